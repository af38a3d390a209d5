/** The report's first screen: its form filters the index that the file carries, and list, timeline and map are made anew. */

import { make } from "./dom";
import { addressOf, restore } from "./forms";
import { mount } from "./islands";
import { askedOf, find, heaviest, type Row } from "./listing";
import type { Store } from "./store";

interface Index { readonly rows: readonly Row[]; readonly origins: readonly string[]; readonly map: Readonly<Record<string, object>>; readonly timeline: Readonly<Record<string, object>> }

const ON_A_PAGE = 100;
const DRAWN = 400; // as in the app: more is neither seen nor fast
const PLACES = 30;
const PAUSE = 200; // milliseconds without typing before the list is made anew

export class Events {
  private shown: string | null = "";

  constructor(private readonly view: HTMLElement, private readonly index: Index, private readonly store: Store) {
    const form = this.form;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const soon = (pause: number): void => {
      clearTimeout(waiting);
      waiting = setTimeout(() => this.ask(), pause);
    };
    form?.addEventListener("input", (event) => soon((event.target as HTMLInputElement).type === "search" ? PAUSE : 0));
    form?.addEventListener("change", () => soon(0));
    form?.addEventListener("submit", (event) => { event.preventDefault(); soon(0); });
  }

  private get form(): HTMLFormElement | null {
    return this.view.querySelector<HTMLFormElement>("form.filter");
  }

  /** Write what the form says into the address: the address is what is shown. */
  private ask(): void {
    const form = this.form;
    if (!form) return;
    const address = addressOf("#events", new FormData(form));
    if (address === addressOf("#events", new URLSearchParams(this.shown ?? ""))) return; // a field that was only left
    if (this.view.hidden) { location.hash = address; return; } // days chosen on another view's timeline
    history.pushState(null, "", address);
    void this.show(new URLSearchParams(address.split("?")[1] ?? ""));
  }

  /** Show the events of an address; the first screen as the file has it stays as it is until something else is asked. */
  async show(query: URLSearchParams): Promise<void> {
    const asked = query.toString();
    if (asked === this.shown) return;
    this.shown = asked;
    if (this.form) restore(this.form, query);
    const results = this.view.querySelector("#results");
    if (!results) return;
    const filters = askedOf(query), found = find(this.index.rows, filters, this.index.origins);
    const page = Math.max(1, Math.min(Number(filters["page"]) || 1, Math.ceil(found.length / ON_A_PAGE)));
    const list = await this.list(found, page, query);
    if (this.shown !== asked) return;
    const drawn = make("div", { class: "drawn" }, this.timeline(found), this.map(found));
    results.replaceChildren(list, drawn);
    mount(drawn);
  }

  private async list(found: readonly Row[], page: number, query: URLSearchParams): Promise<HTMLElement> {
    const list = make("div", { class: "list" }, make("p", { id: "shown", role: "status" }, `${found.length.toLocaleString("en")} ${found.length === 1 ? "event" : "events"}`));
    if (!found.length) list.append(make("p", { class: "note" }, "No event is like that. ", make("a", { href: "#events" }, "Show everything"), ", or loosen a filter: a shorter word, a wider span of days."));
    let day: string | null = null, entries: HTMLOListElement | null = null;
    for (const row of found.slice((page - 1) * ON_A_PAGE, page * ON_A_PAGE)) {
      if (entries === null || row.day_words !== day) {
        entries = make("ol");
        list.append(make("section", { class: "day" }, make("h2", {}, row.day_words), entries));
        day = row.day_words;
      }
      const entry = await this.store.view(`entry/${row.id}`);
      if (entry) entries.append(entry);
    }
    const pages = Math.ceil(found.length / ON_A_PAGE);
    if (pages > 1) list.append(pager(page, pages, query));
    return list;
  }

  private timeline(found: readonly Row[]): HTMLElement {
    const { shown, more } = heaviest(found.filter((row) => !row.undated), DRAWN);
    return island("timeline", "When", { events: shown.flatMap((row) => this.index.timeline[row.id] ?? []), more });
  }

  private map(found: readonly Row[]): HTMLElement {
    const placed = found.filter((row) => !row.unplaced), { shown, more } = heaviest(placed, DRAWN);
    const counts = new Map<string, number>();
    for (const { place } of placed) if (place) counts.set(place, (counts.get(place) ?? 0) + 1);
    const places = [...counts].sort((a, b) => b[1] - a[1]).slice(0, PLACES);
    const list = make("ul", { class: "fallback places" }, ...places.map(([place, count]) => make("li", {}, make("a", { href: `#events?place=${encodeURIComponent(place)}` }, place), ` ${count}`)));
    return island("map", "Where", { events: shown.flatMap((row) => this.index.map[row.id] ?? []), more }, list);
  }
}

function island(name: string, title: string, data: object, ...fallback: HTMLElement[]): HTMLElement {
  const script = make("script", { type: "application/json" });
  script.textContent = JSON.stringify(data);
  return make("section", { "data-island": name }, make("h2", {}, title), script, ...fallback);
}

function pager(page: number, pages: number, query: URLSearchParams): HTMLElement {
  const to = (number: number): string => {
    const asked = new URLSearchParams(query);
    asked.set("page", String(number));
    return `#events?${asked}`;
  };
  return make("nav", { class: "pager", "aria-label": "Pages of the list" }, page > 1 && make("a", { rel: "prev", href: to(page - 1) }, "Before"),
    make("span", {}, `page ${page} of ${pages}`), page < pages && make("a", { rel: "next", href: to(page + 1) }, "Next"));
}
