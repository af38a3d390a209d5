/** The filter form, live: what it asks for is fetched from its own address and put in the place of the results. */

import { addressOf, foldable, restore } from "./forms";
import { mount } from "./islands";

const PAUSE = 250; // milliseconds without typing before a search begins

export function filter(form: HTMLElement): void {
  if (!(form instanceof HTMLFormElement)) return;
  foldable(form, new URLSearchParams(location.search).size > 0);
  let waiting: ReturnType<typeof setTimeout> | undefined, asked = addressOf(form.action, new FormData(form));
  const soon = (pause: number): void => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      const address = addressOf(form.action, new FormData(form));
      if (address !== asked) void renew(form, true); // a field that was only left asks nothing new
      asked = address;
    }, pause);
  };
  form.addEventListener("input", (event) => soon(event.target instanceof HTMLInputElement && event.target.type === "search" ? PAUSE : 0));
  form.addEventListener("change", () => soon(0));
  form.addEventListener("submit", (event) => { event.preventDefault(); soon(0); });
  addEventListener("popstate", () => { restore(form, new URLSearchParams(location.search)); asked = addressOf(form.action, new FormData(form)); void renew(form, false); });
}

let latest = 0;

async function renew(form: HTMLFormElement, push: boolean): Promise<void> {
  const turn = (latest += 1);
  const address = push ? addressOf(new URL(form.action).pathname, new FormData(form)) : location.pathname + location.search;
  const results = document.getElementById("results");
  results?.setAttribute("aria-busy", "true");
  const answer = await fetch(address, { headers: { Accept: "text/html" } }).catch(() => null);
  if (turn !== latest) return;
  results?.removeAttribute("aria-busy");
  const found = answer?.ok ? resultsOf(await answer.text()) : null;
  if (!found || !results) { location.assign(address); return; }
  results.replaceWith(found);
  if (push) history.pushState(null, "", address);
  mount(found);
}

/** The results of an answer of the server, as elements that run nothing: a parsed document's scripts stay asleep. */
function resultsOf(html: string): HTMLElement | null {
  const found = new DOMParser().parseFromString(html, "text/html").getElementById("results");
  return found ? document.importNode(found, true) : null;
}
