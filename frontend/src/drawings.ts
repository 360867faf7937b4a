// Drawings: each kind is loaded only where its page has a place for it.
import { followed } from "./facets";
import { valuesOf } from "./values";

export interface Drawing {
  /** Draw again with other values. */
  show(values: unknown): void;
}
type Draw = (place: HTMLElement, values: unknown) => Drawing | Promise<Drawing>;

const kinds: Record<string, () => Promise<{ draw: Draw }>> = {
  map: () => import("./map"),
  network: () => import("./network"),
  chart: () => import("./chart"),
};

export function drawAll(root: ParentNode): void {
  root.querySelectorAll<HTMLElement>("[data-drawing]").forEach((place) => void drawOne(place));
}

async function drawOne(place: HTMLElement): Promise<void> {
  const kind = kinds[place.dataset["drawing"] ?? ""];
  if (place.dataset["drawn"] || !kind) return;
  place.dataset["drawn"] = "asked";
  place.setAttribute("aria-busy", "true");
  try {
    const [{ draw }, values] = await Promise.all([kind(), valuesOf(place)]);
    place.querySelectorAll(":scope > p").forEach((one) => one.remove());
    const drawing = await draw(place, values);
    place.dataset["drawn"] = "yes";
    followed(place, async () => drawing.show(await valuesOf(place)));
  } catch (error) {
    place.dataset["drawn"] = "failed";
    place.replaceChildren(Object.assign(document.createElement("p"), { textContent: `This could not be drawn. ${words(error)}` }));
  } finally {
    place.removeAttribute("aria-busy");
  }
}

const words = (error: unknown): string => (error instanceof Error ? error.message : String(error));
