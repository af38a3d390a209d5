/** Two pages side by side: copied passages stay beside each other while one scrolls; keys walk over the differences. */

import { make, still } from "./dom";

type Side = "from" | "to";
interface Pages { readonly from: HTMLElement; readonly to: HTMLElement }

export function compare(island: HTMLElement): void {
  const found = { from: island.querySelector<HTMLElement>('[data-side="from"]'), to: island.querySelector<HTMLElement>('[data-side="to"]') };
  if (!found.from || !found.to) return;
  const pages: Pages = { from: found.from, to: found.to };
  island.classList.add("paired");
  inStep(pages);
  island.addEventListener("click", (clicked) => {
    const pair = (clicked.target as Element).closest<HTMLElement>("[data-pair]");
    if (pair?.dataset["pair"]) show(pages, pair.dataset["pair"]);
  });
  walker(island, pages);
  island.parentElement?.addEventListener("click", (clicked) => {
    const pair = /^#pair-(\d+)$/.exec((clicked.target as Element).closest("a")?.getAttribute("href") ?? "")?.[1];
    if (!pair) return;
    clicked.preventDefault(); // both halves move, and in the report the address names views only
    show(pages, pair);
  });
}

const passage = (page: HTMLElement, pair: string): HTMLElement | null => page.querySelector(`[data-pair="${CSS.escape(pair)}"]`);

/** Mark one pair on both sides and bring both halves to the same height. */
function show(pages: Pages, pair: string): void {
  for (const side of ["from", "to"] as Side[]) {
    for (const old of pages[side].querySelectorAll(".here")) old.classList.remove("here");
    for (const piece of pages[side].querySelectorAll(`[data-pair="${CSS.escape(pair)}"]`)) piece.classList.add("here");
    const half = passage(pages[side], pair);
    if (half) pages[side].scrollTo({ top: half.offsetTop - 0.35 * pages[side].clientHeight, behavior: still() ? "auto" : "smooth" });
  }
}

/** While a reader scrolls one page, the other follows by the pair that stands nearest to the middle. */
function inStep(pages: Pages): void {
  let leader: Side | null = null;
  const follow = (side: Side, other: Side) => (): void => {
    if (leader !== side) return;
    const middle = pages[side].scrollTop + pages[side].clientHeight / 2;
    const pairs = [...pages[side].querySelectorAll<HTMLElement>("[data-pair]")];
    const nearest = nearestTo(middle, pairs.map((half) => half.offsetTop + half.offsetHeight / 2));
    const half = nearest === null ? null : (pairs[nearest] as HTMLElement);
    const mate = half?.dataset["pair"] ? passage(pages[other], half.dataset["pair"]) : null;
    if (half && mate) pages[other].scrollTop = mate.offsetTop - half.offsetTop + pages[side].scrollTop;
  };
  for (const [side, other] of [["from", "to"], ["to", "from"]] as const) {
    for (const begin of ["wheel", "pointerdown", "touchstart", "keydown", "focusin"]) pages[side].addEventListener(begin, () => { leader = side; }, { passive: true });
    pages[side].addEventListener("scroll", follow(side, other), { passive: true });
  }
}

/** The index of the height nearest to `middle`; `null` of none. */
export function nearestTo(middle: number, heights: readonly number[]): number | null {
  let best: number | null = null;
  heights.forEach((height, index) => {
    if (best === null || Math.abs(height - middle) < Math.abs((heights[best] as number) - middle)) best = index;
  });
  return best;
}

/** Buttons and keys (n, p) that walk over the passages that were edited, or over all where none was. */
function walker(island: HTMLElement, pages: Pages): void {
  const changed = [pages.from, pages.to].flatMap((page) => [...page.querySelectorAll<HTMLElement>(":is(.was, .became)[data-pair]")]);
  const edited = new Set(changed.map((half) => half.dataset["pair"]));
  const all = [...pages.to.querySelectorAll<HTMLElement>("[data-pair]")];
  const halves = edited.size ? all.filter((half) => edited.has(half.dataset["pair"])) : all;
  const pairs = [...new Set(halves.flatMap((half) => half.dataset["pair"] ?? []))];
  if (!pairs.length) return;
  let at = -1;
  const place = make("output", {}, `${pairs.length} ${edited.size ? "edited" : "copied"} ${pairs.length === 1 ? "passage" : "passages"}`);
  const go = (step: number): void => {
    at = (at + step + pairs.length) % pairs.length;
    place.textContent = `${at + 1} of ${pairs.length}`;
    show(pages, pairs[at] as string);
  };
  const button = (words: string, key: string, step: number): HTMLButtonElement => {
    const made = make("button", { type: "button", "aria-keyshortcuts": key }, `${words} `, make("kbd", {}, key));
    made.addEventListener("click", () => go(step));
    return made;
  };
  island.prepend(make("p", { class: "walker" }, button("previous", "p", -1), button("next", "n", 1), place));
  island.ownerDocument.addEventListener("keydown", (pressed) => {
    if (!island.isConnected || pressed.ctrlKey || pressed.metaKey || pressed.altKey || typing(pressed.target)) return;
    if (pressed.key === "n" || pressed.key === "p") go(pressed.key === "n" ? 1 : -1);
  });
}

/** Whether a key belongs to a field that is being written in. */
export const typing = (target: EventTarget | null): boolean => target instanceof Element && target.closest("input, select, textarea, [contenteditable]") !== null;
