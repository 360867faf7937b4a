import "./style.css";
import "maplibre-gl/dist/maplibre-gl.css";
import htmx from "htmx.org";

declare global {
  interface Window {
    htmx: unknown;
  }
}
window.htmx = htmx;

// Each drawing is loaded only where its page has a place for it.
const drawings: Record<string, () => Promise<{ draw: (place: HTMLElement) => void | Promise<void> }>> = {
  map: () => import("./map"),
  network: () => import("./network"),
  chart: () => import("./chart"),
};

function drawAll(root: ParentNode): void {
  root.querySelectorAll<HTMLElement>("[data-drawing]").forEach(async (place) => {
    const kind = place.dataset["drawing"] ?? "";
    if (place.dataset["drawn"] || !drawings[kind]) return;
    place.dataset["drawn"] = "yes";
    (await drawings[kind]()).draw(place);
  });
}

drawAll(document);
