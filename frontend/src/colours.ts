// The colours of the style sheet, for drawings that are not made of HTML.

export interface Palette {
  paper: string; raised: string; ink: string; soft: string; line: string; lineStrong: string; accent: string; accentInk: string;
  deed: string; tie: string; force: string; trait: string; view: string; land: string; sea: string; border: string; bad: string; sans: string;
}

export function palette(): Palette {
  const style = getComputedStyle(document.documentElement);
  const of = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  return {
    paper: of("paper"), raised: of("raised"), ink: of("ink"), soft: of("soft"), line: of("line"), lineStrong: of("line-strong"),
    accent: of("accent"), accentInk: of("accent-ink"), deed: of("deed"), tie: of("tie"), force: of("force"), trait: of("trait"), view: of("view"),
    land: of("land"), sea: of("sea"), border: of("border"), bad: of("bad"), sans: of("sans"),
  };
}

/** Calls back when the reader's system turns light or dark. */
export function onTurn(heard: () => void): void {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", heard);
}
