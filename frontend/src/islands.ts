/** The interactive parts by name, and the one place that brings them to life. */

type Island = (section: HTMLElement) => void;

const known = new Map<string, Island>();
const alive = new WeakSet<Element>();

/** Make an island known under the name that pages call it by. */
export function register(islands: Readonly<Record<string, Island>>): void {
  for (const [name, island] of Object.entries(islands)) known.set(name, island);
}

/** Bring every island within `root` to life, once. One that fails leaves its readable fallback, and the others, as they are. */
export function mount(root: ParentNode): void {
  const sections = [...root.querySelectorAll<HTMLElement>("[data-island]")];
  if (root instanceof HTMLElement && root.dataset["island"]) sections.unshift(root);
  for (const section of sections) {
    const island = known.get(section.dataset["island"] ?? "");
    if (!island || alive.has(section)) continue;
    alive.add(section);
    try { island(section); } catch (fault) { console.error(`island ${section.dataset["island"]}:`, fault); }
  }
}
