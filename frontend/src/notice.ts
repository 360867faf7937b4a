// One line at the lower edge of the window; screen readers say it, for #notice is a live region.

const SHOWN_MS = 6000;

export function tell(words: string, { wrong = false } = {}): void {
  const place = document.querySelector("#notice") ?? made();
  const line = document.createElement("p");
  line.textContent = words;
  if (wrong) line.classList.add("wrong");
  const close = document.createElement("button");
  close.type = "button";
  close.textContent = "Close";
  close.addEventListener("click", () => line.remove());
  line.append(close);
  place.replaceChildren(line);
  if (!wrong) setTimeout(() => line.remove(), SHOWN_MS);
}

function made(): Element {
  const place = document.createElement("div");
  place.id = "notice";
  place.setAttribute("role", "status");
  document.body.append(place);
  return place;
}
