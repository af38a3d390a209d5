/** The report's list of events: the same filters and orders as the app's (tallywire.publishing.pages.listing), in memory. */

/** One event as the report's index has it; the names are those of the app's index. */
export interface Row {
  readonly id: string; readonly kind: string; readonly status: string; readonly day: string; readonly day_words: string;
  readonly starts: string | null; readonly ends: string | null; readonly place: string | null; readonly country: string | null;
  readonly parties: readonly string[]; readonly origin_ids: readonly number[]; readonly story_id: string | null; readonly words: string;
  readonly background: boolean; readonly differing: boolean; readonly updated: boolean; readonly undated: boolean; readonly unplaced: boolean;
  readonly deed: boolean; readonly pages: number; readonly origins: number; readonly figures: number;
}
type Flag = "differing" | "updated" | "undated" | "unplaced";
const FLAGS: readonly string[] = ["differing", "updated", "undated", "unplaced"] satisfies Flag[];

/** The filters of an address, by their names there; a filter that is not asked for is missing. */
export type Asked = Readonly<Record<string, string>>;

/** The filters of a query; the names of those that are empty are left out. */
export function askedOf(query: URLSearchParams): Asked {
  return Object.fromEntries([...query].map(([name, value]): [string, string] => [name, value.trim()]).filter(([, value]) => value));
}

/** The rows that were asked for, in the order that was asked for; `origins` are the ids that rows name by number. */
export function find(rows: readonly Row[], asked: Asked, origins: readonly string[]): Row[] {
  const origin = asked["origin"] ? origins.indexOf(asked["origin"]) : null;
  const words = (asked["q"] ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  const found = rows.filter((row) => row.background === Boolean(asked["history"]) && (origin === null || row.origin_ids.includes(origin))
    && isOf(row, asked) && isWithin(row, asked) && words.every((word) => row.words.includes(word)));
  return found.sort(ORDERS[asked["sort"] ?? ""] ?? byDay);
}

function isOf(row: Row, asked: Asked): boolean {
  const { kind, status, story, place, party, queue } = asked;
  return (!kind || row.kind === kind) && (!status || row.status === status) && (!story || row.story_id === story)
    && (!place || row.place?.toLowerCase() === place.toLowerCase() || row.country === place.toUpperCase())
    && (!party || row.parties.some((one) => one.toLowerCase().includes(party.toLowerCase())))
    && (!queue || (FLAGS.includes(queue) ? row[queue as Flag] : row.status === queue));
}

/** Events that may have happened within the days asked for: one that is known to the month may be any day of it. */
function isWithin(row: Row, { from, to }: Asked): boolean {
  return (!from || (!row.undated && (row.ends ?? "9999") >= from)) && (!to || (!row.undated && (row.starts ?? "") <= to));
}

type Order = (a: Row, b: Row) => number;
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const byDay: Order = (a, b) => compare(a.day, b.day) || b.pages - a.pages || compare(a.ends ?? "9999", b.ends ?? "9999") || compare(a.id, b.id);
const byWeight: Order = (a, b) => Number(b.status === "contested") - Number(a.status === "contested") || Number(b.deed) - Number(a.deed)
  || b.pages - a.pages || b.origins - a.origins || b.figures - a.figures || compare(a.day, b.day) || compare(a.id, b.id);
const ORDERS: Readonly<Record<string, Order>> = {
  day: byDay,
  latest: (a, b) => Number(a.undated) - Number(b.undated) || compare(b.day, a.day) || b.pages - a.pages || compare(a.id, b.id),
  weight: byWeight,
};

/** Of some rows those that weigh most, at most so many, by day; and how many are left out. */
export function heaviest(rows: readonly Row[], most: number): { shown: Row[]; more: number } {
  const shown = [...rows].sort(byWeight).slice(0, most).sort((a, b) => compare(a.day, b.day) || compare(a.id, b.id));
  return { shown, more: rows.length - shown.length };
}
