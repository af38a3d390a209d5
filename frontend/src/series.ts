/** A figure over report time: the steps of every origin, ready to be drawn. */

import { endOf, startOf } from "./dates";

export interface Point { readonly at: string | null; readonly low: number | null; readonly best: number | null; readonly high: number | null; readonly words: string; readonly href: string | null; readonly page: string }
export interface OriginSteps { readonly name: string; readonly kind: string; readonly points: readonly Point[] }
export interface StepsData { readonly what: string; readonly origins: readonly OriginSteps[] }

/** A point with its value; `time` is null where the page has no date. */
export interface Dot { readonly point: Point; readonly time: Date | null; readonly value: number }
export interface Series { readonly name: string; readonly kind: string; readonly dots: readonly Dot[] }

/** The number that a point stands at: its best value, else the bound it gives ("at least 12" stands at 12). */
export const valueOf = (point: Point): number | null => point.best ?? point.low ?? point.high;

/** Every origin with its points in the order of time; an origin without a number is left out. */
export function series(data: StepsData): Series[] {
  return data.origins
    .map(({ name, kind, points }) => ({ name, kind, dots: points.flatMap(dot).sort((a, b) => (a.time?.getTime() ?? Infinity) - (b.time?.getTime() ?? Infinity)) }))
    .filter(({ dots }) => dots.length);
}

function dot(point: Point): Dot[] {
  const value = valueOf(point);
  return value === null ? [] : [{ point, time: point.at ? startOf(point.at) : null, value }];
}

/** The first and last moment of all dated points; `null` if none has a date. */
export function span(found: readonly Series[]): readonly [Date, Date] | null {
  const days = found.flatMap(({ dots }) => dots.flatMap(({ point }) => point.at ?? [])).sort();
  const [first, last] = [days[0], days.at(-1)];
  return first && last ? [startOf(first), endOf(last)] : null;
}

/** The range of values, from 0 unless that would squash the differences flat (a range below a quarter of its top). */
export function range(found: readonly Series[]): readonly [number, number] {
  const values = found.flatMap(({ dots }) => dots.flatMap(({ point, value }) => [value, point.low ?? value, point.high ?? value]));
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const floor = high - low > 0 && high - low < 0.25 * high ? low - (high - low) : 0;
  return [Math.max(0, floor), high === floor ? floor + 1 : high];
}

/** Moves labels apart that would cover each other: heights in, heights out, none nearer than `gap`, within `top`–`bottom`. */
export function spread(heights: readonly number[], gap: number, top: number, bottom: number): number[] {
  const order = heights.map((_, index) => index).sort((a, b) => (heights[a] as number) - (heights[b] as number));
  const placed: number[] = new Array<number>(heights.length).fill(0);
  let floor = top - gap;
  for (const index of order) floor = placed[index] = Math.max(heights[index] as number, floor + gap);
  let ceiling = bottom + gap;
  for (const index of order.reverse()) ceiling = placed[index] = Math.min(placed[index] as number, ceiling - gap);
  return placed;
}
