// The network: groups as nodes, relations as edges by kind, with a slider of years; contested edges are dashed.
import type Graph from "graphology";
import Sigma, { DEFAULT_STYLES } from "sigma";
import { extremityArrow, layerDashed, layerFill, layerPlain, pathCurved, pathLine, pathLoop, sdfCircle, sdfSquare, sdfTriangle } from "sigma/rendering";
import htmx from "htmx.org";
import { onTurn, palette } from "./colours";
import type { Drawing } from "./drawings";
import { laidOut } from "./layout";
import { panel } from "./panel";
import { type Edge, type Network, type Node, DENSE, FIRST, graphOf, holds, paint, sortOf, yearsOf } from "./relations";
import { span } from "./span";

export async function draw(place: HTMLElement, values: unknown): Promise<Drawing> {
  const network = values as Network;
  const graph = graphOf(network);
  const ranked = rankedIn(graph);
  let there = new Set(graph.order > DENSE ? ranked.slice(0, FIRST) : ranked);
  await laidOut(graph, [...there]);
  paint(graph, palette());
  const sigma = shown(graph, place);
  const asked = new URLSearchParams(location.search);
  const kept = { hidden: new Set<string>(), from: asked.get("from") ?? "", to: asked.get("to") ?? "" };
  const beside = panel(place, network, {
    choose: async (key) => {
      if (key) await laid([...there, key, ...graph.neighbors(key)]);
      choose(key, true);
    },
    most: (number) => laid(ranked.slice(0, number)),
    sorts: (hidden) => {
      kept.hidden = hidden;
      sift();
    },
  });

  /** Draw these groups, which need new places if they are others than now. */
  async function laid(keys: string[]): Promise<void> {
    const wanted = new Set(keys);
    if (wanted.size === there.size && keys.every((key) => there.has(key))) return;
    place.setAttribute("aria-busy", "true");
    there = wanted;
    await laidOut(graph, [...there]);
    place.removeAttribute("aria-busy");
    sift();
  }

  function sift(): void {
    let number = 0;
    graph.forEachEdge((key, { told }, from, to) => {
      const edge = told as Edge;
      const seen = there.has(from) && there.has(to) && holds(edge, kept.from, kept.to) && !kept.hidden.has(sortOf(edge).key);
      number += Number(seen);
      sigma.setEdgeState(key, { isHidden: !seen });
    });
    beside.count(number, graph.size);
    graph.forEachNode((key) => {
      const some = graph.edges(key).some((edge) => !sigma.getEdgeState(edge).isHidden);
      sigma.setNodeState(key, { isHidden: !there.has(key) || (!some && graph.degree(key) > 0) });
    });
    sigma.refresh();
  }

  function choose(key: string | null, move = false): void {
    const near = new Set(key ? [key, ...graph.neighbors(key)] : []);
    graph.updateEachNodeAttributes((one, all) => ({ ...all, faded: key !== null && !near.has(one), near: near.has(one) }), { attributes: ["faded", "near"] });
    graph.updateEachEdgeAttributes((_, all, from, to) => {
      const own = key !== null && (from === key || to === key);
      return { ...all, faded: key !== null && !own, near: own };
    }, { attributes: ["faded", "near"] });
    beside.tell(key, key ? graph.edges(key).map((one) => graph.getEdgeAttribute(one, "told") as Edge) : []);
    const at = key && move ? sigma.getNodeDisplayData(key) : undefined;
    if (at) void sigma.getCamera().animate({ x: at.x, y: at.y, ratio: Math.min(sigma.getCamera().ratio, 0.6) }, { duration: 250 });
  }

  sigma.on("clickNode", ({ node }) => choose(node));
  sigma.on("clickStage", () => choose(null));
  sigma.on("clickEdge", ({ edge }) => beside.open(edge));
  timed(place, network, kept, sift);
  sift();
  onTurn(() => paint(graph, palette()));
  return { show: () => undefined };
}

/** The most connected first; of equals the most spoken of. */
function rankedIn(graph: Graph): string[] {
  const claims = (key: string): number => (graph.getNodeAttribute(key, "who") as Node).claims;
  return graph.nodes().sort((one, other) => graph.degree(other) - graph.degree(one) || claims(other) - claims(one));
}

function shown(graph: Graph, place: HTMLElement): Sigma {
  const colours = palette();
  const font = getComputedStyle(document.documentElement).getPropertyValue("--sans").trim();
  const faded = { when: (data: Record<string, unknown>) => data["faded"] === true };
  const near = { when: (data: Record<string, unknown>) => data["near"] === true };
  const dense = graph.order > DENSE;
  return new Sigma(graph, place, {
    settings: {
      itemSizesReference: "screen", gestureTarget: "shared", stagePadding: dense ? 30 : 60, maxCameraRatio: 3, minCameraRatio: 0.02,
      // Of thousands of edges none can be told apart by pointing, and finding the one under the pointer draws all again.
      enableEdgeEvents: graph.size < 1000, renderEdgeLabels: true, hideLabelsOnMove: dense,
      labelDensity: dense ? 0.4 : 0.8, labelRenderedSizeThreshold: dense ? 4 : 5,
    },
    primitives: {
      nodes: { shapes: [sdfCircle(), sdfSquare(), sdfTriangle()], layers: [layerFill()], label: { font: { family: font } } },
      edges: {
        paths: [pathLine(), pathCurved(), pathLoop()],
        extremities: [extremityArrow()],
        variables: { ground: { type: "color", default: "#888" }, dash: { type: "number", default: 0 } },
        layers: [
          layerPlain({ color: { attribute: "ground" } }),
          layerDashed({ dashSize: { attribute: "dash", default: 0, mode: "pixels" }, gapSize: { attribute: "dash", default: 0, mode: "pixels" }, gapColor: 0 }),
        ],
      },
    },
    styles: {
      nodes: [
        DEFAULT_STYLES.nodes,
        { shape: { attribute: "shape" }, labelColor: colours.ink, labelFont: font, labelSize: dense ? 12 : 13, labelBackgroundColor: colours.paper, labelBackgroundPadding: 1, backdropColor: colours.raised },
        { ...faded, then: { opacity: 0.15, labelVisibility: "hidden" } },
        { ...near, then: { labelVisibility: "visible" } },
      ],
      edges: [
        DEFAULT_STYLES.edges,
        { head: { attribute: "head" }, path: "straight", parallelPath: "curved", selfLoopPath: "loop", ground: { attribute: "ground" }, dash: { attribute: "dash" }, labelColor: colours.soft, labelSize: 11, labelFont: font, labelBackgroundColor: colours.paper, labelBackgroundPadding: 2, labelVisibility: "hidden", opacity: dense ? 0.6 : 1 },
        { ...near, then: { opacity: 1, labelVisibility: "visible" } },
        { ...faded, then: { opacity: 0.08, labelVisibility: "hidden" } },
      ],
    },
  } as ConstructorParameters<typeof Sigma>[2]) as unknown as Sigma;
}

/** The slider. The address and the form say which days are shown, so that both can be sent; the list is asked for anew. */
function timed(place: HTMLElement, network: Network, kept: { from: string; to: string }, sift: () => void): void {
  const years = yearsOf(network);
  if (years.length < 2) return;
  const last = years.length - 1;
  const index = (day: string, other: number): number => {
    const at = years.indexOf(Number(day.slice(0, 4)));
    return at < 0 ? other : at;
  };
  const slider = span(years.map(String), index(kept.from, 0), index(kept.to, last), (from, to) => {
    kept.from = from === 0 ? "" : `${years[from]}-01-01`;
    kept.to = to === last ? "" : `${years[to]}-12-31`;
    sift();
    written(kept);
  });
  slider.place.addEventListener("change", () => void htmx.ajax("GET", location.pathname + location.search, "#found"));
  place.after(slider.place);
}

function written(days: { from: string; to: string }): void {
  const address = new URL(location.href);
  for (const name of ["from", "to"] as const) {
    if (days[name]) address.searchParams.set(name, days[name]);
    else address.searchParams.delete(name);
    const field = document.querySelector<HTMLInputElement>(`#facets input[name="${name}"]`);
    if (field) field.value = days[name];
  }
  history.replaceState(history.state, "", address);
}
