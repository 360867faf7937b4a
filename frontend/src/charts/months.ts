// Incidents by month, or by year where there are many; drawing over it asks the form of facets for that time.
import * as Plot from "@observablehq/plot";
import { palette } from "../colours";
import { ask, formOf } from "../facets";
import { type Chart, nothing } from "./picture";

interface Row {
  month: string;
  kind: string;
  incidents: number;
  killed: number;
}
const MOST_MONTHS = 150;
const HIGH = 160;
const HIGH_BESIDE_MAP = 340;

export const months: Chart = (values, width, place) => {
  const { rows, undated } = values as { rows: Row[]; undated: number };
  if (!rows.length) return nothing(undated ? `None of ${undated} incidents has a day.` : "No incident.");
  const all = rows.map((one) => one.month).sort();
  const last = all[all.length - 1] ?? "";
  const first = [all[0] ?? "", yearBefore(last)].sort()[0] ?? "";
  const yearly = apart(first, last) > MOST_MONTHS;
  const totals = new Map<string, { incidents: number; killed: number }>();
  for (const one of rows) {
    const key = yearly ? one.month.slice(0, 4) : one.month;
    const sum = totals.get(key) ?? { incidents: 0, killed: 0 };
    totals.set(key, { incidents: sum.incidents + one.incidents, killed: sum.killed + one.killed });
  }
  const bars = [...totals].map(([key, sum]) => ({ ...sum, key, from: begin(key), to: end(key) }));
  const colours = palette();
  const most = Math.max(...bars.map((one) => one.incidents));
  const step = Math.max(1, ...[1, 2, 5].flatMap((one) => [0, 1, 2, 3, 4, 5, 6].map((zeros) => one * 10 ** zeros)).filter((one) => one * 4 <= most));
  const ticks = Array.from({ length: Math.floor(most / step) + 1 }, (_, at) => at * step); // whole incidents, four to ten steps
  const high = place.closest(".split") && matchMedia("(min-width: 1100px)").matches ? HIGH_BESIDE_MAP : HIGH;
  const svg = Plot.plot({
    width,
    height: high,
    marginLeft: 34,
    marginRight: 6,
    marginTop: 26,
    marginBottom: 24,
    x: { type: "utc", domain: [begin(yearly ? first.slice(0, 4) : first), end(yearly ? last.slice(0, 4) : last)], label: null },
    y: { label: yearly ? "incidents a year" : "incidents a month", ticks, tickFormat: ",d", domain: [0, most] },
    marks: [
      Plot.gridY(ticks, { stroke: colours.line, strokeOpacity: 1 }),
      Plot.rectY(bars, { x1: "from", x2: "to", y: "incidents", fill: colours.accent, insetLeft: 0.5, insetRight: 0.5, title: (one: (typeof bars)[0]) => `${one.key}: ${one.incidents} incidents, ${one.killed} said to be killed` }),
      Plot.ruleY([0], { stroke: colours.lineStrong }),
    ],
  });
  brushed(svg as unknown as SVGSVGElement, place, high);
  return svg;
};

/** A year is the least that is shown, so that a single month is not a wall. */
function yearBefore(month: string): string {
  const at = begin(month);
  at.setUTCMonth(at.getUTCMonth() - 11);
  return at.toISOString().slice(0, 7);
}

function begin(key: string): Date {
  return new Date(key.length === 4 ? `${key}-01-01T00:00:00Z` : `${key}-01T00:00:00Z`);
}

function end(key: string): Date {
  const at = begin(key);
  if (key.length === 4) at.setUTCFullYear(at.getUTCFullYear() + 1);
  else at.setUTCMonth(at.getUTCMonth() + 1);
  return at;
}

function apart(first: string, last: string): number {
  return (Number(last.slice(0, 4)) - Number(first.slice(0, 4))) * 12 + Number(last.slice(5, 7)) - Number(first.slice(5, 7));
}

/** Dragging over the bars chooses days; a click without a drag gives up the choice. */
function brushed(svg: SVGSVGElement, place: HTMLElement, high: number): void {
  const form = formOf(place);
  if (!form) return;
  const scale = (svg as unknown as { scale(name: string): { invert(at: number): Date; range: [number, number] } }).scale("x");
  const rect = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  rect.setAttribute("fill", "var(--ink)");
  rect.setAttribute("fill-opacity", "0.15");
  rect.setAttribute("y", "26");
  rect.setAttribute("height", String(high - 50));
  svg.append(rect);
  svg.style.cursor = "crosshair";
  svg.style.touchAction = "pan-y";
  const [least = 0, most = 0] = scale.range;
  const at = (event: PointerEvent): number => {
    const box = svg.getBoundingClientRect();
    return Math.min(Math.max(((event.clientX - box.left) * svg.viewBox.baseVal.width) / box.width, least), most);
  };
  let began: number | null = null;
  svg.addEventListener("pointerdown", (event) => {
    began = at(event);
    svg.setPointerCapture(event.pointerId);
  });
  svg.addEventListener("pointermove", (event) => {
    if (began === null) return;
    const now = at(event);
    rect.setAttribute("x", String(Math.min(began, now)));
    rect.setAttribute("width", String(Math.abs(now - began)));
  });
  svg.addEventListener("pointerup", (event) => {
    if (began === null) return;
    const [from, to] = [Math.min(began, at(event)), Math.max(began, at(event))];
    began = null;
    const words = (x: number): string => scale.invert(x).toISOString().slice(0, 10);
    ask(form, to - from < 4 ? { from: "", to: "" } : { from: words(from), to: words(to) });
  });
}
