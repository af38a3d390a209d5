/** The report's tables (pages, origins, stories, figures): all their pages in one, found by words in the browser. */

import type { Store } from "./store";

const MOST = 5000; // rows put into one table: more would freeze a browser, and stays on pages

/** Complete a table with the rows of its further pages, and let its form find among them. */
export async function wholeTable(view: HTMLElement, name: string, store: Store): Promise<void> {
  const body = view.querySelector<HTMLTableSectionElement>(".list-table tbody"), pager = view.querySelector(".pager");
  if (!body) {
    view.querySelector("form.filter")?.remove(); // what only the app can ask
    return;
  }
  if (!/[?&]page=/.test(name)) {
    const next = (page: number): string => `${name}${name.includes("?") ? "&" : "?"}page=${page}`;
    let page = 2;
    for (let more = await store.view(next(page)); more && body.rows.length < MOST; more = await store.view(next((page += 1)))) {
      body.append(...more.querySelectorAll(".list-table tbody > tr"));
    }
    if (!store.has(next(page))) pager?.remove();
  }
  finds(view, body);
}

function finds(view: HTMLElement, body: HTMLTableSectionElement): void {
  const form = view.querySelector<HTMLFormElement>("form.filter"), field = form?.querySelector<HTMLInputElement>('input[type="search"]');
  if (!form || !field) return;
  for (const other of form.querySelectorAll("label, button, a")) if (!other.contains(field)) other.remove(); 
  const rows = [...body.rows].map((row) => ({ row, words: (row.textContent ?? "").toLowerCase() }));
  const shown = view.querySelector("#shown"), all = shown?.textContent ?? "";
  shown?.setAttribute("role", "status");
  const find = (): void => {
    const asked = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    let left = 0;
    for (const { row, words } of rows) {
      row.hidden = !asked.every((word) => words.includes(word));
      if (!row.hidden) left += 1;
    }
    if (shown) shown.textContent = asked.length ? `${left.toLocaleString("en")} of ${all}` : all;
  };
  form.addEventListener("input", find);
  form.addEventListener("submit", (event) => { event.preventDefault(); find(); });
}
