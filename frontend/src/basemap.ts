// The base map: countries of Natural Earth (public domain), as npm's world-atlas packs them. No tile server.
import type { Feature, FeatureCollection, MultiPolygon, Point, Polygon, Position } from "geojson";
import type { StyleSpecification } from "maplibre-gl";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import atlasUrl from "world-atlas/countries-50m.json?url";
import type { Palette } from "./colours";

type Atlas = Topology<{ countries: GeometryCollection<{ name: string }> }>;
type Country = Feature<Polygon | MultiPolygon, { name: string }>;
type Countries = FeatureCollection<Polygon | MultiPolygon, { name: string }>;

export async function baseMap(colours: Palette): Promise<StyleSpecification> {
  const atlas = (await (await fetch(atlasUrl)).json()) as Atlas;
  const countries = unwrapped(feature(atlas, atlas.objects.countries) as Countries);
  const borders = mesh(atlas, atlas.objects.countries, (one, other) => one !== other);
  return {
    version: 8,
    sources: {
      countries: { type: "geojson", data: countries, attribution: "Base map: Natural Earth" },
      borders: { type: "geojson", data: borders },
      names: { type: "geojson", data: { type: "FeatureCollection", features: countries.features.map(named) } },
    },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": colours.sea } },
      { id: "land", type: "fill", source: "countries", paint: { "fill-color": colours.land } },
      { id: "coast", type: "line", source: "countries", paint: { "line-color": colours.border, "line-width": 0.6 } },
      { id: "borders", type: "line", source: "borders", paint: { "line-color": colours.border, "line-width": 1 } },
      {
        id: "names",
        type: "symbol",
        source: "names",
        layout: {
          "text-field": ["get", "name"],
          "text-font": ["'Source Sans 3 Variable'", "sans-serif"],
          "text-size": ["interpolate", ["linear"], ["zoom"], 2, 10, 6, 14],
          "text-max-width": 7,
          "symbol-sort-key": ["-", ["get", "size"]],
        },
        paint: { "text-color": colours.soft, "text-halo-color": colours.land, "text-halo-width": 1.2 },
      },
    ],
  };
}

/** The colours again, when light turns to dark. */
export const PAINTED: [string, string, keyof Palette][] = [
  ["sea", "background-color", "sea"], ["land", "fill-color", "land"], ["coast", "line-color", "border"],
  ["borders", "line-color", "border"], ["names", "text-color", "soft"], ["names", "text-halo-color", "land"],
];

/** Rings that jump from 180 to -180 degrees go on past 180 instead: the map draws them across its edge, not over itself. */
function unwrapped(countries: Countries): Countries {
  for (const { geometry } of countries.features) {
    const parts = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
    parts.forEach((part) => part.forEach(unwrap));
  }
  return countries;
}

function unwrap(ring: Position[]): void {
  let turns = 0;
  let before = ring[0]?.[0] ?? 0;
  for (const place of ring) {
    const here = place[0] ?? 0;
    if (here - before > 180) turns -= 360;
    if (before - here > 180) turns += 360;
    before = here;
    place[0] = here + turns;
  }
  const [first, last] = [ring[0]?.[0] ?? 0, ring[ring.length - 1]?.[0] ?? 0];
  if (Math.abs(first - last) > 180) ring.push([last, -90], [first, -90], [...(ring[0] ?? [])]); // around the South Pole
}

/** A country's name in the middle of its largest part. */
function named(country: Country): Feature<Point> {
  const parts = country.geometry.type === "Polygon" ? [country.geometry.coordinates] : country.geometry.coordinates;
  const rings = parts.map((part) => centroid(part[0] ?? []));
  const largest = rings.reduce((best, one) => (one.size > best.size ? one : best), { at: [0, 0] as Position, size: 0 });
  const properties = { name: country.properties.name, size: largest.size };
  return { type: "Feature", properties, geometry: { type: "Point", coordinates: largest.at } };
}

/** Centroid and area of a ring, in square degrees. */
function centroid(ring: Position[]): { at: Position; size: number } {
  let [x, y, twice] = [0, 0, 0];
  for (let at = 0; at + 1 < ring.length; at++) {
    const [[a = 0, b = 0], [c = 0, d = 0]] = [ring[at] ?? [], ring[at + 1] ?? []];
    const cross = a * d - c * b;
    [x, y, twice] = [x + (a + c) * cross, y + (b + d) * cross, twice + cross];
  }
  return twice ? { at: [x / (3 * twice), y / (3 * twice)], size: Math.abs(twice / 2) } : { at: [0, 0], size: 0 };
}
