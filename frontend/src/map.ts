// The map: incidents as points over the countries. It shows what the form of facets asks for, and can ask in turn.
import * as maplibregl from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import { PAINTED, baseMap } from "./basemap";
import { type Palette, onTurn, palette } from "./colours";
import type { Drawing } from "./drawings";
import { ask, formOf } from "./facets";
import { type Points, bounds, featuresOf, popupOf, yearsOf } from "./points";
import { span } from "./span";

maplibregl.setWorkerUrl(workerUrl); // without it GeoJSON sources never draw under Vite

export async function draw(place: HTMLElement, values: unknown): Promise<Drawing> {
  let points = values as Points;
  const map = await started(place, points);
  const source = (): maplibregl.GeoJSONSource => map.getSource<maplibregl.GeoJSONSource>("points")!;
  let span: [number, number] | undefined;
  const paint = (): void => {
    source().setData(featuresOf(points, span));
    sayNone(place, points);
  };
  sayNone(place, points);
  if (place.dataset["years"] !== undefined)
    withYears(place, points, (from, to) => {
      span = [from, to];
      paint();
    });
  opening(map);
  following(place, map);
  lighting(map);
  onTurn(() => turn(map));
  return {
    show(next): void {
      points = next as Points;
      paint();
    },
  };
}

async function started(place: HTMLElement, points: Points): Promise<maplibregl.Map> {
  const colours = palette();
  const map = new maplibregl.Map({
    container: place,
    style: await baseMap(colours),
    attributionControl: { compact: false },
    cooperativeGestures: true,
    maxZoom: 12,
    fadeDuration: 0,
    ...start(points),
  });
  map.addControl(new maplibregl.NavigationControl({ showCompass: false }));
  map.getCanvas().setAttribute("aria-label", place.getAttribute("aria-label") ?? "Map of incidents; the list holds the same");
  await map.once("load");
  map.addSource("points", { type: "geojson", data: featuresOf(points) });
  map.addLayer(circles("points", colours));
  map.addLayer({ ...circles("lit", colours), filter: ["==", ["get", "id"], ""] });
  map.setPaintProperty("lit", "circle-color", colours.ink);
  map.setPaintProperty("lit", "circle-opacity", 1);
  await map.once("idle");
  return map;
}

function start(points: Points): Partial<maplibregl.MapOptions> {
  const box = bounds(points);
  return box ? { bounds: box, fitBoundsOptions: { padding: 40, maxZoom: 6.5 } } : { center: [25, 20], zoom: 1 };
}

function circles(id: string, colours: Palette): maplibregl.CircleLayerSpecification {
  return {
    id,
    type: "circle",
    source: "points",
    paint: {
      // The area grows with the deaths that are claimed, as far as 100.
      "circle-radius": ["interpolate", ["linear"], ["sqrt", ["min", ["coalesce", ["get", "killed"], 0], 100]], 0, 4.5, 10, 18],
      "circle-color": colours.accent,
      "circle-opacity": 0.6,
      "circle-stroke-color": colours.raised,
      "circle-stroke-width": 1,
    },
  };
}

/** A click opens a list of all that lie there. */
function opening(map: maplibregl.Map): void {
  map.on("click", "points", (event) => {
    const found = (event.features ?? []).map((one) => one.properties as Record<string, string>);
    new maplibregl.Popup({ maxWidth: "20rem" }).setLngLat(event.lngLat).setDOMContent(popupOf(found)).addTo(map);
  });
  map.on("mouseenter", "points", () => (map.getCanvas().style.cursor = "pointer"));
  map.on("mouseleave", "points", () => (map.getCanvas().style.cursor = ""));
}

/** A map without points says why. */
function sayNone(place: HTMLElement, points: Points): void {
  place.querySelector(":scope > .none")?.remove();
  if (points.ids.length) return;
  const words = points.unplaced ? `None of these ${points.unplaced} incidents has a known position.` : "No incident to show.";
  place.append(Object.assign(document.createElement("p"), { className: "none", textContent: words }));
}

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

/** Pointing at a row of the list lights its point. */
function lighting(map: maplibregl.Map): void {
  const light = (id: string): void => void map.setFilter("lit", ["==", ["get", "id"], id]);
  const heard = (event: Event): void =>
    light((event.target as Element).closest<HTMLElement>("[data-incident]")?.dataset["incident"] ?? "");
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
  for (const [layer, property, colour] of PAINTED) map.setPaintProperty(layer, property as never, colours[colour] as never);
  map.setPaintProperty("points", "circle-color", colours.accent);
  map.setPaintProperty("points", "circle-stroke-color", colours.raised);
  map.setPaintProperty("lit", "circle-color", colours.ink);
}

