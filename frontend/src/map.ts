/** The map: outlines without tiles, a marker for every spot, a ring as wide as the spot is unsure. */

import L from "leaflet";
import { enhance, islandData, make, still } from "./dom";
import { markerRadius, precisionWords, ringRadius, together } from "./rings";
import { STATUSES, STATUS_WORDS, statusClass } from "./status";
import { world, type Country } from "./world";

interface PlacedEvent {
  readonly id: string; readonly title: string; readonly href: string; readonly status: string; readonly status_words: string;
  readonly when: string; readonly place: string; readonly lat: number; readonly lon: number; readonly precision: string | null; readonly radius_km?: number | null; readonly rests_on: string;
}
interface MapData { readonly events: readonly PlacedEvent[]; readonly more?: number }

const LISTED = 12; // events named in one popup; the rest is counted

export function map(island: HTMLElement): void {
  const data = islandData<MapData>(island);
  if (!data?.events.length) return;
  const box = make("div", { class: "map", role: "region", "aria-label": `Map of ${data.events.length} events; the same as a list stands below` });
  enhance(island, "The places as a list", box, legend(data));
  const spots = together(data.events);
  const chart = L.map(box, { zoomControl: false, attributionControl: false, worldCopyJump: true, maxZoom: 10, minZoom: 1, zoomSnap: 0.25, zoomAnimation: !still(), fadeAnimation: !still() });
  L.control.zoom({ position: "topright", zoomInText: "+", zoomOutText: "−" }).addTo(chart);
  L.control.scale({ imperial: false }).addTo(chart);
  chart.fitBounds(frame(spots), { maxZoom: 7, padding: [28, 28], animate: false });
  void world().then((countries) => outlines(chart, countries));
  for (const spot of spots) drawSpot(chart, spot);
  new ResizeObserver(() => chart.invalidateSize({ animate: false })).observe(box);
}

/** All spots; of many, without the farthest few: one event misplaced at sea must not shrink all others to a dot. */
function frame(spots: readonly (readonly PlacedEvent[])[]): L.LatLngBounds {
  const events = spots.flat();
  const middle = (values: number[], share: number): number => values.sort((a, b) => a - b)[Math.round(share * (values.length - 1))] as number;
  const edge = events.length > 40 ? 0.02 : 0;
  const lats = events.map((event) => event.lat), lons = events.map((event) => event.lon);
  const bounds = L.latLngBounds([middle(lats, edge), middle(lons, edge)], [middle(lats, 1 - edge), middle(lons, 1 - edge)]);
  return bounds.pad(0.08);
}

function outlines(chart: L.Map, countries: readonly Country[]): void {
  const pane = chart.createPane("land");
  pane.classList.add("land-pane");
  L.geoJSON([...countries], { pane: "land", interactive: false, style: { className: "land" } }).addTo(chart);
  const names = L.layerGroup().addTo(chart);
  const label = (): void => {
    names.clearLayers();
    if (chart.getZoom() < 3) return;
    const view = chart.getBounds();
    for (const country of countries) {
      const at = L.geoJSON(country).getBounds();
      const center = at.getCenter();
      const width = chart.latLngToLayerPoint(at.getNorthEast()).x - chart.latLngToLayerPoint(at.getSouthWest()).x;
      if (width < 60 || !view.contains(center)) continue;
      names.addLayer(L.marker(center, { pane: "land", interactive: false, keyboard: false, icon: L.divIcon({ className: "country", iconSize: [160, 16], html: make("span", {}, country.properties.name) }) }));
    }
  };
  chart.on("zoomend moveend", label);
  label();
}

function drawSpot(chart: L.Map, spot: readonly PlacedEvent[]): void {
  const [first] = spot;
  if (!first) return;
  const status = statusClass(gravest(spot)), at: L.LatLngTuple = [first.lat, first.lon];
  const radius = Math.max(...spot.map((event) => ringRadius(event.precision, event.radius_km)));
  if (radius) L.circle(at, { radius, interactive: false, className: `ring ${status}` }).addTo(chart);
  const size = 2 * markerRadius(spot.length);
  const dot = make("span", { class: `dot ${status}` }, spot.length > 1 ? String(spot.length) : "");
  const marker = L.marker(at, { keyboard: true, riseOnHover: true, icon: L.divIcon({ className: "spot", iconSize: [size, size], html: dot }) });
  const label = `${first.place}: ${spot.length > 1 ? `${spot.length} events` : first.title}`;
  marker.bindPopup(() => popup(spot), { maxWidth: 320, minWidth: 220 }).addTo(chart);
  const button = marker.getElement();
  button?.setAttribute("aria-label", label);
  button?.setAttribute("title", label);
  marker.on("popupopen", () => marker.getPopup()?.getElement()?.querySelector<HTMLElement>("a[href]:not(.leaflet-popup-close-button)")?.focus());
  marker.on("popupclose", () => button?.focus());
}

function popup(spot: readonly PlacedEvent[]): HTMLElement {
  const [first] = spot as [PlacedEvent];
  const rows = spot.slice(0, LISTED).map((event) => make("li", {},
    make("a", { href: event.href }, event.title), make("span", { class: "meta" }, `${event.when} · ${event.rests_on}`),
    make("span", { class: `status ${statusClass(event.status)}` }, event.status_words)));
  return make("div", { class: "spot-events" }, make("p", {}, make("b", {}, first.place), ` · ${precisionWords(first.precision)}`),
    make("ul", {}, ...rows), spot.length > LISTED && make("p", { class: "meta" }, `and ${spot.length - LISTED} more`));
}

/** The status that a spot of several events is coloured by: what is disputed must not hide behind what is not. */
function gravest(spot: readonly PlacedEvent[]): string {
  const rank = (event: PlacedEvent): number => (STATUSES as readonly string[]).indexOf(event.status);
  const worst = spot.find((event) => event.status === "contested");
  return (worst ?? spot.reduce((best, event) => (rank(event) < rank(best) ? event : best))).status;
}

function legend(data: MapData): HTMLElement {
  const met = STATUSES.filter((status) => data.events.some((event) => event.status === status));
  const more = data.more ? ` ${data.more.toLocaleString("en")} more events are not drawn.` : "";
  return make("p", { class: "legend" }, ...met.map((status) => make("span", { class: `status ${status}` }, STATUS_WORDS[status])),
    make("span", {}, `A ring shows how sure the place is.${more}`));
}
