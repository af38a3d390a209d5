/** The filter form and the address: one says what the other does. */

import { make } from "./dom";

/** The address that a form asks for, without the fields that are empty and the order that is there anyway. */
export function addressOf(path: string, fields: Iterable<readonly [string, FormDataEntryValue]>): string {
  const asked = new URLSearchParams();
  for (const [name, value] of fields) if (typeof value === "string" && value.trim() && !(name === "sort" && value === "day")) asked.append(name, value.trim());
  const query = asked.toString();
  return query ? `${path}?${query}` : path;
}

/** Put the values of an address into a form. */
export function restore(form: HTMLFormElement, asked: URLSearchParams): void {
  for (const field of form.elements) {
    if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement) || !field.name || field.type === "hidden") continue;
    const value = asked.get(field.name) ?? "";
    if (field instanceof HTMLInputElement && field.type === "checkbox") field.checked = value !== "";
    else if (field instanceof HTMLSelectElement && !value) field.selectedIndex = 0;
    else field.value = value;
  }
}

/** On a phone the fields behind the first take a whole screen: they open at a button (app.css hides them). */
export function foldable(form: HTMLFormElement, narrowing: boolean): void {
  const button = make("button", { type: "button", class: "unfold", "aria-expanded": String(narrowing) }, "More filters");
  form.classList.toggle("folded", !narrowing);
  button.addEventListener("click", () => button.setAttribute("aria-expanded", String(!form.classList.toggle("folded"))));
  form.querySelector("label")?.after(button);
}
