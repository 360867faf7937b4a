// The numbers of one incident: each claim a line from low to high, and what the rule made of them.
import * as Plot from "@observablehq/plot";
import { palette } from "../colours";
import { type Chart, type Range, claimAddress, nothing, rangeWords, shortened } from "./picture";

interface Said extends Range {
  claim: string; report: string; title: string | null; holder: string | null; published: string | null; words: string;
  polarity: string; independent: boolean;
}
interface Count extends Range {
  key: string;
  why: string;
  said: Said[];
}
interface Line {
  key: string; label: string; from: number; to: number; best: number | null; open: boolean; copy: boolean; tip: string; href: string;
}

export const counts: Chart = (values, width) => {
  const given = (values as { counts: Count[] }).counts;
  if (!given.length) return nothing("No claim gives a number.");
  const place = document.createElement("div");
  const most = Math.max(1, ...given.flatMap((one) => one.said.flatMap((each) => [each.low ?? 0, each.best ?? 0, each.high ?? 0])));
  place.append(...given.map((one) => of(one, width, most)));
  return place;
};

function of(count: Count, width: number, most: number): Element {
  const colours = palette();
  const lines = count.said.map((one, at) => line(one, at, count.key, most));
  const left = Math.min(220, width * 0.34);
  return Plot.plot({
    width,
    height: 46 + lines.length * 24,
    marginLeft: left,
    marginRight: 26,
    marginBottom: 32,
    x: { domain: [0, most * 1.05], label: count.key, ticks: Math.min(8, most + 1), tickFormat: "d" },
    y: { domain: lines.map((one) => one.label), label: null, tickSize: 0, tickFormat: (label: string) => shortened(label.replace(/\u200b+/g, ""), Math.floor(left / 6.6)) },
    marks: [
      ...(count.low !== null || count.high !== null
        ? [Plot.rectX([count], { x1: count.low ?? 0, x2: count.high ?? most * 1.05, fill: colours.accent, fillOpacity: 0.1 })]
        : []),
      ...(count.best !== null ? [Plot.ruleX([count.best], { stroke: colours.accent, strokeWidth: 1.5 })] : []),
      Plot.gridX({ stroke: colours.line, strokeOpacity: 1 }),
      ...[false, true].map((open) =>
        Plot.link(lines.filter((one) => one.open === open), { x1: "from", x2: "to", y1: "label", y2: "label", stroke: colours.soft, strokeWidth: 2, strokeDasharray: open ? "2,3" : undefined }),
      ),
      Plot.dot(lines, { x: (one: Line) => one.best ?? one.from, y: "label", r: 5, fill: (one: Line) => (one.copy ? colours.paper : colours.ink), stroke: colours.ink, href: "href", title: "tip" }),
    ],
  });
}

function line(one: Said, at: number, key: string, most: number): Line {
  const who = one.holder ?? one.title ?? "the report";
  const copy = one.independent ? "" : " (a copy)";
  return {
    key, from: one.low ?? one.best ?? 0, to: one.high ?? one.best ?? most * 1.05, best: one.best ?? one.low ?? one.high,
    open: one.low === null || one.high === null, copy: !one.independent,
    label: `${who}${copy}${"\u200b".repeat(at)}`, // two may have one name: zero-width marks keep their lines apart
    tip: `${who}${copy}: ${rangeWords(one)}\n“${one.words}”${one.published ? `\n${one.published}` : ""}`,
    href: claimAddress(one.report, one.claim),
  };
}
