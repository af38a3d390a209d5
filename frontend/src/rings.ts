/** How far from its point an event may have been, by the precision that its reports support. */

/**
 * Radii in kilometres, a choice of drawing: round sizes that tell a town from a district, and a district from a province,
 * at one glance. They are no measurement of the unit that is meant.
 */
const RADII: Readonly<Record<string, number>> = { point: 0, settlement: 5, near: 10, district: 25, province: 80, country: 250, region: 400 };

/** The radius of a ring in metres: what the reports say themselves ("30 km north of"), else by the precision; 0 draws none. */
export const ringRadius = (precision: string | null, said?: number | null): number => 1000 * (said ?? RADII[precision ?? ""] ?? UNKNOWN);
const UNKNOWN = 80;

/** What a ring means, in words. */
export function precisionWords(precision: string | null): string {
  if (precision === "point") return "an exact spot";
  if (precision === "near") return "somewhere near this point";
  return precision === null ? "somewhere around here" : `somewhere in this ${precision}`;
}

export interface Placed { readonly lat: number; readonly lon: number }

/** Events that share one point, in their order: one marker each would hide all but the last. */
export function together<T extends Placed>(events: readonly T[]): T[][] {
  const spots = new Map<string, T[]>();
  for (const event of events) {
    const key = `${event.lat.toFixed(3)} ${event.lon.toFixed(3)}`;
    const spot = spots.get(key);
    if (spot) spot.push(event);
    else spots.set(key, [event]);
  }
  return [...spots.values()];
}

/** The radius in pixels of a marker that stands for `count` events: its area grows with them. */
export const markerRadius = (count: number): number => Math.min(24, 5.5 + 2.4 * Math.sqrt(count - 1));
