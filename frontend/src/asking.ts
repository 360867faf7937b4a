// How pages ask the server for parts of themselves (htmx), and what is said when that fails.
import htmx from "htmx.org";
import { tell } from "./notice";

interface Asked {
  request: { headers: Record<string, string>; method: string };
  response?: { status: number; headers?: Headers };
  text?: string;
  target?: Element | string;
}

/** arrived: called with the element whose contents have changed. */
export function startAsking(arrived: (root: ParentNode) => void): void {
  // What is refused comes as one line, and is told in a notice.
  const config = (htmx as unknown as { config: { noSwap: (number | string)[] } }).config;
  config.noSwap = [204, 304, "4xx", "5xx"];

  document.addEventListener("htmx:config:request", (event) => {
    const { request } = contextOf(event);
    const token = document.querySelector<HTMLMetaElement>('meta[name="csrf"]')?.content;
    if (token && request.method !== "GET") request.headers["x-csrf-token"] = token;
  });
  document.addEventListener("htmx:after:swap", (event) => {
    arrived(document);
    const { target } = contextOf(event);
    // A form that was asked for is there to be written in.
    if (target instanceof Element && target.matches(".more")) target.querySelector<HTMLElement>("input:not([type=hidden])")?.focus();
  });
  document.addEventListener("htmx:response:error", (event) => void tellRefusal(contextOf(event)));
  document.addEventListener("htmx:error", (event) => {
    const { response } = contextOf(event);
    if (!response) tell("The workbench does not answer. Is claimbook serve still running?", { wrong: true });
  });
  document.addEventListener("notice", (event) => tell(wordsOf((event as CustomEvent).detail)));
}

function contextOf(event: Event): Asked {
  return (event as CustomEvent<{ ctx: Asked }>).detail?.ctx ?? { request: { headers: {}, method: "GET" } };
}

function tellRefusal({ response, text }: Asked): void {
  const status = response?.status ?? 0;
  const plain = text && !text.trimStart().startsWith("<") ? text.trim().slice(0, 300) : "";
  tell(plain || `The workbench answered with an error (${status}).`, { wrong: true });
}

function wordsOf(detail: unknown): string {
  if (typeof detail === "string") return detail;
  const value = (detail as { value?: unknown } | null)?.value;
  return typeof value === "string" ? value : "Done.";
}
