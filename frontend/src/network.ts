import Graph from "graphology";
import Sigma from "sigma";
export function draw(place: HTMLElement): void {
  new Sigma(new Graph(), place);
}
