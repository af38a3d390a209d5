/** Which events of a timeline are certain days and which are spans, and how they are laid out. */

import type { CountableTimeInterval } from "d3-time";
import { endOf, startOf } from "./dates";

export interface DatedEvent {
  readonly id: string; readonly title: string; readonly href: string; readonly status: string;
  readonly from: string | null; readonly to: string | null; readonly inferred: boolean;
  readonly documents: number; readonly origins: number;
}
export interface Column { readonly start: Date; readonly events: readonly DatedEvent[] }
export interface Strip { readonly event: DatedEvent; readonly low: number; readonly high: number }

/** A single day that some page names. */
export const isCertain = (event: DatedEvent): boolean => event.from !== null && event.from === event.to && !event.inferred;

/** The first and the last moment of all events; `null` if none has a date. */
export function extent(events: readonly DatedEvent[]): readonly [Date, Date] | null {
  const lows = events.flatMap((event) => event.from ?? event.to ?? []).sort();
  const highs = events.flatMap((event) => event.to ?? event.from ?? []).sort();
  const [first, last] = [lows[0], highs.at(-1)];
  return first && last ? [startOf(first), endOf(last)] : null;
}

const CORE = 0.7; // the share of days that is looked at first,
const SHARES = [0.98, 0.95, 0.9, 0.85, 0.8, 0.75, CORE]; // and those that may be shown, if they need no more than twice its room
const WORTH = 3; // how many times longer the whole must be than what is shown for the view to leave anything out

/**
 * The span that a timeline shows: all of it, or where nearly all of it lies when a few events far off (a war told as
 * history, a misread year) would squeeze the rest into one column. What lies before and after is counted.
 */
export function view(events: readonly DatedEvent[]): { span: readonly [Date, Date]; before: number; after: number } | null {
  const whole = extent(events);
  if (!whole) return null;
  const days = events.flatMap((event) => event.from ?? event.to ?? []).sort();
  const holding = (share: number): readonly [Date, Date] => shortest(days, Math.ceil(share * days.length));
  const least = length(holding(CORE));
  const core = SHARES.map(holding).find((span) => length(span) <= 2 * least) ?? whole;
  const width = length(core);
  if (length(whole) < WORTH * width) return { span: whole, before: 0, after: 0 };
  const pad = 0.04 * width, span = [new Date(core[0].getTime() - pad), new Date(core[1].getTime() + pad)] as const;
  return { span, before: events.filter((event) => isBefore(event, span)).length, after: events.filter((event) => isAfter(event, span)).length };
}

const length = (span: readonly [Date, Date]): number => span[1].getTime() - span[0].getTime();

/** The shortest span that holds `many` of some sorted days. */
function shortest(days: readonly string[], many: number): readonly [Date, Date] {
  const spans = days.slice(0, days.length - many + 1).map((day, at) => [startOf(day), endOf(days[at + many - 1] as string)] as const);
  return spans.reduce((best, span) => (span[1].getTime() - span[0].getTime() < best[1].getTime() - best[0].getTime() ? span : best));
}

/** Whether the last day that is known of an event lies before a span. */
const isBefore = (event: DatedEvent, span: readonly [Date, Date]): boolean => endOf((event.to ?? event.from) as string) <= span[0];
const isAfter = (event: DatedEvent, span: readonly [Date, Date]): boolean => startOf((event.from ?? event.to) as string) >= span[1];

/** The events of which something lies within a span. */
export const within = (events: readonly DatedEvent[], span: readonly [Date, Date]): DatedEvent[] =>
  events.filter((event) => (event.from ?? event.to) !== null && !isBefore(event, span) && !isAfter(event, span));

/** Certain days, counted by calendar unit, in order. */
export function columns(events: readonly DatedEvent[], unit: CountableTimeInterval): Column[] {
  const found = new Map<number, DatedEvent[]>();
  for (const event of events) {
    if (!isCertain(event)) continue;
    const start = unit.floor(startOf(event.from as string)).getTime();
    const column = found.get(start);
    if (column) column.push(event);
    else found.set(start, [event]);
  }
  return [...found].sort(([a], [b]) => a - b).map(([start, members]) => ({ start: new Date(start), events: members }));
}

/**
 * Spans in as few rows as they fit, those on which most documents rest first; `reach` gives the pixels one needs.
 * What fits into no row of `most` is counted in `left`.
 */
export function lanes(events: readonly DatedEvent[], reach: (event: DatedEvent) => readonly [number, number], most: number): { rows: Strip[][]; left: number } {
  const spans = events.filter((event) => !isCertain(event) && (event.from ?? event.to) !== null);
  const rows: Strip[][] = [];
  let left = 0;
  for (const event of [...spans].sort((a, b) => b.documents - a.documents)) {
    const [low, high] = reach(event);
    const row = rows.find((strips) => strips.every((strip) => high < strip.low || strip.high < low));
    if (row) row.push({ event, low, high });
    else if (rows.length < most) rows.push([{ event, low, high }]);
    else left += 1;
  }
  return { rows, left };
}
