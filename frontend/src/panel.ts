// Beside the network: its legend, a field to find somebody by name, and in words what the drawing shows of them.
// All that the pointer can do in the drawing is done here by keys.
import htmx from "htmx.org";
import { type Edge, type Network, DENSE, FIRST, SORTS, sortOf } from "./relations";

interface Heard {
  choose(key: string | null): void;
  most(groups: number): void;
  sorts(hidden: Set<string>): void;
}

export interface Panel {
  tell(key: string | null, edges: Edge[]): void;
  count(seen: number, all: number): void;
  open(edge: string): void;
}

export function panel(place: HTMLElement, network: Network, heard: Heard): Panel {
  const told = document.createElement("div");
  told.className = "told";
  told.setAttribute("aria-live", "polite");
  const controls = document.createElement("div");
  controls.className = "controls";
  controls.append(finder(network, heard), ...number(network, heard), ...legend(network, heard));
  const counted = Object.assign(document.createElement("p"), { className: "counted soft" });
  counted.setAttribute("role", "status");
  place.after(counted, told);
  place.before(controls);
  const names = new Map(network.nodes.map((one) => [one.key, one.name]));
  return {
    tell: (key, edges) => told.replaceChildren(...(key ? words(key, edges, names) : [])),
    count: (seen, all) => (counted.textContent = `${seen.toLocaleString("en")} of ${all.toLocaleString("en")} relations drawn`),
    open,
  };
}

function open(edge: string): void {
  const address = `/network/edges/${encodeURIComponent(edge)}`;
  if (document.querySelector("#edge")) void htmx.ajax("GET", address, "#edge");
}

function finder(network: Network, heard: Heard): HTMLElement {
  const label = document.createElement("label");
  const field = document.createElement("select");
  field.append(new Option("everybody", ""));
  const { compare } = new Intl.Collator();
  const sorted = [...network.nodes].sort((one, other) => compare(one.name, other.name));
  field.append(...sorted.map((one) => new Option(one.name, one.key)));
  field.addEventListener("change", () => heard.choose(field.value || null));
  label.append("Show ", field);
  return label;
}

/** How many groups of a large network are drawn. */
function number(network: Network, heard: Heard): HTMLElement[] {
  const all = network.nodes.length;
  if (all <= DENSE) return [];
  const label = document.createElement("label");
  const field = document.createElement("select");
  const steps = [FIRST, 500, 1000].filter((one) => one < all);
  field.append(...steps.map((one) => new Option(`the ${one.toLocaleString("en")} most connected`, `${one}`)), new Option(`all ${all.toLocaleString("en")}`, `${all}`));
  field.addEventListener("change", () => heard.most(Number(field.value)));
  label.append("Groups ", field);
  return [label];
}

function legend(network: Network, heard: Heard): HTMLElement[] {
  const hidden = new Set<string>();
  const there = new Set(network.edges.map((one) => sortOf(one).key));
  const boxes = SORTS.filter((one) => there.has(one.key)).map((sort) => {
    const label = document.createElement("label");
    const box = Object.assign(document.createElement("input"), { type: "checkbox", checked: true });
    box.addEventListener("change", () => {
      if (box.checked) hidden.delete(sort.key);
      else hidden.add(sort.key);
      heard.sorts(hidden);
    });
    label.append(box, " ", swatch(`var(--${sort.colour})`), sort.label);
    return label;
  });
  if (!network.edges.some((one) => one.against > 0)) return boxes;
  const dashed = document.createElement("span");
  dashed.append(swatch("var(--soft)", true), "somebody denies it");
  return [...boxes, dashed];
}

function swatch(colour: string, dashed = false): HTMLElement {
  const one = document.createElement("span");
  one.className = dashed ? "swatch dashed" : "swatch";
  one.style.color = colour;
  return one;
}

function words(key: string, edges: Edge[], names: Map<string, string>): HTMLElement[] {
  const head = document.createElement("h2");
  const link = Object.assign(document.createElement("a"), { textContent: names.get(key) ?? key });
  link.href = `/groups/${encodeURIComponent(key)}`;
  head.append(link);
  const list = Object.assign(document.createElement("ul"), { className: "edge-list" });
  for (const edge of edges) {
    const item = document.createElement("li");
    const button = Object.assign(document.createElement("button"), { type: "button", className: "plain", textContent: "Claims" });
    button.setAttribute("aria-label", `Claims: ${edge.words}`);
    button.addEventListener("click", () => open(edge.id));
    item.append(swatch(`var(--${sortOf(edge).colour})`, edge.against > 0), edge.words, " ", button);
    list.append(item);
  }
  return [head, list];
}
