// A form of facets: whatever changes in it is asked for, and the drawings that follow it are drawn again.

const CHANGED = "claimbook:facets";

/** Draw again when the form changes that the element follows (data-follows). */
export function followed(place: HTMLElement, again: () => Promise<void>): void {
  if (!place.dataset["follows"]) return;
  const heard = (): void => {
    if (!place.isConnected) return stop();
    place.setAttribute("aria-busy", "true");
    void again().finally(() => place.removeAttribute("aria-busy"));
  };
  const stop = (): void => document.removeEventListener(CHANGED, heard);
  document.addEventListener(CHANGED, heard);
}

export function formOf(place: HTMLElement): HTMLFormElement | null {
  return place.dataset["follows"] ? document.querySelector<HTMLFormElement>(place.dataset["follows"]) : null;
}

/** Set fields of the form ("" clears) and ask with it. */
export function ask(form: HTMLFormElement, fields: Record<string, string>): void {
  let changed = false;
  for (const [name, value] of Object.entries(fields)) {
    const field = form.elements.namedItem(name);
    if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement) || field.value === value) continue;
    field.value = value;
    changed = true;
  }
  if (changed) form.requestSubmit();
}

document.addEventListener("htmx:after:swap", (event) => {
  const source = (event as CustomEvent<{ ctx?: { sourceElement?: Element } }>).detail?.ctx?.sourceElement;
  if (source?.closest("form.facets, #found")) document.dispatchEvent(new CustomEvent(CHANGED));
});
