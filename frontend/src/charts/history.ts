// A group's relations as a timeline: a bar from the day a relation began to the day it ended, as far as claims say.
import * as Plot from "@observablehq/plot";
import { type Palette, palette } from "../colours";
import { type Chart, day, nothing, shortened } from "./picture";

interface Step {
  id: string; kind: string; words: string; other: string | null; start: string | null; end: string | null; first_reported: string | null; contested: boolean; sources: number; family: boolean;
}
const DAY_MS = 86_400_000;

export const history: Chart = (values, width) => {
  const given = values as Step[];
  const dated = given.filter((one) => one.start ?? one.end ?? one.first_reported).sort((one, other) => began(one) - began(other));
  if (!dated.length) return nothing(given.length ? "No relation has a day; the list names them." : "No relation with anybody.");
  const colours = palette();
  const least = Math.min(...dated.map(began));
  const most = Math.max(...dated.map(ended));
  const room = Math.max((most - least) * 0.04, 20 * DAY_MS);
  const left = Math.min(340, width * 0.45);
  const rows = dated.map((one, at) => {
    const [from, to] = [began(one), ended(one)];
    return {
      line: at, label: shortened(one.words.replace(/, (on|between|since|until|from) \d{4}.*$/, ""), Math.floor(left / 6)),
      from: new Date(from), to: new Date(Math.max(to, from + room / 4)), said: one.start !== null || one.end !== null,
      contested: one.contested, colour: colours[hue(one.kind)], tip: `${one.words}\n${when(one)}`, href: `#${one.id}`,
    };
  });
  const ticks = Math.max(2, Math.min(8, Math.floor((width - left) / 90)));
  type Row = (typeof rows)[0];
  return Plot.plot({
    width,
    height: 44 + rows.length * 22,
    marginLeft: left,
    marginRight: 14,
    marginTop: 8,
    x: { type: "utc", domain: [new Date(least - room), new Date(most + room)], label: null, ticks },
    y: { domain: rows.map((one) => one.line), type: "band", label: null, tickSize: 0, tickFormat: (at: number) => rows[at]?.label ?? "", padding: 0.35 },
    marks: [
      Plot.gridX({ stroke: colours.line, strokeOpacity: 1, ticks }),
      ...[false, true].map((contested) =>
        Plot.barX(rows.filter((one) => one.contested === contested), {
          x1: "from", x2: "to", y: "line", stroke: "colour", strokeWidth: 1.5, rx: 2, title: "tip", href: "href",
          fill: (one: Row) => (one.said && !contested ? one.colour : colours.paper), strokeDasharray: contested ? "4,3" : undefined,
        }),
      ),
    ],
  });
};

const began = (one: Step): number => (day(one.start ?? one.first_reported ?? one.end)?.getTime() ?? 0);
const ended = (one: Step): number => (day(one.end ?? one.start ?? one.first_reported)?.getTime() ?? 0) + DAY_MS;

function when(one: Step): string {
  if (one.start || one.end) return one.start === one.end ? `${one.start}` : `${one.start ?? "…"} to ${one.end ?? "…"}`;
  return `no day given; first reported ${one.first_reported}`;
}

function hue(kind: string): keyof Palette {
  const type = kind.split("/")[0] ?? "";
  return ({ affiliation: "tie", member_flow: "tie", support: "tie", status: "trait", leadership: "trait" } as Record<string, keyof Palette>)[type] ?? "soft";
}
