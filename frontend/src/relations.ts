// The record's relations between two, as the server sends them, and the graph that is made of them.
import Graph from "graphology";
import type { Palette } from "./colours";

export interface Node {
  key: string;
  name: string;
  kind: string | null;
  country: string | null;
  claims: number;
}
export interface Edge {
  id: string; source: string; target: string | null; type: string; subtype: string; words: string;
  start: string | null; end: string | null; first_reported: string | null;
  for: number; against: number; contested: boolean; sources: number;
}
export interface Network {
  nodes: Node[];
  edges: Edge[];
  first: string | null;
  last: string | null;
}

/** Sorts of edges that are told apart: by colour, and by their words in the panel. */
export const SORTS = [
  { key: "one", label: "belongs to, merged, pledged", colour: "tie", subtypes: ["pledge", "merge", "rename", "branch", "join"] },
  { key: "with", label: "works with", colour: "force", subtypes: ["ally"] },
  { key: "against", label: "rivals, split", colour: "deed", subtypes: ["rival", "split"] },
  { key: "backed", label: "depends on, supports", colour: "trait", subtypes: ["depend", "funding", "training", "arms", "sanctuary", "other"] },
  { key: "people", label: "members go over", colour: "view", subtypes: ["from_to", "background"] },
  { key: "leads", label: "leads, belongs to (persons)", colour: "soft", subtypes: ["leads", "member_of", "founded", "removed"] },
] as const satisfies readonly { key: string; label: string; colour: keyof Palette; subtypes: readonly string[] }[];

export type Sort = (typeof SORTS)[number];
const MUTUAL = ["ally", "rival", "merge"];
const SHAPES: Record<string, string> = { group: "circle", person: "triangle", government: "square", force: "square" };

export function sortOf(edge: Edge): Sort {
  return SORTS.find((one) => (one.subtypes as readonly string[]).includes(edge.subtype)) ?? SORTS[0];
}

/** Does the relation hold at some time between the days ("" for an open end)? It begins on its own first day, else with
    its first report: the same rule as the server's (pages/network.py). */
export function holds(edge: Edge, from: string, to: string): boolean {
  const begins = edge.start ?? edge.first_reported;
  return !(to && begins && begins > to) && !(from && edge.end && edge.end < from);
}

const yearOf = (day: string | null): number => Number(day?.slice(0, 4)) || 0;

export function yearsOf(network: Network): number[] {
  const [first, last] = [yearOf(network.first), yearOf(network.last)];
  return first && last ? Array.from({ length: last - first + 1 }, (_, at) => first + at) : [];
}

/** Networks of more groups than this are drawn finer and paler, and at first only their most connected groups. */
export const DENSE = 300;
export const FIRST = 200;

export function graphOf(network: Network): Graph {
  const dense = network.nodes.length > DENSE;
  const graph = new Graph({ multi: true, type: "directed", allowSelfLoops: true });
  network.nodes.forEach((one, at) => {
    // A spiral to begin with: the same record is always laid out the same way.
    const [turn, far] = [at * 2.399963, Math.sqrt(at + 1)];
    graph.addNode(one.key, {
      label: one.name, x: far * Math.cos(turn), y: far * Math.sin(turn), size: (dense ? 2 : 4) + (dense ? 0.6 : 1.2) * Math.sqrt(Math.min(one.claims, 120)),
      shape: SHAPES[one.kind ?? ""] ?? "circle", who: one,
    });
  });
  for (const one of network.edges)
    if (one.target && graph.hasNode(one.source) && graph.hasNode(one.target))
      graph.addEdgeWithKey(one.id, one.source, one.target, { told: one, size: dense ? 1 : 1.5 + Math.min(one.sources, 6) * 0.6 });
  return graph;
}

/** Colours by sort; who is contested is dashed on a pale ground, what is only denied is dotted and pale. */
export function paint(graph: Graph, colours: Palette): void {
  graph.forEachNode((key) => graph.setNodeAttribute(key, "color", colours.ink));
  graph.forEachEdge((key, { told }) => {
    const edge = told as Edge;
    const colour = colours[sortOf(edge).colour];
    const denied = edge.for === 0;
    graph.mergeEdgeAttributes(key, {
      color: colour,
      ground: edge.contested || denied ? colours.line : colour,
      dash: denied ? 3 : edge.contested ? 9 : 0,
      head: MUTUAL.includes(edge.subtype) ? "none" : "arrow",
      label: edge.subtype.replaceAll("_", " "),
    });
  });
}
