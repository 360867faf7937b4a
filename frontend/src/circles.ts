// Incidents on the map: a circle each, and where there are many, one with a number for all that lie close together.
import type { FeatureCollection, Point } from "geojson";
import type { CircleLayerSpecification, DataDrivenPropertyValueSpecification, GeoJSONSourceSpecification, LayerSpecification } from "maplibre-gl";
import type { Palette } from "./colours";

/** More points than this are counted together where they lie close: they would hide one another. */
const MANY = 400;

export const clustering = (points: number): { cluster: boolean; clusterRadius: number; clusterMaxZoom: number } => ({
  cluster: points > MANY, clusterRadius: 20, clusterMaxZoom: 9,
});

export function sourcesOf(points: FeatureCollection<Point>): Record<string, GeoJSONSourceSpecification> {
  return {
    points: { type: "geojson", data: points, ...clustering(points.features.length) },
    lit: { type: "geojson", data: { type: "FeatureCollection", features: [] } },
  };
}

export function layersOf(colours: Palette): LayerSpecification[] {
  return [
    { ...circle("clusters", colours, COUNTED), filter: ["has", "point_count"] },
    { ...circle("points", colours, BY_DEATHS), filter: ["!", ["has", "point_count"]] },
    { ...circle("lit", colours, BY_DEATHS), source: "lit", paint: { ...circle("lit", colours, BY_DEATHS).paint, "circle-color": colours.ink, "circle-opacity": 1 } },
  ];
}

/** The colours again, when light turns to dark. */
export const PAINTED: [string, string, keyof Palette][] = [
  ["points", "circle-color", "accent"], ["clusters", "circle-color", "accent"], ["lit", "circle-color", "ink"],
  ...["points", "clusters", "lit"].map((layer): [string, string, keyof Palette] => [layer, "circle-stroke-color", "raised"]),
];

type Radius = DataDrivenPropertyValueSpecification<number>;
/** The area grows with the deaths that are claimed, as far as 100. */
const BY_DEATHS: Radius = ["interpolate", ["linear"], ["sqrt", ["min", ["coalesce", ["get", "killed"], 0], 100]], 0, 4.5, 10, 18];
/** The area grows with the number of incidents, as far as 900. */
const COUNTED: Radius = ["interpolate", ["linear"], ["sqrt", ["min", ["get", "point_count"], 900]], 1, 7, 30, 17];
export const radiusOf = (incidents: number): number => 7 + ((Math.sqrt(Math.min(incidents, 900)) - 1) * 10) / 29;

function circle(id: string, colours: Palette, radius: Radius): CircleLayerSpecification {
  return {
    id,
    type: "circle",
    source: "points",
    paint: {
      "circle-radius": radius, "circle-color": colours.accent, "circle-opacity": id === "clusters" ? 0.85 : 0.6,
      "circle-stroke-color": colours.raised, "circle-stroke-width": 1,
    },
  };
}
