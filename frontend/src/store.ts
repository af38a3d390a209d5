/** The views that a report carries: small ones as templates, large records packed in chunks; either way asleep until shown. */

import { unpack } from "./pack";

/** The place of every packed view: its chunk and its number there. */
type Index = Readonly<Record<string, readonly [number, number]>>;

export class Store {
  private readonly index: Index;
  private readonly chunks = new Map<number, Promise<readonly string[]>>();

  constructor(private readonly page: Document) {
    this.index = JSON.parse(page.getElementById("views")?.textContent ?? "{}") as Index;
  }

  /** Whether there is a view of this name. */
  has(name: string): boolean {
    return Object.hasOwn(this.index, name) || this.template(name) !== null;
  }

  /** The elements of a view, made for one showing; `null` if there is no such view. They run nothing: scripts in them sleep. */
  async view(name: string): Promise<DocumentFragment | null> {
    const template = this.template(name);
    if (template) return template.content.cloneNode(true) as DocumentFragment;
    const at = Object.hasOwn(this.index, name) ? this.index[name] : undefined;
    if (!at) return null;
    const html = (await this.chunk(at[0]))[at[1]];
    const parsed = new DOMParser().parseFromString(`<template>${html ?? ""}</template>`, "text/html");
    return document.importNode((parsed.querySelector("template") as HTMLTemplateElement).content, true);
  }

  private template(name: string): HTMLTemplateElement | null {
    return this.page.querySelector<HTMLTemplateElement>(`template[data-name="${CSS.escape(name)}"]`);
  }

  private chunk(number: number): Promise<readonly string[]> {
    let found = this.chunks.get(number);
    if (!found) {
      const packed = this.page.querySelector(`script[data-chunk="${number}"]`)?.textContent ?? "";
      found = unpack(packed).then((text) => JSON.parse(text) as string[]);
      this.chunks.set(number, found);
    }
    return found;
  }
}
