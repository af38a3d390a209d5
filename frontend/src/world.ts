/** The outlines of the countries, unpacked so that they can be drawn on a flat map. */

import type { Feature, FeatureCollection, Geometry, Position } from "geojson";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";

export type Atlas = Topology<{ countries: GeometryCollection<{ name: string }> }>;
export type Country = Feature<Geometry, { name: string }>;

let atlas: (() => Promise<Atlas>) | null = null;
let countries: Promise<readonly Country[]> | null = null;

/** Say where the outlines are: on the web a file beside the script, in the report an element of the page. */
export function atlasFrom(source: () => Promise<Atlas>): void {
  atlas = source;
}

/** The countries with their names, unpacked once a page; none where the outlines cannot be had (the markers still can). */
export function world(): Promise<readonly Country[]> {
  countries ??= (atlas ? atlas().then(unpacked) : Promise.resolve([])).catch(() => []);
  return countries;
}

/** GeoJSON features of an atlas, none of which jumps at the 180th meridian. */
export function unpacked(packed: Atlas): readonly Country[] {
  return (feature(packed, packed.objects.countries) as FeatureCollection<Geometry, { name: string }>).features.map(flat);
}

function flat(country: Country): Country {
  const { geometry } = country;
  if (geometry.type === "Polygon") return { ...country, geometry: { type: "MultiPolygon", coordinates: bothSides(geometry.coordinates) } };
  if (geometry.type === "MultiPolygon") return { ...country, geometry: { ...geometry, coordinates: geometry.coordinates.flatMap(bothSides) } };
  return country;
}

/** A polygon without jumps; one that reaches over the edge of the map stands on both sides of it. */
function bothSides(polygon: readonly Position[][]): Position[][][] {
  const rings = polygon.map(unwrapped);
  const lons = (rings[0] ?? []).map(([lon]) => lon as number);
  const shift = Math.max(...lons) > 180 ? -360 : Math.min(...lons) < -180 ? 360 : 0;
  return shift ? [rings, rings.map((ring) => ring.map(([lon, lat]) => [(lon as number) + shift, lat as number]))] : [rings];
}

/**
 * A ring whose neighbours are never half the world apart: world-atlas stitches outlines together across the 180th
 * meridian, which a flat map would draw as a line around the world. A ring around a pole is closed along the map's foot.
 */
export function unwrapped(ring: readonly Position[]): Position[] {
  let turn = 0;
  const found: Position[] = ring.map(([lon, lat], at) => {
    const before = ring[at - 1]?.[0];
    if (before !== undefined && Math.abs((lon as number) - before) > 180) turn += (lon as number) < before ? 360 : -360;
    return [(lon as number) + turn, lat as number];
  });
  const [first, last] = [found[0], found.at(-1)];
  if (first && last && Math.abs((first[0] as number) - (last[0] as number)) > 180) {
    const pole = (first[1] as number) < 0 ? -90 : 90;
    found.push([last[0] as number, pole], [first[0] as number, pole], first);
  }
  return found;
}
