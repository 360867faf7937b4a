// The map: incidents as points over the countries. It shows what the form of facets asks for, and can ask in turn.
import * as maplibregl from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import { PAINTED as BASE, baseMap, sharpened } from "./basemap";
import { PAINTED, clustering, layersOf, sourcesOf } from "./circles";
import { onTurn, palette } from "./colours";
import type { Drawing } from "./drawings";
import { ask, formOf } from "./facets";
import { labelled } from "./labels";
import { tellLost } from "./lost";
import { LISTED, type Points, bounds, featureOf, featuresOf, popupOf, yearsOf } from "./points";
import { span } from "./span";

maplibregl.setWorkerUrl(workerUrl); // without it GeoJSON sources never draw under Vite
maplibregl.prewarm(); // the worker starts while the points are on their way

interface Held {
  points: Points;
}
type Source = maplibregl.GeoJSONSource;

const FITTED = { padding: 40, maxZoom: 6.5 };
const TILE_PX = 512;

export async function draw(place: HTMLElement, values: unknown): Promise<Drawing> {
  const held: Held = { points: values as Points };
  const map = await started(place, held.points);
  let years: [number, number] | undefined;
  const paint = (): void => {
    const data = featuresOf(held.points, years);
    const source = map.getSource<Source>("points");
    if (source?.getClusterOptions().cluster !== clustering(data.features.length).cluster) void source?.setClusterOptions(clustering(data.features.length));
    void source?.setData(data);
    tellLost(place, held.points);
  };
  tellLost(place, held.points);
  if (place.dataset["years"] !== undefined)
    withYears(place, held.points, (from, to) => {
      years = [from, to];
      paint();
    });
  opening(map, held);
  following(place, map);
  lighting(map, held);
  onTurn(() => turn(map));
  return {
    show(next): void {
      held.points = next as Points;
      paint();
    },
  };
}

async function started(place: HTMLElement, points: Points): Promise<maplibregl.Map> {
  const colours = palette();
  const box = bounds(points);
  const zoom = box ? roughZoom(box, place.clientWidth) : 1;
  const { style, names } = await baseMap(colours, zoom);
  Object.assign(style.sources, sourcesOf(featuresOf(points)));
  style.layers.push(...layersOf(colours));
  const map = new maplibregl.Map({
    container: place,
    style,
    attributionControl: { compact: false },
    cooperativeGestures: true,
    maxZoom: 12,
    fadeDuration: 0,
    validateStyle: false, // it is ours, and checked by its types
    ...(box ? { bounds: box, fitBoundsOptions: FITTED } : { center: [25, 20], zoom }),
  });
  map.addControl(new maplibregl.NavigationControl({ showCompass: false }));
  map.getCanvas().setAttribute("aria-label", place.getAttribute("aria-label") ?? "Map of incidents; the list holds the same");
  let known = names;
  labelled(map, () => known);
  await map.once("idle");
  sharpened(map, zoom, (finer) => (known = finer));
  return map;
}

/** About the zoom at which the box fills the width. */
function roughZoom([[west], [east]]: [[number, number], [number, number]], width: number): number {
  return Math.min(Math.log2((width * 360) / TILE_PX / Math.max(east - west, 0.01)), FITTED.maxZoom);
}

/** A click opens a list of all that lie there; on a number it goes nearer, as long as that parts them. */
function opening(map: maplibregl.Map, held: Held): void {
  const popup = (at: maplibregl.LngLatLike, found: number[], all?: number): void =>
    void new maplibregl.Popup({ maxWidth: "20rem" }).setLngLat(at).setDOMContent(popupOf(held.points, found, all)).addTo(map);
  map.on("click", "points", (event) => popup(event.lngLat, (event.features ?? []).map(placeOf).slice(0, LISTED), event.features?.length));
  map.on("click", "clusters", async (event) => {
    const { cluster_id: id, point_count: all } = event.features?.[0]?.properties ?? {};
    const source = map.getSource<Source>("points");
    const zoom = await source?.getClusterExpansionZoom(id);
    if (zoom !== undefined && zoom <= clustering(0).clusterMaxZoom) map.easeTo({ center: event.lngLat, zoom: zoom + 0.2 });
    else popup(event.lngLat, ((await source?.getClusterLeaves(id, LISTED, 0)) ?? []).map(placeOf), all);
  });
  for (const layer of ["points", "clusters"]) {
    map.on("mouseenter", layer, () => (map.getCanvas().style.cursor = "pointer"));
    map.on("mouseleave", layer, () => (map.getCanvas().style.cursor = ""));
  }
}

const placeOf = (one: { properties: GeoJSON.GeoJsonProperties }): number => Number(one.properties?.["at"]);

/** "Only what the map shows": the ends of the map as a facet. */
function following(place: HTMLElement, map: maplibregl.Map): void {
  const form = formOf(place);
  const field = form?.elements.namedItem("bbox");
  if (!form || !(field instanceof HTMLInputElement)) return;
  const label = Object.assign(document.createElement("label"), { className: "controls" });
  const box = Object.assign(document.createElement("input"), { type: "checkbox", checked: field.value !== "" });
  label.append(box, "Only what the map shows");
  place.after(label);
  const told = (): void => ask(form, { bbox: box.checked ? ends(map) : "" });
  box.addEventListener("change", told);
  map.on("moveend", (event) => {
    if (box.checked && event.originalEvent) told();
  });
}

function ends(map: maplibregl.Map): string {
  const box = map.getBounds();
  return [box.getWest(), box.getSouth(), box.getEast(), box.getNorth()].map((one) => one.toFixed(4)).join(",");
}

/** Pointing at a row of the list lights its point, also where a number stands for it. */
function lighting(map: maplibregl.Map, held: Held): void {
  let now = "";
  const heard = (event: Event): void => {
    const id = (event.target as Element).closest<HTMLElement>("[data-incident]")?.dataset["incident"] ?? "";
    if (id === now) return;
    now = id;
    const at = id ? held.points.ids.indexOf(id) : -1;
    const features = at < 0 ? [] : [featureOf(held.points, at)];
    void map.getSource<Source>("lit")?.setData({ type: "FeatureCollection", features });
  };
  document.addEventListener("mouseover", heard);
  document.addEventListener("focusin", heard);
}

function withYears(place: HTMLElement, points: Points, heard: (from: number, to: number) => void): void {
  const years = yearsOf(points);
  if (years.length < 2) return;
  const slider = span(years.map(String), 0, years.length - 1, (from, to) => heard(years[from] ?? 0, years[to] ?? 9999));
  place.after(slider.place);
}

function turn(map: maplibregl.Map): void {
  const colours = palette();
  for (const [layer, property, colour] of [...BASE, ...PAINTED]) map.setPaintProperty(layer, property as never, colours[colour] as never);
  map.triggerRepaint();
}
