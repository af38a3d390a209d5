/** Days as ISO strings and as points of UTC time, and the bins in which a timeline counts them. */

import { utcDay, utcMonday, utcMonth, utcYear, type CountableTimeInterval } from "d3-time";

/** The first moment of an ISO day (`2031-03-02`). */
export const startOf = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** The first moment after an ISO day. */
export const endOf = (day: string): Date => utcDay.offset(startOf(day), 1);

/** The ISO day of a moment. */
export const isoDay = (moment: Date): string => moment.toISOString().slice(0, 10);

/** A day for a reader: `2 March 2031`. */
export function spoken(day: string): string {
  return startOf(day).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
}

/** An interval for a reader; an open end is said, an unknown date is `date unknown`. */
export function spokenInterval(from: string | null, to: string | null): string {
  if (from === null && to === null) return "date unknown";
  if (from === null) return `until ${spoken(to as string)}`;
  if (to === null) return `since ${spoken(from)}`;
  return from === to ? spoken(from) : `${spoken(from)} – ${spoken(to)}`;
}

/** A way to count days: the calendar unit and its name. */
export interface Bin { readonly name: "day" | "week" | "month" | "year"; readonly unit: CountableTimeInterval }

const BINS: readonly Bin[] = [
  { name: "day", unit: utcDay },
  { name: "week", unit: utcMonday },
  { name: "month", unit: utcMonth },
  { name: "year", unit: utcYear },
];

/** The finest unit that cuts a span into at most `most` bins. */
export function binFor(start: Date, end: Date, most: number): Bin {
  return BINS.find(({ unit }) => unit.count(unit.floor(start), end) <= most) ?? (BINS.at(-1) as Bin);
}
