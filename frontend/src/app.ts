/** The web app: the server's pages, brought to life. */

import { carrying } from "./carrying";
import { compare } from "./compare";
import { filter } from "./filter";
import { mount, register } from "./islands";
import { map } from "./map";
import { review } from "./review";
import { steps } from "./steps";
import { theme } from "./theme";
import { timeline } from "./timeline";
import { atlasFrom, type Atlas } from "./world";

register({ carrying, compare, filter, map, review, steps, timeline });
const beside = (document.currentScript as HTMLScriptElement | null)?.src ?? document.querySelector<HTMLScriptElement>('script[src*="app.js"]')?.src;
atlasFrom(async () => (await (await fetch(new URL("world.json", beside))).json()) as Atlas);
theme();
mount(document);
document.getElementById("here")?.scrollIntoView({ block: "center" });
