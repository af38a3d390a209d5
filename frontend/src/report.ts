/** The report: one file with every view in it, shown by the part of its address behind the `#`. It asks nobody for anything. */

import { carrying } from "./carrying";
import { compare } from "./compare";
import { foldable } from "./forms";
import { mount, register } from "./islands";
import { map } from "./map";
import { unpack } from "./pack";
import { beside } from "./report_beside";
import { Events } from "./report_events";
import { wholeTable } from "./report_lists";
import { steps } from "./steps";
import { Store } from "./store";
import { markStretch, stretchOf } from "./stretch";
import { theme } from "./theme";
import { timeline } from "./timeline";
import { atlasFrom, type Atlas } from "./world";

const text = (id: string): string => document.getElementById(id)?.textContent ?? "";

const store = new Store(document);
const main = document.getElementById("main") as HTMLElement;
const first = document.getElementById("first") as HTMLElement;
const other = document.getElementById("other") as HTMLElement;
const events = unpack(text("index")).then((index) => new Events(first, JSON.parse(index), store));

/** What an address behind the `#` names: a view, what is asked of it, its name in the store, and a place in it. */
function parts(hash: string): { view: string; query: URLSearchParams; name: string; place: string } {
  const [address = "", place = ""] = hash.replace(/^#/, "").split("#", 2), [view = "", query = ""] = address.split("?", 2);
  return { view: view || "events", query: new URLSearchParams(query), name: address.replace(/[?&](at|all)=[^&]*/g, ""), place };
}

async function follow(): Promise<void> {
  const { view, query, name, place } = parts(location.hash);
  if (view !== "events" && document.getElementById(view) && !store.has(view)) return; // a place within the view that is shown
  current(view);
  const isFirst = view === "events";
  if (isFirst) await (await events).show(query);
  else await show(view, name, query);
  first.hidden = !isFirst;
  other.hidden = isFirst;
  arrive(place);
}

let turn = 0;

/** Show one of the views that sleep in the file. */
async function show(view: string, name: string, query: URLSearchParams): Promise<void> {
  const mine = (turn += 1), [kind, one, between, another] = view.split("/").map(decoded);
  const found = kind === "document" && between === "beside" && one && another ? await beside(one, another, store)
    : (await store.view(name)) ?? (await store.view(view));
  const missing = found ? null : await store.view("missing");
  if (mine !== turn) return;
  other.replaceChildren(found ?? missing ?? "");
  if (!view.includes("/")) await wholeTable(other, name, store);
  other.hidden = false; // before the islands come to life: they measure the room they have
  first.hidden = true;
  mount(other);
  document.title = [other.querySelector("h1, h2")?.textContent?.trim(), "Tallywire"].filter(Boolean).join(" · ");
  const stretch = stretchOf(query.get("at"));
  if (stretch) markStretch(other, stretch);
}

/** Move to the words or to the place that the address names, else to the top of the view. */
function arrive(place: string): void {
  const here = other.hidden ? null : other.querySelector<HTMLElement>(place ? `#${CSS.escape(place)}` : "mark.here");
  if (here) here.scrollIntoView({ block: place ? "start" : "center" });
  else scrollTo({ top: 0 });
  main.focus({ preventScroll: true });
}

/** A part of an address; what is badly written is taken as it stands. */
function decoded(part: string): string {
  try { return decodeURIComponent(part); } catch { return part; }
}

/** Mark where the reader is in the menu: a view, or the list that it is reached from. */
function current(name: string): void {
  const [view = ""] = name.split("/");
  const owner: Readonly<Record<string, string>> = { event: "events", document: "documents", origin: "sources", story: "stories" };
  for (const link of document.querySelectorAll<HTMLAnchorElement>(".top nav a")) {
    const here = link.dataset["view"] === (owner[view] ?? view);
    if (here) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}

register({ carrying, compare, map, steps, timeline });
atlasFrom(async () => JSON.parse(await unpack(text("world"))) as Atlas);
theme();
const form = first.querySelector<HTMLFormElement>("form.filter");
if (form) foldable(form, location.hash.includes("?"));
mount(first);
addEventListener("hashchange", () => void follow());
void follow();
