// The base map: countries of Natural Earth (public domain), as npm's world-atlas packs them. No tile server.
// Far off they are drawn from the coarse atlas, a seventh of the fine one's size; nearer from the fine one.
import type { Feature, FeatureCollection, MultiLineString, MultiPolygon, Polygon, Position } from "geojson";
import type { GeoJSONSource, Map as Shown, StyleSpecification } from "maplibre-gl";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import coarseUrl from "world-atlas/countries-110m.json?url";
import fineUrl from "world-atlas/countries-50m.json?url";
import type { Palette } from "./colours";
import type { Name } from "./labels";

type Atlas = Topology<{ countries: GeometryCollection<{ name: string }> }>;
type Country = Feature<Polygon | MultiPolygon, { name: string }>;
type Countries = FeatureCollection<Polygon | MultiPolygon, { name: string }>;
interface Shapes {
  countries: Countries;
  outlines: MultiLineString;
  names: Name[];
}
export interface BaseMap {
  style: StyleSpecification;
  names: Name[];
}

/** Zoom from which the coarse atlas looks coarse. */
const NEAR = 3;
/** Made while the points are on their way: what a first look at a large record waits for is this machine, not the wire. */
const coarse = shapesOf(coarseUrl);
coarse.catch(() => undefined); // where it fails, baseMap tells

/** The sea is the background of the map's place: a layer of its own would be one more program for the graphics card. */
export async function baseMap(colours: Palette, zoom: number): Promise<BaseMap> {
  const { countries, outlines, names } = await (zoom >= NEAR ? shapesOf(fineUrl) : coarse);
  const style: StyleSpecification = {
    version: 8,
    sources: {
      countries: { type: "geojson", data: countries, attribution: "Base map: Natural Earth" },
      outlines: { type: "geojson", data: outlines },
    },
    layers: [
      // The outlines are lines of their own: smoothed edges would be drawn twice.
      { id: "land", type: "fill", source: "countries", paint: { "fill-color": colours.land, "fill-antialias": false } },
      { id: "outlines", type: "line", source: "outlines", paint: { "line-color": colours.border, "line-width": 0.9 } },
    ],
  };
  return { style, names };
}

/** The fine atlas instead of the coarse one, once somebody looks that near. heard: called with its names. */
export function sharpened(map: Shown, zoom: number, heard: (names: Name[]) => void): void {
  if (zoom >= NEAR) return;
  const looked = async (): Promise<void> => {
    if (map.getZoom() < NEAR) return;
    map.off("zoomend", looked);
    const { countries, outlines, names } = await shapesOf(fineUrl);
    map.getSource<GeoJSONSource>("countries")?.setData(countries);
    map.getSource<GeoJSONSource>("outlines")?.setData(outlines);
    heard(names);
  };
  map.on("zoomend", looked);
}

/** The colours again, when light turns to dark. */
export const PAINTED: [string, string, keyof Palette][] = [["land", "fill-color", "land"], ["outlines", "line-color", "border"]];

async function shapesOf(url: string): Promise<Shapes> {
  const atlas = (await (await fetch(url)).json()) as Atlas;
  const countries = feature(atlas, atlas.objects.countries) as Countries;
  for (const { geometry } of countries.features) {
    const parts = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
    parts.forEach((part) => part.forEach(unwrapRing));
  }
  const outlines = mesh(atlas, atlas.objects.countries);
  outlines.coordinates.forEach(unwrap);
  return { countries, outlines, names: countries.features.map(named).sort((one, other) => other.size - one.size) };
}

/** A line that jumps from 180 to -180 degrees goes on past 180 instead: the map draws it across its edge. */
function unwrap(line: Position[]): void {
  let turns = 0;
  let before = line[0]?.[0] ?? 0;
  for (const place of line) {
    const here = place[0] ?? 0;
    if (here - before > 180) turns -= 360;
    if (before - here > 180) turns += 360;
    before = here;
    place[0] = here + turns;
  }
}

/** The same for a ring, which may also go around the South Pole. */
function unwrapRing(ring: Position[]): void {
  unwrap(ring);
  const [first, last] = [ring[0]?.[0] ?? 0, ring[ring.length - 1]?.[0] ?? 0];
  if (Math.abs(first - last) > 180) ring.push([last, -90], [first, -90], [...(ring[0] ?? [])]);
}

/** A country's name in the middle of its largest part. */
function named(country: Country): Name {
  const parts = country.geometry.type === "Polygon" ? [country.geometry.coordinates] : country.geometry.coordinates;
  const rings = parts.map((part) => centroid(part[0] ?? []));
  const largest = rings.reduce((best, one) => (one.size > best.size ? one : best), { at: [0, 0] as Position, size: 0 });
  return { words: country.properties.name, at: largest.at as [number, number], size: largest.size };
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
