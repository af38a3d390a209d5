/** Two pages side by side in the report: made from the pages' own views and the copies between them. */

import { make } from "./dom";
import { unpack } from "./pack";
import type { Store } from "./store";
import { lineOf, markSpans, type Marked } from "./stretch";

type Change = readonly [kind: string, words: string, fromStart: number, fromEnd: number, toStart: number, toEnd: number];
interface Copy { readonly from: readonly [number, number]; readonly to: readonly [number, number]; readonly direction: string; readonly changes: readonly Change[] }
interface Copies { readonly ids: readonly string[]; readonly names: readonly string[]; readonly titles: readonly string[]; readonly pairs: Readonly<Record<string, readonly Copy[]>> }

let copies: Promise<Copies> | null = null;
const GRAVITY = ["number", "negation", "name"]; // as in tallywire.publishing.copying: what makes a different report comes first

/** The view of two pages, the one that gave on the left; `null` if the report has not both. */
export async function beside(one: string, other: string, store: Store): Promise<HTMLElement | null> {
  copies ??= unpack(document.getElementById("copies")?.textContent ?? "").then((text) => JSON.parse(text) as Copies);
  const known = await copies, [a, b] = [known.ids.indexOf(one), known.ids.indexOf(other)];
  if (a < 0 || b < 0) return null;
  const took = known.pairs[`${b} ${a}`], gave = known.pairs[`${a} ${b}`];
  const [giver, taker, between] = took || !gave ? [b, a, took ?? []] : [a, b, gave];
  const ordered = [...between].sort((x, y) => x.to[0] - y.to[0] || x.to[1] - y.to[1]);
  const sides = await Promise.all([side("from", giver, ordered, known, store), side("to", taker, ordered, known, store)]);
  return make("section", { class: "beside-page", "aria-labelledby": "beside-title" },
    make("header", {}, make("h1", { id: "beside-title" }, `${known.names[taker]} beside ${known.names[giver]}`), make("p", { class: "lead" }, howMuch(ordered)), changes(ordered)),
    make("div", { class: "compare", "data-island": "compare" }, ...sides));
}

/** How much stands on both, and how sure it is who gave. */
export function howMuch(between: readonly Copy[]): string {
  if (!between.length) return "No passage is known to stand on both pages.";
  const exact = between.filter((copy) => !copy.changes.length).length, sure = [...new Set(between.map((copy) => copy.direction))].sort();
  return `${between.length} ${between.length === 1 ? "passage" : "passages"} on both, ${exact} word for word; ${sure.join(", ")}.`;
}

const gravity = (copy: Copy): number => Math.min(...copy.changes.map(([kind]) => (GRAVITY.indexOf(kind) + GRAVITY.length + 1) % (GRAVITY.length + 1)));

function changes(ordered: readonly Copy[]): HTMLElement | null {
  const edited = ordered.map((copy, at) => ({ copy, number: at + 1 })).filter(({ copy }) => copy.changes.length).sort((x, y) => gravity(x.copy) - gravity(y.copy));
  if (!edited.length) return null;
  const said = (copy: Copy): (Node | string)[] => copy.changes.flatMap(([kind, words], at) => [at ? "; " : "", make("span", { class: `change ${kind}` }, words)]);
  return make("section", {}, make("h2", {}, "What was changed"),
    make("ul", { class: "changes" }, ...edited.map(({ copy, number }) => make("li", {}, make("a", { href: `#pair-${number}` }, `passage ${number}`), ": ", ...said(copy)))));
}

async function side(name: "from" | "to", page: number, ordered: readonly Copy[], known: Copies, store: Store): Promise<HTMLElement> {
  const view = await store.view(`document/${encodeURIComponent(known.ids[page] ?? "")}`);
  const lines = [...(view?.querySelectorAll<HTMLElement>("#text > p[data-start]") ?? [])].map(lineOf);
  const spans = ordered.flatMap((copy, at): Marked[] => [
    { span: copy[name], names: ["copied"], pair: at + 1 },
    ...copy.changes.map(([kind, , fromStart, fromEnd, toStart, toEnd]): Marked =>
      ({ span: name === "from" ? [fromStart, fromEnd] : [toStart, toEnd], names: [name === "from" ? "was" : "became", kind], pair: at + 1 })),
  ]);
  const role = ordered.length ? (name === "from" ? "gave" : "took") : "no copy";
  return make("article", { class: "page", "data-side": name, "aria-label": known.names[page] ?? "" },
    make("h2", {}, make("a", { href: `#document/${encodeURIComponent(known.ids[page] ?? "")}` }, known.titles[page] ?? "")), make("p", { class: "meta" }, `${known.names[page]} · ${role}`),
    ...lines.map((line) => make("p", { class: line.kind }, ...markSpans(line, spans))));
}
