/** A figure over report time: one stepped line an origin, a whisker where it gives a range, every point a sentence. */

import { axisBottom, axisLeft } from "d3-axis";
import { scaleLinear, scaleUtc, type ScaleLinear, type ScaleTime } from "d3-scale";
import { select } from "d3-selection";
import { curveStepAfter, line } from "d3-shape";
import { utcDay } from "d3-time";
import { spoken } from "./dates";
import { enhance, islandData, make, shortened, svg, svgLink } from "./dom";
import { range, series, span, spread, type Dot, type Series, type StepsData } from "./series";

const HEIGHT = 250;
const MARGIN = { left: 52, top: 16, bottom: 28 };
const COLOURS = 8; // classes c0 … c7 of app.css; further origins use them again, told apart by their labels

interface Frame { readonly x: ScaleTime<number, number>; readonly y: ScaleLinear<number, number>; readonly right: number; readonly undated: number; readonly lift?: number }

export function steps(island: HTMLElement): void {
  const data = islandData<StepsData>(island);
  const found = data ? series(data) : [];
  if (!data || !found.length) return;
  const figure = make("figure", { class: "steps" });
  island.querySelector(".steps-drawing")?.remove(); // the server's drawing, for those without scripts
  enhance(island, "The same as a table", figure);
  let drawn = 0;
  new ResizeObserver(([entry]) => {
    const width = Math.round(entry?.contentRect.width ?? 0);
    if (width > 0 && Math.abs(width - drawn) > 4) { drawn = width; figure.replaceChildren(draw(data, found, width), legend(found, width)); }
  }).observe(figure);
}

const labelled = (width: number): boolean => width > 560;

function draw(data: StepsData, found: readonly Series[], width: number): SVGSVGElement {
  const frame = frameOf(found, width);
  const drawing = svg("svg", { width, height: HEIGHT, viewBox: `0 0 ${width} ${HEIGHT}`, role: "group", "aria-label": `${data.what}, by the day of the report; the same as a table stands below` });
  const [bottom, left] = [svg("g", { class: "axis", transform: `translate(0 ${HEIGHT - MARGIN.bottom})` }), svg("g", { class: "axis", transform: `translate(${MARGIN.left} 0)` })];
  const days = Math.max(1, utcDay.count(frame.x.domain()[0] as Date, frame.x.domain()[1] as Date));
  select(bottom).call(axisBottom<Date>(frame.x).ticks(Math.max(1, Math.min(days, Math.floor((frame.right - MARGIN.left) / 90)))).tickSizeOuter(0));
  select(left).call(axisLeft(frame.y).ticks(5).tickSize(-(frame.undated - MARGIN.left)).tickSizeOuter(0));
  drawing.append(left, bottom);
  if (found.some(({ dots }) => dots.some(({ time }) => !time))) drawing.append(svg("text", { class: "tick", x: frame.undated - 20, y: HEIGHT - 9, "text-anchor": "middle" }, "no date"));
  found.forEach((one, at) => drawing.append(drawSeries(one, at, { ...frame, lift: lift(at, found.length) })));
  if (labelled(width)) drawing.append(...labels(found, frame));
  return drawing;
}

/** Origins that give the same number would hide each other: each line stands a little beside the others, in pixels. */
const lift = (at: number, many: number): number => (at - (many - 1) / 2) * Math.min(2.4, 12 / many);

function frameOf(found: readonly Series[], width: number): Frame {
  const undated = width - (labelled(width) ? 170 : 14);
  const right = found.some(({ dots }) => dots.some(({ time }) => !time)) ? undated - 80 : undated;
  const [first, last] = span(found) ?? [new Date(0), new Date(86400e3)];
  const x = scaleUtc().domain([first, last]).range([MARGIN.left + 8, right]);
  return { x, y: scaleLinear().domain(range(found)).range([HEIGHT - MARGIN.bottom, MARGIN.top]).nice(5), right, undated };
}

function drawSeries(one: Series, at: number, frame: Frame): SVGGElement {
  const dated = one.dots.filter((dot) => dot.time);
  const group = svg("g", { class: `origin c${at % COLOURS}` });
  const path = line<readonly [number, number]>().curve(curveStepAfter);
  const corners = dated.map((dot) => [place(dot, frame), height(dot.value, frame)] as const);
  const last = corners.at(-1);
  if (last) group.append(svg("path", { class: "step", d: path([...corners, [frame.right, last[1]]]) ?? "" }));
  for (const dot of one.dots) group.append(drawDot(one, dot, frame));
  return group;
}

const height = (value: number, frame: Frame): number => frame.y(value) + (frame.lift ?? 0);
const place = (dot: Dot, frame: Frame): number => (dot.time ? frame.x(dot.time) : frame.undated - 20);

function drawDot(one: Series, dot: Dot, frame: Frame): SVGElement {
  const [x, y] = [place(dot, frame), height(dot.value, frame)], { point } = dot;
  const when = point.at ? spoken(point.at) : "date unknown";
  const group = svgLink(point.href, `${when}, ${one.name} (${point.page}): ${point.words}`);
  const [low, high] = [point.low ?? dot.value, point.high ?? dot.value];
  if (low < high) group.append(svg("line", { class: "whisker", x1: x, x2: x, y1: frame.y(low), y2: frame.y(high) }));
  if (point.high === null) group.append(svg("path", { class: "open", d: `M${x} ${y - 7}v-9m-4 4l4 -4l4 4` }));
  if (point.low === null) group.append(svg("path", { class: "open", d: `M${x} ${y + 7}v9m-4 -4l4 4l4 -4` }));
  group.append(svg("circle", { cx: x, cy: y, r: 5 }));
  return group;
}

function labels(found: readonly Series[], frame: Frame): SVGElement[] {
  const heights = found.map(({ dots }) => frame.y((dots.at(-1) as Dot).value));
  const placed = spread(heights, 14, MARGIN.top, HEIGHT - MARGIN.bottom);
  return found.map((one, at) => svg("text", { class: `name c${at % COLOURS}`, x: frame.undated + 8, y: (placed[at] as number) + 4 }, svg("title", {}, one.name), shortened(one.name, 24)));
}

function legend(found: readonly Series[], width: number): HTMLElement {
  const words = "Every point is a sentence; an arrow marks an open bound, a bar a range.";
  const names = labelled(width) ? [] : found.map((one, at) => make("span", { class: `key c${at % COLOURS}` }, one.name));
  return make("figcaption", { class: "legend" }, ...names, make("span", {}, words));
}
