/** Light or dark as the system has it, unless the reader chose; the choice is kept in this browser alone. */

type Theme = "light" | "dark";
const KEPT = "tallywire-theme";

/** The reader's choice, if one is kept; a browser that keeps nothing (a file opened privately) has none. */
function kept(): Theme | null {
  try {
    const value = localStorage.getItem(KEPT);
    return value === "light" || value === "dark" ? value : null;
  } catch {
    return null;
  }
}

function keep(theme: Theme): void {
  try { localStorage.setItem(KEPT, theme); } catch { /* a browser that keeps nothing still switches */ }
}

const current = (): Theme => (document.documentElement.dataset["theme"] as Theme | undefined) ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");

/** Show the kept choice, and let the buttons that ask for it switch. */
export function theme(): void {
  const chosen = kept();
  if (chosen) document.documentElement.dataset["theme"] = chosen;
  for (const button of document.querySelectorAll<HTMLButtonElement>("[data-theme-toggle]")) {
    const label = (): void => {
      button.textContent = current() === "dark" ? "Light" : "Dark";
      button.setAttribute("aria-label", `Switch to ${current() === "dark" ? "light" : "dark"} colours`);
    };
    button.hidden = false;
    label();
    button.addEventListener("click", () => {
      const next: Theme = current() === "dark" ? "light" : "dark";
      document.documentElement.dataset["theme"] = next;
      keep(next);
      label();
    });
  }
}
