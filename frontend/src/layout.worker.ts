// Force-directed (ForceAtlas2), the same number of steps each time: the same record is always laid out the same way.
import Graph from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";
import type { Asked } from "./layout";

onmessage = ({ data: { x, y, ends } }: MessageEvent<Asked>): void => {
  const graph = new Graph({ multi: true, allowSelfLoops: true });
  x.forEach((at, node) => graph.addNode(node, { x: at, y: y[node] }));
  for (let at = 0; at < ends.length; at += 2) graph.addEdge(ends[at], ends[at + 1]);
  const iterations = graph.order > 800 ? 150 : graph.order > 200 ? 250 : 500;
  const settings = { ...forceAtlas2.inferSettings(graph), barnesHutOptimize: graph.order > 400, gravity: 1, scalingRatio: 12 };
  forceAtlas2.assign(graph, { iterations, settings });
  graph.forEachNode((node, { x: left, y: up }) => ([x[Number(node)], y[Number(node)]] = [left as number, up as number]));
  postMessage({ x, y, ends });
};
