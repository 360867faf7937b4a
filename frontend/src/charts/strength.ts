// How many a group is said to have: each claim a line from low to high at its day, with its holder.
import * as Plot from "@observablehq/plot";
import { palette } from "../colours";
import { type Chart, type Range, claimAddress, day, nothing, rangeWords, shortened } from "./picture";

interface Claim extends Range {
  claim: string; report: string; holder: string | null; published: string | null; start: string | null; end: string | null; words: string; of: string; unit: string;
}

export const strength: Chart = (values, width) => {
  const given = values as Claim[];
  const dated = given.filter((one) => at(one) && (one.low ?? one.best ?? one.high) !== null);
  if (!dated.length) return nothing(given.length ? "No claim of strength has both a day and a number." : "No claim of strength.");
  const colours = palette();
  const rows = dated.map((one) => ({
    day: at(one), from: one.low ?? one.best ?? 0, to: one.high ?? one.best ?? one.low ?? 0, best: one.best ?? one.high ?? one.low ?? 0,
    who: shortened(one.holder ?? "the report", 26), said: one.start !== null, href: claimAddress(one.report, one.claim),
    tip: `${one.holder ?? "the report"}: ${one.of}, ${rangeWords(one)}\n“${one.words}”\n${one.start ? `of ${one.start}` : `reported ${one.published}`}`,
  }));
  type Row = (typeof rows)[0];
  return Plot.plot({
    width,
    height: Math.min(340, 170 + 14 * rows.length),
    marginLeft: 52,
    marginTop: 26,
    marginRight: Math.min(130, width * 0.25),
    x: { type: "utc", label: null, nice: true, ticks: Math.max(2, Math.min(8, Math.floor(width / 110))) },
    y: { zero: true, label: "persons", nice: true, ticks: 5 },
    marks: [
      Plot.gridY({ stroke: colours.line, strokeOpacity: 1, ticks: 5 }),
      Plot.ruleX(rows, { x: "day", y1: "from", y2: "to", stroke: colours.force, strokeWidth: 3 }),
      Plot.dot(rows, { x: "day", y: "best", r: 5, fill: (one: Row) => (one.said ? colours.force : colours.paper), stroke: colours.force, strokeWidth: 1.5, href: "href", title: "tip" }),
      Plot.text(rows, { x: "day", y: "best", text: "who", dx: 9, textAnchor: "start", fill: colours.soft }),
      Plot.ruleY([0], { stroke: colours.lineStrong }),
    ],
  });
};

const at = (one: Claim): Date | null => day(one.start ?? one.published);
