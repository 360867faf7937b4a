import * as maplibregl from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
maplibregl.setWorkerUrl(workerUrl);
export function draw(place: HTMLElement): void {
  new maplibregl.Map({ container: place, style: { version: 8, sources: {}, layers: [] } });
}
