// Charts: each kind of data-chart is one function from values to a picture.
import { counts } from "./charts/counts";
import { history } from "./charts/history";
import { months } from "./charts/months";
import { names } from "./charts/names";
import { strength } from "./charts/strength";
import type { Chart } from "./charts/picture";
import { onTurn } from "./colours";
import type { Drawing } from "./drawings";

const charts: Record<string, Chart> = { counts, history, months, names, strength };

export function draw(place: HTMLElement, values: unknown): Drawing {
  const chart = charts[place.dataset["chart"] ?? ""];
  if (!chart) throw new Error(`There is no chart ${place.dataset["chart"]}.`);
  let now = values;
  let wide = 0;
  const again = (): void => {
    const next = Math.round(place.clientWidth);
    wide = next;
    const picture = chart(now, Math.max(next, 280), place);
    const label = place.dataset["label"] ?? place.getAttribute("aria-label");
    const drawn = picture.matches("svg") ? picture : picture.querySelector("svg");
    if (drawn && label) drawn.setAttribute("aria-label", label);
    // A picture may hold no links for screen readers; a group may. Each link says what its tip says.
    const links = [...(picture.querySelectorAll<SVGAElement>("a"))];
    drawn?.setAttribute("role", links.length ? "group" : "img");
    picture.querySelectorAll("g[aria-label]").forEach((one) => one.removeAttribute("aria-label")); // Plot's "rect", "link"
    for (const link of links) link.setAttribute("aria-label", link.querySelector("title")?.textContent ?? "claim");
    [...place.children].filter((one) => !one.matches("script")).forEach((one) => one.remove());
    place.append(picture);
  };
  again();
  new ResizeObserver(() => {
    if (Math.abs(place.clientWidth - wide) > 2) again();
  }).observe(place);
  onTurn(again);
  return {
    show(next): void {
      now = next;
      again();
    },
  };
}
