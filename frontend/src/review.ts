/** The review queue by keyboard: walk with j and k, decide with one letter, take back with u. Forms do the same without. */

import { typing } from "./compare";
import { make } from "./dom";

interface Answer { readonly judgement: string; readonly said?: string; readonly undo?: { readonly withdraws: string } }
interface Made { readonly entry: HTMLElement; readonly withdraws: string }

/** The key of every decision that has one; a button of that value in the entry's form is what it presses. */
export const KEYS: Readonly<Record<string, string>> = { s: "same", d: "different", w: "wrong_kind", l: "wrong_place", f: "wrong_figure", h: "hide" };

export function review(island: HTMLElement): void {
  const entries = [...island.querySelectorAll<HTMLElement>("[data-entry]")];
  if (!entries.length) return;
  const queue = new Queue(entries);
  hints(entries);
  island.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement, entry = form.closest<HTMLElement>("[data-entry]");
    if (!entry) return;
    event.preventDefault();
    void queue.decide(entry, form, (event as SubmitEvent).submitter);
  });
  island.ownerDocument.addEventListener("keydown", (pressed) => {
    if (!island.isConnected || pressed.ctrlKey || pressed.metaKey || pressed.altKey || typing(pressed.target)) return;
    if (queue.press(pressed.key)) pressed.preventDefault();
  });
  queue.select(0, false);
}

class Queue {
  private at = 0;
  private readonly made: Made[] = [];
  private readonly says = make("p", { class: "says", role: "status", "aria-live": "polite" });

  constructor(private readonly entries: readonly HTMLElement[]) {
    entries[0]?.parentElement?.before(this.says);
  }

  /** What a key does; whether it did anything. */
  press(key: string): boolean {
    if (key === "j" || key === "k") { this.select(this.at + (key === "j" ? 1 : -1), true); return true; }
    if (key === "u") { void this.undo(); return true; }
    const kind = KEYS[key], entry = this.entries[this.at];
    const button = kind ? entry?.querySelector<HTMLButtonElement>(`button[name="kind"][value="${kind}"]:not(:disabled)`) : null;
    button?.click();
    return Boolean(button);
  }

  select(index: number, focus: boolean): void {
    this.at = Math.max(0, Math.min(this.entries.length - 1, index));
    this.entries.forEach((entry, at) => { if (at === this.at) entry.setAttribute("aria-current", "true"); else entry.removeAttribute("aria-current"); });
    const entry = this.entries[this.at];
    if (!focus || !entry) return;
    entry.tabIndex = -1;
    entry.focus();
    entry.scrollIntoView({ block: "nearest" });
  }

  async decide(entry: HTMLElement, form: HTMLFormElement, button: HTMLElement | null): Promise<void> {
    const answer = await this.send(form, new FormData(form, button));
    if (!answer) return;
    entry.classList.add("decided");
    for (const control of entry.querySelectorAll<HTMLButtonElement>("button")) control.disabled = true;
    if (answer.undo) this.made.push({ entry, withdraws: answer.undo.withdraws });
    this.say(answer.said ?? "Kept.", answer.undo ? "u takes it back." : "");
    if (entry === this.entries[this.at]) this.select(this.next(), true);
  }

  /** The next entry that is not decided, else this one. */
  private next(): number {
    const found = this.entries.findIndex((entry, at) => at > this.at && !entry.classList.contains("decided"));
    return found < 0 ? this.at : found;
  }

  async undo(): Promise<void> {
    const last = this.made.at(-1), form = last?.entry.querySelector<HTMLFormElement>("form");
    if (!last || !form) { this.say("Nothing to take back.", ""); return; }
    const fields = new FormData();
    fields.set("token", String(new FormData(form).get("token") ?? ""));
    fields.set("kind", "withdrawn");
    fields.set("withdraws", last.withdraws);
    if (!(await this.send(form, fields))) return;
    this.made.pop();
    last.entry.classList.remove("decided");
    for (const control of last.entry.querySelectorAll<HTMLButtonElement>("button")) control.disabled = false;
    this.say("Taken back.", "");
    this.select(this.entries.indexOf(last.entry), true);
  }

  private async send(form: HTMLFormElement, fields: FormData): Promise<Answer | null> {
    const body = new URLSearchParams([...fields].map(([name, value]): [string, string] => [name, String(value)]));
    const headers = { Accept: "application/json", "X-Tallywire-Token": body.get("token") ?? "" };
    const answer = await fetch(form.action, { method: "POST", headers, body }).catch(() => null);
    if (answer?.ok) return (await answer.json()) as Answer;
    this.say("This was not kept.", answer ? refusal(await answer.text()) : "The server does not answer.");
    return null;
  }

  private say(words: string, more: string): void {
    this.says.replaceChildren(words, more && make("small", {}, ` ${more}`));
  }
}

/** Why a server refused, in the words of its page. */
function refusal(html: string): string {
  const said = new DOMParser().parseFromString(html, "text/html").querySelector("main p");
  return (said?.textContent ?? html).trim().slice(0, 300);
}

/** Write each decision's key on its button, and the walking keys above the queue. */
function hints(entries: readonly HTMLElement[]): void {
  const key = Object.fromEntries(Object.entries(KEYS).map(([letter, kind]) => [kind, letter]));
  for (const entry of entries) {
    for (const button of entry.querySelectorAll<HTMLButtonElement>('button[name="kind"]')) {
      const letter = key[button.value];
      if (!letter || button.querySelector("kbd")) continue;
      button.append(" ", make("kbd", {}, letter));
      button.setAttribute("aria-keyshortcuts", letter);
    }
  }
  entries[0]?.parentElement?.before(make("p", { class: "keys" }, make("kbd", {}, "j"), " next ", make("kbd", {}, "k"), " previous ", make("kbd", {}, "u"), " undo"));
}
