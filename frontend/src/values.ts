// The values of a drawing: inline JSON, or fetched once from an address that several drawings share.

const held = new Map<string, Promise<unknown>>();

/** data-src is completed with the query of the form that the drawing follows; data-part takes one part of the answer. */
export async function valuesOf(place: HTMLElement): Promise<unknown> {
  const inline = place.querySelector('script[type="application/json"]')?.textContent;
  const whole = inline ? (JSON.parse(inline) as unknown) : await fetched(addressOf(place));
  const part = place.dataset["part"];
  return part ? (whole as Record<string, unknown>)[part] : whole;
}

function addressOf(place: HTMLElement): string {
  const address = new URL(place.dataset["src"] ?? "", location.href);
  const form = place.dataset["follows"] ? document.querySelector<HTMLFormElement>(place.dataset["follows"]) : null;
  if (form) {
    const left = (place.dataset["without"] ?? "").split(" ");
    for (const [name, value] of new FormData(form))
      if (typeof value === "string" && value && !left.includes(name)) address.searchParams.set(name, value);
  }
  return address.pathname + address.search;
}

async function fetched(address: string): Promise<unknown> {
  let answer = held.get(address);
  if (!answer) {
    answer = ask(address);
    held.set(address, answer);
    answer.catch(() => held.delete(address));
    // A decision may change what the address holds: kept as long as one page's drawings ask together.
    setTimeout(() => held.delete(address), 3000);
  }
  return answer;
}

async function ask(address: string): Promise<unknown> {
  const answer = await fetch(address, { headers: { accept: "application/json" } });
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}.`);
  return answer.json();
}
