/** Stretches of a page's text on the screen: `12-80` counts code points from the start of the text. */

import { make } from "./dom";

/** One line of a page: its kind, where it begins in the text, and its words. */
export interface Line { readonly kind: string; readonly start: number; readonly text: string }
/** A stretch with the classes that show it; `pair` numbers a stretch that stands on two pages. */
export interface Marked { readonly span: readonly [number, number]; readonly names: readonly string[]; readonly pair?: number }
/** A piece of a line with the marks that lie over it. */
export interface Piece { readonly text: string; readonly marks: readonly Marked[] }

/** The start and the end that an address names; `null` for what is no stretch. */
export function stretchOf(at: string | null): readonly [number, number] | null {
  const found = /^(\d{1,9})-(\d{1,9})$/.exec(at ?? "");
  return found && Number(found[1]) < Number(found[2]) ? [Number(found[1]), Number(found[2])] : null;
}

/** The line that an element of a page's text shows. */
export const lineOf = (line: HTMLElement): Line => ({ kind: line.className, start: Number(line.dataset["start"]), text: line.textContent ?? "" });

/** A line cut where marks begin and end; offsets count code points of the page. */
export function pieces(line: Line, marks: readonly Marked[]): Piece[] {
  const letters = Array.from(line.text), end = line.start + letters.length;
  const near = marks.filter(({ span }) => span[0] < end && span[1] > line.start);
  const edges = [...new Set([line.start, end, ...near.flatMap(({ span }) => [Math.max(span[0], line.start), Math.min(span[1], end)])])].sort((a, b) => a - b);
  return edges.slice(1).map((edge, at) => {
    const from = edges[at] as number;
    return { text: letters.slice(from - line.start, edge - line.start).join(""), marks: near.filter(({ span }) => span[0] <= from && span[1] >= edge) };
  });
}

/** The pieces of a line as nodes: what is not marked stays text. */
export function markSpans(line: Line, marks: readonly Marked[]): (Node | string)[] {
  return pieces(line, marks).map((piece) => {
    if (!piece.marks.length) return piece.text;
    const names = [...new Set(piece.marks.flatMap((mark) => mark.names))];
    return make(names.length > 1 ? "mark" : "span", { class: names.join(" "), "data-pair": piece.marks.find((mark) => mark.pair !== undefined)?.pair }, piece.text);
  });
}

/** Mark a stretch in the lines of a page as they stand, whatever is marked in them; the first mark is given back. */
export function markStretch(text: ParentNode, stretch: readonly [number, number]): HTMLElement | null {
  let first: HTMLElement | null = null;
  for (const line of text.querySelectorAll<HTMLElement>("p[data-start]")) {
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT), nodes: Text[] = [];
    while (walker.nextNode()) nodes.push(walker.currentNode as Text);
    let start = Number(line.dataset["start"]);
    for (const node of nodes) {
      const found = pieces({ kind: "", start, text: node.data }, [{ span: stretch, names: ["here"] }]);
      start += Array.from(node.data).length;
      const parts = found.map((piece) => (piece.marks.length ? make("mark", { class: "here" }, piece.text) : piece.text));
      first ??= parts.find((part): part is HTMLElement => part instanceof HTMLElement) ?? null;
      if (parts.some((part) => part instanceof HTMLElement)) node.replaceWith(...parts);
    }
  }
  return first;
}
