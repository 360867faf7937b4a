// Incidents that a map cannot show, since no claim names a place or the gazetteer does not know it: which, and how many.
import type { Points } from "./points";

/** Told under a map that shows others; in its middle where it shows none. */
export function tellLost(place: HTMLElement, points: Points): void {
  place.querySelector(":scope > .none")?.remove();
  place.parentElement?.querySelector(":scope > .lost")?.remove();
  if (!points.ids.length) place.append(made("div", "none", ...(points.unplaced ? alone(points) : [made("p", "", "No incident to show.")])));
  else if (points.unplaced) place.after(made("p", "lost", ...beside(points)));
}

function alone(points: Points): Node[] {
  const all = points.unplaced === 1 ? "The incident" : `All ${points.unplaced.toLocaleString("en")} incidents`;
  const head = made("p", "head", "Nothing here can be put on a map");
  if (!points.lost_places) return [head, made("p", "", `${all} come without a place: no claim names one.`)];
  const named = points.unplaced - points.placeless;
  const rest = points.placeless ? ` ${counted(points.placeless, "incident")} more ${points.placeless === 1 ? "names" : "name"} no place.` : "";
  return [
    head,
    made("p", "", `${counted(named, "incident")} ${named === 1 ? "names" : "name"} ${counted(points.lost_places, "place")} that the gazetteer does not know, or not clearly. None is guessed.${rest}`),
    made("ul", "", ...listed(points).map((one) => made("li", "", ...one)), ...more(points).map((words) => made("li", "soft", words))),
  ];
}

function beside(points: Points): Node[] {
  const head = `Not on the map: ${counted(points.unplaced, "incident")}`;
  const places = listed(points).flatMap((one, at) => [new Text(at ? ", " : ", at places that the gazetteer does not know: "), ...one]);
  const rest = points.placeless && points.lost_places ? `; ${points.placeless} without a place` : points.lost_places ? "" : ", which name no place";
  return [new Text(head), ...places, new Text(`${more(points).map((words) => `, ${words}`).join("")}${rest}.`)];
}

function listed(points: Points): Node[][] {
  return points.lost.map((one) => {
    const link = Object.assign(document.createElement("a"), { textContent: one.place });
    link.href = `/incidents?place=${encodeURIComponent(one.place)}`;
    return one.incidents > 1 ? [link, made("span", "soft", ` ${one.incidents}`)] : [link];
  });
}

function more(points: Points): string[] {
  const left = points.lost_places - points.lost.length;
  return left > 0 ? [`and ${left.toLocaleString("en")} more`] : [];
}

function made(tag: string, className: string, ...parts: (Node | string)[]): HTMLElement {
  const one = document.createElement(tag);
  if (className) one.className = className;
  one.append(...parts);
  return one;
}

const counted = (number: number, one: string): string => `${number.toLocaleString("en")} ${one}${number === 1 ? "" : "s"}`;
