// Words on the map: names of countries, and the numbers in the circles that stand for many incidents. They are written
// on a canvas above it: MapLibre's own way makes an image of every letter first, which took as long as half of all else.
import type { Map as Shown } from "maplibre-gl";
import { radiusOf } from "./circles";
import { type Palette, palette } from "./colours";

/** size: of what it names; of names that would overlap the largest is written. */
export interface Name {
  words: string;
  at: [number, number];
  size: number;
}
interface Box {
  left: number; top: number; right: number; bottom: number;
}

const LINE = 1.15;
const WIDEST = 13;

export function labelled(map: Shown, names: () => Name[]): void {
  const canvas = document.createElement("canvas");
  canvas.className = "labels";
  canvas.setAttribute("aria-hidden", "true");
  map.getCanvasContainer().append(canvas);
  const pen = canvas.getContext("2d");
  if (!pen) return;
  let numbers: Name[] = []; // size: the radius of their circles
  const write = (): void => {
    const colours = palette();
    fitted(canvas, map, pen);
    const circles = numbers.map((one) => ({ ...map.project(one.at), words: one.words, radius: one.size }));
    named(map, pen, colours, names(), circles.map(({ x, y, radius }) => ({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius })));
    Object.assign(pen, { font: `600 11px ${colours.sans}`, fillStyle: colours.accentInk });
    for (const { words, x, y } of circles) pen.fillText(words, x, y);
  };
  map.on("render", write);
  map.on("zoomstart", () => (numbers = []));
  map.on("idle", () => {
    numbers = map.queryRenderedFeatures({ layers: ["clusters"] }).map((one) => ({
      words: String(one.properties["point_count_abbreviated"]), at: (one.geometry as GeoJSON.Point).coordinates as [number, number], size: radiusOf(Number(one.properties["point_count"])),
    }));
    write();
  });
}

function fitted(canvas: HTMLCanvasElement, map: Shown, pen: CanvasRenderingContext2D): void {
  const { clientWidth: width, clientHeight: height } = map.getCanvas();
  const sharp = devicePixelRatio;
  if (canvas.width !== Math.round(width * sharp)) canvas.width = Math.round(width * sharp);
  if (canvas.height !== Math.round(height * sharp)) canvas.height = Math.round(height * sharp);
  pen.setTransform(sharp, 0, 0, sharp, 0, 0);
  pen.clearRect(0, 0, width, height);
  pen.textAlign = "center";
  pen.textBaseline = "middle";
}

function named(map: Shown, pen: CanvasRenderingContext2D, colours: Palette, names: Name[], taken: Box[]): void {
  const size = Math.min(Math.max(10, 8 + map.getZoom()), 14);
  Object.assign(pen, { font: `${size}px ${colours.sans}`, fillStyle: colours.soft, strokeStyle: colours.land, lineWidth: 2.5, lineJoin: "round" });
  const centre = map.getCenter().lng;
  const { clientWidth: width, clientHeight: height } = map.getCanvas();
  for (const one of names) {
    const { x, y } = map.project([one.at[0] + 360 * Math.round((centre - one.at[0]) / 360), one.at[1]]);
    if (x < 0 || y < 0 || x > width || y > height) continue;
    const lines = broken(one.words);
    const [half, high] = [Math.max(...lines.map((line) => pen.measureText(line).width)) / 2 + 3, (lines.length * size * LINE) / 2 + 2];
    const box = { left: x - half, right: x + half, top: y - high, bottom: y + high };
    if (taken.some((other) => meet(box, other))) continue;
    taken.push(box);
    lines.forEach((line, at) => {
      const down = y + (at - (lines.length - 1) / 2) * size * LINE;
      pen.strokeText(line, x, down);
      pen.fillText(line, x, down);
    });
  }
}

const meet = (one: Box, other: Box): boolean =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

/** Long names on several lines. */
function broken(words: string): string[] {
  const lines: string[] = [];
  for (const word of words.split(" ")) {
    const last = lines[lines.length - 1];
    if (last !== undefined && last.length + word.length < WIDEST) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
