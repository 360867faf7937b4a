import * as Plot from "@observablehq/plot";
export function draw(place: HTMLElement): void {
  place.append(Plot.plot({ marks: [] }));
}
