// The reader: notes stand beside their sentences; one claim at a time is the current one, and the address says which;
// pointing at somebody lights everything else that names them.
import { choose, onChosen } from "./keys";

const WIDE = matchMedia("(min-width: 1000px)");
const APART_PX = 6;

export function startReaders(root: ParentNode): void {
  root.querySelectorAll<HTMLElement>("[data-reader]").forEach((text) => {
    const notes = notesOf();
    if (notes) keepInPlace(text, notes);
    if (text.dataset["started"]) return;
    text.dataset["started"] = "yes";
    lightActors(text);
    text.addEventListener("click", clicked);
  });
}

function notesOf(): HTMLElement | null {
  return document.querySelector<HTMLElement>(".notes");
}

const claimsOf = (piece: HTMLElement): string[] => (piece.dataset["claims"] ?? "").split(" ").filter(Boolean);

function noteOf(claim: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`.note[data-claim="${CSS.escape(claim)}"]`);
}

/** A mark chooses its claim; a sentence the next of its own claims, so that clicking again goes through them. */
function clicked(event: Event): void {
  const target = event.target as Element;
  if (getSelection()?.toString()) return;
  const mark = target.closest<HTMLElement>(".mark");
  const piece = target.closest<HTMLElement>(".lit");
  const claims = mark ? [mark.dataset["claim"] ?? ""] : piece ? claimsOf(piece) : [];
  const now = document.querySelector<HTMLElement>('.note[aria-current="true"]')?.dataset["claim"];
  const next = claims[(claims.indexOf(now ?? "") + 1) % Math.max(claims.length, 1)];
  const note = next ? noteOf(next) : null;
  if (!note) return;
  if (mark) event.preventDefault();
  choose(note, { focus: Boolean(mark) });
  if (!WIDE.matches) note.scrollIntoView({ block: "nearest" });
}

function keepInPlace(text: HTMLElement, notes: HTMLElement): void {
  notes.classList.add("live");
  const asked = new URLSearchParams(location.search).get("claim");
  const first = asked ? noteOf(asked) : null;
  if (!notes.dataset["started"]) {
    notes.dataset["started"] = "yes";
    onChosen(notes, (note) => show(text, notes, note));
    notes.addEventListener("click", (event) => {
      const note = (event.target as Element).closest<HTMLElement>(".note");
      if (note) choose(note, { focus: false });
    });
    new ResizeObserver(() => place(text, notes)).observe(text);
    WIDE.addEventListener("change", () => place(text, notes));
    void document.fonts.ready.then(() => place(text, notes));
    if (first) choose(first, { focus: false });
    else place(text, notes);
    if (first) firstPiece(text, asked ?? "")?.scrollIntoView({ block: "center" });
  } else {
    const current = notes.querySelector<HTMLElement>('.note[aria-current="true"]') ?? first;
    if (current) {
      choose(current, { focus: false });
      show(text, notes, current);
    } else place(text, notes);
  }
}

function firstPiece(text: HTMLElement, claim: string): HTMLElement | null {
  return text.querySelector<HTMLElement>(`.mark[data-claim="${CSS.escape(claim)}"]`) ?? piecesOf(text, claim)[0] ?? null;
}

function piecesOf(text: HTMLElement, claim: string): HTMLElement[] {
  return [...text.querySelectorAll<HTMLElement>(`.lit[data-claims~="${CSS.escape(claim)}"]`)];
}

function show(text: HTMLElement, notes: HTMLElement, note: HTMLElement): void {
  const claim = note.dataset["claim"] ?? "";
  text.querySelectorAll(".current").forEach((one) => one.classList.remove("current"));
  piecesOf(text, claim).forEach((one) => one.classList.add("current"));
  text.querySelectorAll<HTMLElement>(".mark").forEach((one) => {
    if (one.dataset["claim"] === claim) one.setAttribute("aria-current", "true");
    else one.removeAttribute("aria-current");
  });
  const address = new URL(location.href);
  if (address.searchParams.get("claim") !== claim) {
    address.searchParams.set("claim", claim);
    history.replaceState(history.state, "", address);
  }
  place(text, notes);
  const piece = firstPiece(text, claim);
  if (piece && WIDE.matches && !seen(piece)) piece.scrollIntoView({ block: "center" });
}

function seen(one: Element): boolean {
  const { top, bottom } = one.getBoundingClientRect();
  return top > 60 && bottom < innerHeight - 40;
}

/** Each note as near to its sentence as the others let it; the current one exactly there. */
function place(text: HTMLElement, notes: HTMLElement): void {
  const all = [...notes.querySelectorAll<HTMLElement>(".note")];
  notes.classList.toggle("placed", WIDE.matches);
  if (!WIDE.matches) {
    notes.style.height = "";
    return;
  }
  const origin = notes.getBoundingClientRect().top;
  const wanted = all.map((note) => {
    const piece = firstPiece(text, note.dataset["claim"] ?? "");
    return piece ? piece.getBoundingClientRect().top - origin - 4 : 0;
  });
  const tops = settle(wanted, all.map((one) => one.offsetHeight), all.findIndex(isCurrent));
  all.forEach((note, at) => (note.style.top = `${Math.round(tops[at] ?? 0)}px`));
  const last = all.length - 1;
  notes.style.height = `${Math.max(0, (tops[last] ?? 0) + (all[last]?.offsetHeight ?? 0))}px`;
}

const isCurrent = (one: Element): boolean => one.getAttribute("aria-current") === "true";

/** Tops that keep the order and do not overlap. pinned: the one that gets exactly what it wants; -1: none. */
export function settle(wanted: number[], heights: number[], pinned: number): number[] {
  const tops = [...wanted];
  const from = Math.max(pinned, 0);
  for (let at = from + 1; at < tops.length; at++)
    tops[at] = Math.max(wanted[at] ?? 0, (tops[at - 1] ?? 0) + (heights[at - 1] ?? 0) + APART_PX);
  for (let at = from - 1; at >= 0; at--)
    tops[at] = Math.min(wanted[at] ?? 0, (tops[at + 1] ?? 0) - (heights[at] ?? 0) - APART_PX);
  // What was pushed above the upper edge comes down again, and pushes those below it.
  let edge = 0;
  return tops.map((top, at) => {
    const own = Math.max(top, edge);
    edge = own + (heights[at] ?? 0) + APART_PX;
    return own;
  });
}

function lightActors(text: HTMLElement): void {
  const light = (key: string | undefined): void =>
    document.querySelectorAll<HTMLElement>("[data-actor]").forEach((one) => {
      one.classList.toggle("same", key !== undefined && one.dataset["actor"] === key && one.matches(".mention"));
    });
  const heard = (event: Event): void =>
    light((event.target as Element).closest<HTMLElement>("[data-actor]")?.dataset["actor"]);
  const page = text.closest("main") ?? text;
  page.addEventListener("mouseover", heard);
  page.addEventListener("focusin", heard);
  page.addEventListener("mouseleave", () => light(undefined));
}
