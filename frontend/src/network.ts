// The network: groups as nodes, relations as edges by kind, with a slider of years; contested edges are dashed.
import type Graph from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";
import Sigma, { DEFAULT_STYLES } from "sigma";
import { extremityArrow, layerDashed, layerFill, layerPlain, pathCurved, pathLine, pathLoop, sdfCircle, sdfSquare, sdfTriangle } from "sigma/rendering";
import { onTurn, palette } from "./colours";
import type { Drawing } from "./drawings";
import { panel } from "./panel";
import { type Edge, type Network, graphOf, holds, paint, sortOf, yearsOf } from "./relations";
import { span } from "./span";

export function draw(place: HTMLElement, values: unknown): Drawing {
  const network = values as Network;
  const graph = graphOf(network);
  laidOut(graph);
  paint(graph, palette());
  const sigma = shown(graph, place);
  const kept = { hidden: new Set<string>(), from: 0, to: 9999, chosen: null as string | null };
  const beside = panel(place, network, {
    choose: (key) => choose(key, true),
    sorts: (hidden) => {
      kept.hidden = hidden;
      sift();
    },
  });

  function sift(): void {
    graph.forEachEdge((key, { told }) => {
      const edge = told as Edge;
      const seen = holds(edge, kept.from, kept.to) && !kept.hidden.has(sortOf(edge).key);
      sigma.setEdgeState(key, { isHidden: !seen });
    });
    graph.forEachNode((key) => {
      const some = graph.edges(key).some((edge) => !sigma.getEdgeState(edge).isHidden);
      sigma.setNodeState(key, { isHidden: !some && graph.degree(key) > 0 });
    });
    sigma.refresh();
  }

  function choose(key: string | null, move = false): void {
    kept.chosen = key;
    const near = new Set(key ? [key, ...graph.neighbors(key)] : []);
    graph.forEachNode((one) => graph.setNodeAttribute(one, "faded", key !== null && !near.has(one)));
    graph.forEachEdge((one, _, from, to) => graph.setEdgeAttribute(one, "faded", key !== null && from !== key && to !== key));
    beside.tell(key, key ? graph.edges(key).map((one) => graph.getEdgeAttribute(one, "told") as Edge) : []);
    const at = key && move ? sigma.getNodeDisplayData(key) : undefined;
    if (at) void sigma.getCamera().animate({ x: at.x, y: at.y, ratio: Math.min(sigma.getCamera().ratio, 0.6) }, { duration: 250 });
  }

  sigma.on("clickNode", ({ node }) => choose(node));
  sigma.on("clickStage", () => choose(null));
  sigma.on("clickEdge", ({ edge }) => beside.open(edge));
  timed(place, network, (from, to) => {
    [kept.from, kept.to] = [from, to];
    sift();
  });
  sift();
  onTurn(() => paint(graph, palette()));
  return { show: () => undefined };
}

/** Force-directed, the same number of steps each time; large graphs take fewer of them. */
function laidOut(graph: Graph): void {
  const iterations = graph.order > 800 ? 80 : graph.order > 200 ? 200 : 500;
  const settings = { ...forceAtlas2.inferSettings(graph), barnesHutOptimize: graph.order > 400, adjustSizes: false, gravity: 1, scalingRatio: 12, linLogMode: false };
  if (graph.order > 1) forceAtlas2.assign(graph, { iterations, settings });
}

function shown(graph: Graph, place: HTMLElement): Sigma {
  const colours = palette();
  const font = getComputedStyle(document.documentElement).getPropertyValue("--sans").trim();
  const faded = { when: (data: Record<string, unknown>) => data["faded"] === true };
  return new Sigma(graph, place, {
    settings: { itemSizesReference: "screen", renderEdgeLabels: graph.size < 400, enableEdgeEvents: true, gestureTarget: "shared", labelDensity: 0.8, labelRenderedSizeThreshold: 5, stagePadding: 60, maxCameraRatio: 3, minCameraRatio: 0.03 },
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
        { shape: { attribute: "shape" }, labelColor: colours.ink, labelFont: font, labelSize: 13, backdropColor: colours.raised },
        { ...faded, then: { opacity: 0.15, labelVisibility: "hidden" } },
      ],
      edges: [
        DEFAULT_STYLES.edges,
        { head: { attribute: "head" }, path: "straight", parallelPath: "curved", selfLoopPath: "loop", ground: { attribute: "ground" }, dash: { attribute: "dash" }, labelColor: colours.soft, labelSize: 11, labelFont: font, labelBackgroundColor: colours.paper, labelBackgroundPadding: 2 },
        { ...faded, then: { opacity: 0.08, labelVisibility: "hidden" } },
      ],
    },
  } as ConstructorParameters<typeof Sigma>[2]) as unknown as Sigma;
}

/** The slider; the address says which years are shown, so that it can be sent. */
function timed(place: HTMLElement, network: Network, heard: (from: number, to: number) => void): void {
  const years = yearsOf(network);
  if (years.length < 2) return;
  const asked = new URLSearchParams(location.search);
  const index = (name: string, other: number): number => {
    const at = years.indexOf(Number(asked.get(name)?.slice(0, 4)));
    return at < 0 ? other : at;
  };
  const last = years.length - 1;
  const slider = span(years.map(String), index("from", 0), index("to", last), (from, to) => {
    heard(years[from] ?? 0, years[to] ?? 9999);
    const address = new URL(location.href);
    for (const [name, at, whole] of [["from", from, 0], ["to", to, last]] as const)
      if (at === whole) address.searchParams.delete(name);
      else address.searchParams.set(name, `${years[at]}${name === "from" ? "-01-01" : "-12-31"}`);
    history.replaceState(history.state, "", address);
  });
  place.after(slider.place);
  if (slider.from() > 0 || slider.to() < last) heard(years[slider.from()] ?? 0, years[slider.to()] ?? 9999);
}
