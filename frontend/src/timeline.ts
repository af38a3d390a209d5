/** The timeline: certain days counted in columns, uncertain ones as strips with soft ends, and a brush to choose dates. */

import { axisBottom } from "d3-axis";
import { brushX, type D3BrushEvent } from "d3-brush";
import { scaleLinear, scaleUtc, type ScaleTime } from "d3-scale";
import { select } from "d3-selection";
import { utcDay } from "d3-time";
import { binFor, endOf, isoDay, spokenInterval, startOf } from "./dates";
import { enhance, islandData, make, set, shortened, svg, svgLink } from "./dom";
import { columns, lanes, view, within, type Column, type DatedEvent, type Strip } from "./spans";
import { statusClass, STATUSES, STATUS_WORDS } from "./status";

interface TimelineData { readonly events: readonly DatedEvent[]; readonly more?: number }
type Scale = ScaleTime<number, number>;

const MARGIN = { left: 34, right: 18, top: 10 };
const COLUMNS = 110; // height of the columns, in pixels
const LANE = 15;
const OPEN = 60; // pixels that an open end fades over
const LANES = 14; // rows of strips; what does not fit is counted

export function timeline(island: HTMLElement): void {
  const data = islandData<TimelineData>(island);
  if (!data?.events.some((event) => event.from ?? event.to)) return;
  const figure = make("figure", { class: "timeline" });
  enhance(island, "The timeline in words", figure);
  let drawn = 0;
  new ResizeObserver(([entry]) => {
    const width = Math.round(entry?.contentRect.width ?? 0);
    if (width > 0 && Math.abs(width - drawn) > 4) { drawn = width; draw(figure, data, width); }
  }).observe(figure);
}

function draw(figure: HTMLElement, data: TimelineData, width: number): void {
  const dated = data.events.filter((event) => event.from ?? event.to);
  const shown = view(dated);
  if (!shown) return;
  const { span } = shown, seen = within(dated, span);
  const inner = width - MARGIN.left - MARGIN.right;
  const bin = binFor(span[0], span[1], Math.max(8, Math.floor(inner / 7)));
  const scale = scaleUtc().domain([bin.unit.floor(span[0]), bin.unit.ceil(span[1])]).range([MARGIN.left, width - MARGIN.right]);
  const certain = columns(seen, bin.unit);
  const { rows, left } = lanes(seen, (event) => reach(event, scale), LANES);
  const top = MARGIN.top + (certain.length ? COLUMNS : 0), height = top + 26 + rows.length * LANE + 4;
  const drawing = svg("svg", { width, height, viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": `Events by ${bin.name}; the same as a table stands below` }, gradients());
  const axis = svg("g", { class: "axis", transform: `translate(0 ${top})` });
  select(axis).call(axisBottom<Date>(scale).ticks(Math.max(2, Math.floor(inner / 90))).tickSizeOuter(0));
  drawing.append(axis);
  brush(drawing, scale, [MARGIN.left, 0, width - MARGIN.right, top]);
  drawColumns(drawing, certain, scale, bin.unit.offset.bind(bin.unit), top);
  rows.forEach((row, at) => row.forEach((strip) => drawing.append(drawStrip(strip, scale, top + 28 + at * LANE))));
  figure.replaceChildren(drawing, caption(data, bin.name, { left, before: shown.before, after: shown.after }));
}

// ---------------------------------------------------------------- certain days

function drawColumns(drawing: SVGSVGElement, found: readonly Column[], scale: Scale, next: (day: Date, step: number) => Date, top: number): void {
  if (!found.length) return;
  const most = Math.max(...found.map((column) => column.events.length));
  const high = scaleLinear().domain([0, most]).range([top, MARGIN.top]).nice();
  const ticks = high.ticks(3).filter(Number.isInteger);
  for (const tick of ticks.slice(1)) {
    drawing.append(svg("line", { class: "grid", x1: MARGIN.left, x2: scale.range()[1] as number, y1: high(tick), y2: high(tick) }),
      svg("text", { class: "tick", x: MARGIN.left - 6, y: high(tick) + 3.5, "text-anchor": "end" }, tick.toLocaleString("en")));
  }
  for (const column of found) drawing.append(drawColumn(column, scale, next, high));
}

function drawColumn(column: Column, scale: Scale, next: (day: Date, step: number) => Date, high: (value: number) => number): SVGElement {
  const end = next(column.start, 1), [left, right] = [scale(column.start), scale(end)];
  const width = Math.max(1.5, Math.min(right - left - 1, 26)), x = (left + right - width) / 2;
  const [only] = column.events;
  const last = isoDay(utcDay.offset(end, -1)), days = spokenInterval(isoDay(column.start), last);
  const label = column.events.length === 1 && only ? `${days}: ${only.title}` : `${days}: ${column.events.length} events`;
  const group = column.events.length === 1 && only ? svgLink(only.href, label) : pressable(label, () => choose(isoDay(column.start), last));
  let floor = 0;
  for (const status of STATUSES) {
    const count = column.events.filter((event) => statusClass(event.status) === status).length;
    if (!count) continue;
    group.append(svg("rect", { class: `fill ${status}`, x, width, y: high(floor + count), height: Math.max(1, high(floor) - high(floor + count) - 0.6), rx: 1.5 }));
    floor += count;
  }
  group.classList.add("column");
  return group;
}

function pressable(label: string, action: () => void): SVGGElement {
  const group = svg("g", { role: "button", tabindex: 0, "aria-label": label }, svg("title", {}, label));
  group.addEventListener("click", action);
  group.addEventListener("keydown", (pressed) => {
    if (pressed.key !== "Enter" && pressed.key !== " ") return;
    pressed.preventDefault();
    action();
  });
  return group;
}

// ---------------------------------------------------------------- days that are not certain

const LETTER = 6.2; // pixels of one letter of a title, on average
const LONGEST = 34; // letters of a title
const GAP = 6;

/** A strip with its title, cut to the side of the strip that has more room for it. */
function placed(event: DatedEvent, scale: Scale): { low: number; high: number; words: string; after: boolean } {
  const [low, high] = ends(event, scale), last = scale.range()[1] as number;
  const room = { after: last + MARGIN.right - high - GAP, before: low - GAP };
  const wanted = LETTER * Math.min(LONGEST, Array.from(event.title).length);
  const after = room.after >= wanted || room.after >= room.before;
  const most = Math.floor((after ? room.after : room.before) / LETTER);
  return { low, high, after, words: shortened(event.title, Math.max(1, Math.min(LONGEST, most))) };
}

/** The pixels that a strip and its title need. */
function reach(event: DatedEvent, scale: Scale): readonly [number, number] {
  const { low, high, words, after } = placed(event, scale), width = LETTER * Array.from(words).length + 2 * GAP;
  return after ? [low, high + width] : [low - width, high];
}

function ends(event: DatedEvent, scale: Scale): readonly [number, number] {
  const [first, last] = scale.range() as [number, number];
  const low = event.from ? scale(startOf(event.from)) : scale(endOf(event.to as string)) - OPEN;
  const high = event.to ? scale(endOf(event.to)) : scale(startOf(event.from as string)) + OPEN;
  return [Math.max(first, low), Math.min(last, Math.max(high, low + 5))];
}

function drawStrip({ event }: Strip, scale: Scale, y: number): SVGElement {
  const { low, high, words, after } = placed(event, scale);
  const softness = event.from === null ? "left" : event.to === null ? "right" : event.inferred ? "both" : "none";
  const bar = svg("rect", { class: `strip ${statusClass(event.status)}`, x: low, y, width: high - low, height: LANE - 6, rx: softness === "none" ? 3 : 0 });
  if (softness !== "none") set(bar, { mask: `url(#soft-${softness})` });
  const says = event.inferred ? " (not known to the day)" : "";
  const group = svgLink(event.href, `${event.title}: ${spokenInterval(event.from, event.to)}${says}`, bar,
    svg("text", { x: after ? high + GAP - 1 : low - GAP + 1, y: y + 8, "text-anchor": after ? "start" : "end" }, words));
  group.classList.add("span");
  return group;
}

/** Masks that let the ends of a strip fade: in units of the strip's own box. */
function gradients(): SVGDefsElement {
  const stops: Record<string, readonly (readonly [number, number])[]> = { left: [[0, 0.06], [0.7, 1], [1, 1]], right: [[0, 1], [0.3, 1], [1, 0.06]], both: [[0, 0.1], [0.35, 1], [0.65, 1], [1, 0.1]] };
  const one = ([name, found]: [string, readonly (readonly [number, number])[]]): SVGElement[] => [
    svg("linearGradient", { id: `fade-${name}` }, ...found.map(([offset, opacity]) => svg("stop", { offset, "stop-color": "#fff", "stop-opacity": opacity }))),
    svg("mask", { id: `soft-${name}`, maskContentUnits: "objectBoundingBox" }, svg("rect", { width: 1, height: 1, fill: `url(#fade-${name})` })),
  ];
  return svg("defs", {}, ...Object.entries(stops).flatMap(one));
}

// ---------------------------------------------------------------- choosing dates

function brush(drawing: SVGSVGElement, scale: Scale, [x0, y0, x1, y1]: readonly [number, number, number, number]): void {
  const form = document.querySelector<HTMLFormElement>('form[data-island="filter"]');
  if (!form?.elements.namedItem("from")) return;
  const layer = svg("g", { class: "brush", "aria-hidden": "true" });
  drawing.append(layer);
  const act = brushX<unknown>().extent([[x0, y0], [x1, y1]]).on("end", (ended: D3BrushEvent<unknown>) => {
    if (!ended.sourceEvent || !ended.selection) return;
    const [low, high] = ended.selection as [number, number];
    choose(isoDay(scale.invert(low)), isoDay(new Date(scale.invert(high).getTime() - 1)));
  });
  select(layer as SVGGElement).call(act as never);
}

/** Put days into the filter form, which does the rest. */
function choose(from: string, to: string): void {
  const form = document.querySelector<HTMLFormElement>('form[data-island="filter"]');
  if (!form) return;
  for (const [name, value] of [["from", from], ["to", to]] as const) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLInputElement) field.value = value;
  }
  form.dispatchEvent(new Event("change", { bubbles: true }));
}

function caption(data: TimelineData, bin: string, out: { left: number; before: number; after: number }): HTMLElement {
  const met = STATUSES.filter((status) => data.events.some((event) => event.status === status));
  const undated = data.events.filter((event) => !event.from && !event.to).length + (data.more ?? 0);
  const counted: readonly (readonly [number, string])[] = [[out.before, "earlier"], [out.after, "later"], [out.left, "more spans"], [undated, "more events"]];
  const rest = counted.filter(([number]) => number).map(([number, words]) => `${number.toLocaleString("en")} ${words}`);
  const words = `Events by ${bin}; soft ends where a date is open or inferred.${rest.length ? ` Not drawn: ${rest.join(", ")}.` : ""}`;
  return make("figcaption", { class: "legend" }, ...met.map((status) => make("span", { class: `status ${status}` }, STATUS_WORDS[status])), make("span", {}, words));
}
