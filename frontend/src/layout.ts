// Where the nodes of the network lie: found by forces, in a worker, so that the page answers meanwhile.
import type Graph from "graphology";

/** What the worker is sent. x, y: of each node to begin with; ends: of each edge, two places in them. */
export interface Asked {
  x: Float64Array;
  y: Float64Array;
  ends: Uint32Array;
}

/** Find places for these nodes, as if there were no others. */
export async function laidOut(graph: Graph, nodes: string[]): Promise<void> {
  if (nodes.length < 2) return;
  const at = new Map(nodes.map((key, number) => [key, number]));
  const of = (name: string): Float64Array => Float64Array.from(nodes, (key) => graph.getNodeAttribute(key, name) as number);
  const ends = Uint32Array.from(graph.mapEdges((_, __, from, to) => [at.get(from), at.get(to)]).filter((one) => !one.includes(undefined)).flat() as number[]);
  const { x, y } = await asked({ x: of("x"), y: of("y"), ends });
  graph.updateEachNodeAttributes((key, all) => {
    const number = at.get(key);
    return number === undefined ? all : { ...all, x: x[number], y: y[number] };
  }, { attributes: ["x", "y"] });
}

async function asked(what: Asked): Promise<Asked> {
  const worker = new Worker(new URL("./layout.worker.ts", import.meta.url));
  try {
    return await new Promise((done, failed) => {
      worker.onmessage = (event: MessageEvent<Asked>) => done(event.data);
      worker.onerror = (event) => failed(new Error(event.message || "the layout could not be computed"));
      worker.postMessage(what, [what.x.buffer, what.y.buffer, what.ends.buffer]);
    });
  } finally {
    worker.terminate();
  }
}
