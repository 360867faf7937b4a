// The names of a group over time: from the first to the last report that uses each.
import * as Plot from "@observablehq/plot";
import { palette } from "../colours";
import { type Chart, day, nothing, shortened } from "./picture";

interface Name {
  name: string; claims: number; first: string | null; last: string | null;
}

export const names: Chart = (values, width) => {
  const given = (values as Name[]).filter((one) => one.first && one.last);
  if (!given.length) return nothing("No dated report names it.");
  const colours = palette();
  const left = Math.min(250, width * 0.42);
  const most = Math.max(...given.map((one) => one.claims));
  const rows = given.map((one) => ({ ...one, from: day(one.first), to: day(one.last), tip: `${one.name}: ${one.claims} claims, reports of ${one.first} to ${one.last}` }));
  type Row = (typeof rows)[0];
  return Plot.plot({
    width,
    height: 44 + rows.length * 24,
    marginLeft: left,
    marginRight: 44,
    marginTop: 8,
    x: { type: "utc", label: null, nice: true, ticks: Math.max(2, Math.min(8, Math.floor((width - left) / 90))) },
    y: { domain: rows.map((one) => one.name), label: null, tickSize: 0, tickFormat: (one: string) => shortened(one, Math.floor(left / 6.6)) },
    marks: [
      Plot.gridX({ stroke: colours.line, strokeOpacity: 1 }),
      Plot.link(rows, { x1: "from", x2: "to", y1: "name", y2: "name", stroke: colours.ink, strokeWidth: 2 }),
      Plot.dot(rows, { x: "from", y: "name", r: 4, fill: colours.ink, title: "tip" }),
      Plot.dot(rows, { x: "to", y: "name", r: (one: Row) => 4 + (3 * one.claims) / most, fill: colours.ink, title: "tip" }),
      Plot.text(rows, { x: "to", y: "name", text: (one: Row) => `${one.claims}`, dx: 12, textAnchor: "start", fill: colours.soft }),
    ],
  });
};
