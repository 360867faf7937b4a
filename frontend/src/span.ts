// A slider with two ends, made of two of the browser's own, so that keys and screen readers know it.

export interface Span {
  place: HTMLElement;
  from(): number;
  to(): number;
}

/** steps: what the slider's positions mean, in order. heard: called with the indices of both ends. */
export function span(steps: string[], from: number, to: number, heard: (from: number, to: number) => void): Span {
  const place = document.createElement("div");
  place.className = "controls";
  const track = Object.assign(document.createElement("div"), { className: "span" });
  const fill = document.createElement("i");
  const output = document.createElement("output");
  const ends = [end("From", steps, from), end("To", steps, to)] as const;
  const [low, high] = ends;
  const paint = (): void => {
    const [a, b] = [Number(low.value), Number(high.value)];
    const share = (at: number): number => (100 * at) / Math.max(steps.length - 1, 1);
    Object.assign(fill.style, { left: `${share(a)}%`, right: `${100 - share(b)}%` });
    output.textContent = a === b ? (steps[a] ?? "") : `${steps[a]} – ${steps[b]}`;
    for (const one of ends) one.setAttribute("aria-valuetext", steps[Number(one.value)] ?? "");
    low.style.zIndex = a > steps.length / 2 ? "2" : "";
  };
  for (const one of ends)
    one.addEventListener("input", () => {
      if (one === low) low.value = String(Math.min(Number(low.value), Number(high.value)));
      else high.value = String(Math.max(Number(low.value), Number(high.value)));
      paint();
      heard(Number(low.value), Number(high.value));
    });
  track.append(fill, ...ends);
  place.append(track, output);
  paint();
  return { place, from: () => Number(low.value), to: () => Number(high.value) };
}

function end(label: string, steps: string[], value: number): HTMLInputElement {
  const one = Object.assign(document.createElement("input"), { type: "range", min: "0", max: String(steps.length - 1) });
  one.value = String(value);
  one.setAttribute("aria-label", label);
  return one;
}
