/**
 * Elements made from data. Page text comes from strangers: it reaches the screen as text nodes and plain attributes,
 * never as markup, and no style attribute is written (the pages' policy forbids them; CSSOM and SVG attributes do).
 */

type Child = Node | string | null | undefined | false;
type Attributes = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** Put attributes on an element; `false`, `null` and `undefined` leave one out, `true` writes it empty. */
export function set(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    element.setAttribute(name, value === true ? "" : String(value));
  }
}

/** An HTML element with attributes and children. */
export function make<K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Attributes = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  set(element, attributes);
  element.append(...children.filter((child): child is Node | string => Boolean(child)));
  return element;
}

/** An SVG element with attributes and children. */
export function svg<K extends keyof SVGElementTagNameMap>(tag: K, attributes: Attributes = {}, ...children: Child[]): SVGElementTagNameMap[K] {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  set(element, attributes);
  element.append(...children.filter((child): child is Node | string => Boolean(child)));
  return element;
}

/** A link within an SVG drawing: reachable by keyboard, announced by its label. */
export function svgLink(href: string | null, label: string, ...children: Child[]): SVGGElement | SVGAElement {
  const title = svg("title", {}, label);
  return href ? svg("a", { href, "aria-label": label }, title, ...children) : svg("g", {}, title, ...children);
}

/** What the server wrote for an island: the JSON of its first script element; `null` if there is none. */
export function islandData<T>(island: Element): T | null {
  const script = island.querySelector<HTMLScriptElement>('script[type="application/json"]');
  return script ? (JSON.parse(script.textContent ?? "null") as T) : null;
}

/**
 * Put an island's drawing below its heading and fold its readable fallback away under `title`: it stays for those who
 * read tables. The fallback is what is marked so, else everything but the heading and the script.
 */
export function enhance(island: Element, title: string, ...drawing: Element[]): void {
  const parts = [...island.children].filter((child) => child.tagName !== "SCRIPT");
  const headings = parts.filter((child) => /^H[1-6]$/.test(child.tagName));
  const marked = parts.filter((child) => child.classList.contains("fallback"));
  const rest = marked.length ? marked : parts.filter((child) => !headings.includes(child));
  if (rest.length) island.append(make("details", { class: "as-table" }, make("summary", {}, title), ...rest));
  const heading = headings[0];
  if (heading) heading.after(...drawing);
  else island.prepend(...drawing);
}

/** Words cut after `most` characters (code points) with an ellipsis. */
export function shortened(words: string, most: number): string {
  const letters = Array.from(words);
  return letters.length > most ? `${letters.slice(0, most - 1).join("").trimEnd()}…` : words;
}

/** Whether the reader asked for less movement. */
export const still = (): boolean => matchMedia("(prefers-reduced-motion: reduce)").matches;
