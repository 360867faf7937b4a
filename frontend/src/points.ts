// Points of incidents, as the server sends them in columns, and what is made of them on a map.
import type { FeatureCollection, Point } from "geojson";

export interface Points {
  ids: string[];
  lon: number[];
  lat: number[];
  kind: string[];
  title: string[];
  start: (string | null)[];
  killed: (number | null)[];
  sources: number[];
  href?: (string | null)[];
  unplaced: number;
}

/** years: first and last that are shown; what has no day is always shown. */
export function featuresOf(points: Points, years?: [number, number]): FeatureCollection<Point> {
  const shown = points.ids.map((_, at) => at).filter((at) => !years || within(points.start[at] ?? null, years));
  return {
    type: "FeatureCollection",
    features: shown.map((at) => ({
      type: "Feature",
      geometry: { type: "Point", coordinates: [points.lon[at] ?? 0, points.lat[at] ?? 0] },
      properties: {
        id: points.ids[at], href: points.href?.[at] ?? `/incidents/${encodeURIComponent(points.ids[at] ?? "")}`, title: points.title[at], kind: points.kind[at], start: points.start[at] ?? "", killed: points.killed[at] ?? 0,
      },
    })),
  };
}

function within(day: string | null, [from, to]: [number, number]): boolean {
  const year = Number(day?.slice(0, 4));
  return !year || (year >= from && year <= to);
}

export function yearsOf(points: Points): number[] {
  const found = points.start.filter(Boolean).map((one) => Number(one?.slice(0, 4)));
  const [first, last] = [Math.min(...found), Math.max(...found)];
  return found.length ? Array.from({ length: last - first + 1 }, (_, at) => first + at) : [];
}

/** The ends that hold all points; undefined where there is none. */
export function bounds(points: Points): [[number, number], [number, number]] | undefined {
  if (!points.ids.length) return undefined;
  const least = (given: number[]): number => given.reduce((a, b) => Math.min(a, b), Infinity);
  const most = (given: number[]): number => given.reduce((a, b) => Math.max(a, b), -Infinity);
  return [[least(points.lon), least(points.lat)], [most(points.lon), most(points.lat)]];
}

const LISTED = 100;

/** Words of reports go in as text, never as markup. */
export function popupOf(found: Record<string, string>[]): HTMLElement {
  const place = document.createElement("div");
  const head = document.createElement("p");
  head.textContent = found.length === 1 ? "Here" : `${found.length} here`;
  const list = document.createElement("ul");
  for (const one of found.slice(0, LISTED)) {
    const link = Object.assign(document.createElement("a"), { textContent: one["title"] || one["kind"] || "incident" });
    link.href = one["href"] ?? "";
    const item = document.createElement("li");
    item.append(link, one["start"] ? ` ${one["start"]}` : "");
    list.append(item);
  }
  if (found.length > LISTED) head.textContent += `; the first ${LISTED} are listed. Zoom in for the others.`;
  place.append(head, list);
  return place;
}
