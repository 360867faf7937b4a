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
  lost: { place: string; incidents: number }[];
  lost_places: number;
  placeless: number;
}

/** Each with its place in the columns; all else is looked up there, so that little is copied into the map's worker.
    years: first and last that are shown; what has no day is always shown. */
export function featuresOf(points: Points, years?: [number, number]): FeatureCollection<Point> {
  const shown = points.ids.map((_, at) => at).filter((at) => !years || within(points.start[at] ?? null, years));
  return { type: "FeatureCollection", features: shown.map((at) => featureOf(points, at)) };
}

export function featureOf(points: Points, at: number): FeatureCollection<Point>["features"][0] {
  const coordinates = [points.lon[at] ?? 0, points.lat[at] ?? 0];
  return { type: "Feature", geometry: { type: "Point", coordinates }, properties: { at, killed: points.killed[at] ?? 0 } };
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

export const LISTED = 100;

/** A list of some points. found: their places in the columns, at most LISTED; all: how many there are. Words of reports
    go in as text, never as markup. */
export function popupOf(points: Points, found: number[], all = found.length): HTMLElement {
  const place = document.createElement("div");
  const head = document.createElement("p");
  head.textContent = all === 1 ? "Here" : `${all.toLocaleString("en")} here`;
  if (all > found.length) head.textContent += `; the first ${found.length} are listed. Zoom in for the others.`;
  const list = document.createElement("ul");
  for (const at of found) {
    const link = Object.assign(document.createElement("a"), { textContent: points.title[at] || points.kind[at] || "incident" });
    link.href = points.href?.[at] ?? `/incidents/${encodeURIComponent(points.ids[at] ?? "")}`;
    const item = document.createElement("li");
    item.append(link);
    list.append(item);
  }
  place.append(head, list);
  return place;
}
