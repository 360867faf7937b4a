// What all charts share: their type, the reading of days and ranges, and an empty one.

/** values: as the server sends them. width: pixels. place: where it goes, for what it may ask of its page. */
export type Chart = (values: unknown, width: number, place: HTMLElement) => Element;

export interface Range {
  low: number | null;
  best: number | null;
  high: number | null;
}

export function day(words: string | null | undefined): Date | null {
  return words ? new Date(`${words.slice(0, 10)}T00:00:00Z`) : null;
}

export function nothing(words: string): Element {
  return Object.assign(document.createElement("p"), { textContent: words });
}

/** "12", "12–15", "at least 12", "up to 15"; "no number" where neither end is known. */
export function rangeWords({ low, best, high }: Range): string {
  if (low !== null && high !== null) return low === high ? `${low}` : `${low}–${high}`;
  if (low !== null) return `at least ${low}`;
  if (high !== null) return `up to ${high}`;
  return best === null ? "no number" : `${best}`;
}

/** Longest words first end in "…": labels of an axis; the whole stands in the tip and in the list beside. */
export function shortened(words: string, most: number): string {
  return words.length > most ? `${words.slice(0, most - 1).trimEnd()}…` : words;
}

export const claimAddress = (report: string, claim: string): string =>
  `/reports/${encodeURIComponent(report)}?claim=${encodeURIComponent(claim)}`;
