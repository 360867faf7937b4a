// Keys: whatever has data-key="a" is pressed by that key, first inside the current item of a list, then in the page.
// In lists (data-items) j, k and the arrows move; the list's own script may also choose the current one.

const CHOSEN = "claimbook:chosen";

export function startKeys(): void {
  document.addEventListener("keydown", pressed);
  document.addEventListener("focusin", (event) => {
    const item = (event.target as Element).closest<HTMLElement>("[data-item]");
    if (item) choose(item, { focus: false });
  });
}

/** Make an item the current one of its list, which is told by an event. */
export function choose(item: HTMLElement, { focus = true } = {}): void {
  const list = item.closest("[data-items]");
  if (item.getAttribute("aria-current") !== "true") {
    list?.querySelectorAll('[data-item][aria-current="true"]').forEach((one) => one.removeAttribute("aria-current"));
    item.setAttribute("aria-current", "true");
    item.dispatchEvent(new CustomEvent(CHOSEN, { bubbles: true }));
  }
  if (!item.hasAttribute("tabindex")) item.tabIndex = -1;
  if (focus) item.focus({ preventScroll: false });
}

export function onChosen(list: Element, heard: (item: HTMLElement) => void): void {
  list.addEventListener(CHOSEN, (event) => heard(event.target as HTMLElement));
}

function pressed(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  const target = event.target as HTMLElement;
  if (event.key === "Escape") return leave(target);
  if (writes(target) || (event.key === "Enter" && target.closest("a, button, summary, label"))) return;
  const done = move(event.key, target) || press(event.key) || special(event.key);
  if (done) event.preventDefault();
}

/** Does the element take letters or arrows for itself? */
function writes(target: HTMLElement): boolean {
  return target.isContentEditable || target.matches("input, textarea, select, [role=slider], canvas, [data-drawing] *");
}

function leave(target: HTMLElement): void {
  if (writes(target)) target.blur();
  const opened = document.querySelector<HTMLElement>('[data-key="Escape"]');
  if (opened && !document.querySelector("dialog[open]")) opened.click();
}

function move(key: string, from: HTMLElement): boolean {
  const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[key];
  const list = from.closest("[data-items]") ?? document.querySelector("[data-items]");
  if (!step || !list) return false;
  const arrows = key.startsWith("Arrow");
  if (arrows && !from.closest("[data-item]")) return false; // the arrows scroll the page, unless one is in the list
  const items = [...list.querySelectorAll<HTMLElement>("[data-item]")];
  if (!items.length) return false;
  const at = items.findIndex((one) => one.getAttribute("aria-current") === "true");
  const next = items[at < 0 ? 0 : Math.min(Math.max(at + step, 0), items.length - 1)];
  if (next) choose(next);
  return true;
}

function press(key: string): boolean {
  const current = document.querySelector('[data-item][aria-current="true"]');
  for (const place of [document.querySelector("dialog[open]"), current, document]) {
    const found = [...(place?.querySelectorAll<HTMLElement>(`[data-key="${CSS.escape(key)}"]`) ?? [])];
    // Of a list's items only the current one's keys count.
    const one = found.find((each) => place !== document || !each.closest("[data-item]"));
    if (one && !(one as HTMLButtonElement).disabled) {
      one.click();
      return true;
    }
    if (place instanceof HTMLDialogElement) return false;
  }
  return false;
}

function special(key: string): boolean {
  if (key === "/") {
    const field = document.querySelector<HTMLInputElement>('input[type="search"]');
    field?.focus();
    field?.select();
    return Boolean(field);
  }
  if (key === "?") showKeys();
  return key === "?";
}

const ALWAYS: [string, string][] = [["j / k", "next, previous in a list"], ["/", "search"], ["Esc", "leave a field"]];

/** A dialog with the keys that work on this page, from its data-key marks. */
function showKeys(): void {
  const dialog = document.createElement("dialog");
  const title = document.createElement("h2");
  title.textContent = "Keys on this page";
  const list = document.createElement("dl");
  list.className = "terms";
  const here = [...document.querySelectorAll<HTMLElement>("[data-key]")].map((one): [string, string] => [
    one.dataset["key"] ?? "",
    (one.getAttribute("aria-label") ?? one.textContent ?? "").replace(/\s+/g, " ").trim().replace(/\s\S$/, ""),
  ]);
  for (const [key, does] of new Map([...here, ...ALWAYS])) {
    const term = document.createElement("dt");
    term.append(Object.assign(document.createElement("kbd"), { textContent: key }));
    list.append(term, Object.assign(document.createElement("dd"), { textContent: does }));
  }
  const close = Object.assign(document.createElement("button"), { textContent: "Close", type: "button" });
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  dialog.setAttribute("aria-label", title.textContent);
  dialog.append(title, list, close);
  document.body.append(dialog);
  dialog.showModal();
}
