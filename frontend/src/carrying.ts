/** Who carries whose text: boxes in columns, from the origin to the pages that took it; a line is what came this way. */

import { enhance, islandData, make, set, shortened, svg, svgLink } from "./dom";

interface GraphNode { readonly kind: string; readonly at: readonly [number, number]; readonly label: string; readonly note?: string | null; readonly changed?: readonly string[]; readonly href: string | null }
interface GraphEdge { readonly from: number; readonly to: number; readonly passages?: number; readonly kind?: string; readonly direction?: string; readonly words?: string; readonly changes?: readonly string[]; readonly href?: string | null }
export interface Graph { readonly nodes: readonly GraphNode[]; readonly edges: readonly GraphEdge[] }

const BOX = { width: 172, height: 50, across: 226, down: 62 };
const CAPTION = "Beside the day: how many of a page’s passages stand elsewhere; on the lines: how many came this way. Solid: who was first is known; dashed: inferred; dotted: not known. Red: edited on the way.";

export function carrying(island: HTMLElement): void {
  const graph = islandData<Graph>(island);
  if (!graph || graph.nodes.length < 2) return;
  enhance(island, "The same in words", make("figure", { class: "picture" }, make("div", { class: "wide", tabindex: 0, role: "region", "aria-label": "Picture of who carries whose text; the same in words stands below" }, draw(graph)), make("figcaption", {}, CAPTION)));
}

function draw(graph: Graph): SVGSVGElement {
  const reach = (axis: 0 | 1): number => Math.max(...graph.nodes.map((node) => node.at[axis]));
  const width = reach(0) * BOX.across + BOX.width + 4, height = reach(1) * BOX.down + BOX.height + 16;
  return svg("svg", { width, height, viewBox: `-2 -14 ${width} ${height}`, role: "group", "aria-label": "Who carries whose text" },
    ...graph.edges.map((edge) => drawEdge(edge, graph.nodes)), ...graph.nodes.map(drawNode));
}

/** The way of a line from one box to another: around the boxes of its own column, over those between. */
export function way(from: readonly [number, number], to: readonly [number, number]): { path: string; middle: readonly [number, number] } {
  const beside = from[0] === to[0];
  const [x1, y1] = [from[0] * BOX.across + (beside ? 0 : BOX.width), from[1] * BOX.down + BOX.height / 2];
  const [x2, y2] = [to[0] * BOX.across, to[1] * BOX.down + BOX.height / 2];
  const bend = beside ? -28 : Math.max(24, Math.abs(x2 - x1) / 2), lift = to[0] - from[0] > 1 ? 0.66 * BOX.down : 0;
  const path = `M${x1} ${y1}C${x1 + bend} ${y1 - lift} ${x2 - Math.abs(bend)} ${y2 - lift} ${x2} ${y2}`;
  return { path, middle: [(x1 + x2) / 2 + (beside ? 0.75 * bend : 0), (y1 + y2) / 2 + 4 - 0.75 * lift] };
}

const KINDS = new Set(["verbatim", "edited", "known", "inferred", "unknown", "page", "agency", "outlet", "speaker", "elsewhere", "folded"]);
const classes = (...names: (string | undefined)[]): string => names.filter((name) => name && KINDS.has(name)).join(" ");

function drawEdge(edge: GraphEdge, nodes: readonly GraphNode[]): SVGElement {
  const [giver, taker] = [nodes[edge.from], nodes[edge.to]];
  if (!giver || !taker) return svg("g");
  const { path, middle } = way(giver.at, taker.at);
  const line = svg("path", { d: path, class: `edge ${classes(edge.kind, edge.direction)}` });
  if (!edge.passages) return line; // from an origin to the page that first carried it: nothing was counted
  const changes = edge.changes?.length ? `; changed: ${edge.changes.join(", ")}` : "";
  const number = svg("text", { x: middle[0], y: middle[1], class: `passages ${classes(edge.kind)}`, "text-anchor": "middle" }, String(edge.passages));
  return svgLink(edge.href ?? null, `${giver.label} → ${taker.label}: ${edge.words ?? ""}${changes}`, line, number);
}

function drawNode(node: GraphNode): SVGElement {
  const [x, y] = [node.at[0] * BOX.across, node.at[1] * BOX.down];
  const lines = [[node.label, "name", 20], [node.note ?? "", "note", 29], [(node.changed ?? []).slice(0, 2).join(" · "), "changed", 26]] as const;
  const words = lines.filter(([text]) => text);
  const texts = words.map(([text, kind, most], at) => svg("text", { x: x + 9, y: y + 18 + at * 13.5, class: kind }, shortened(text, most)));
  const group = svgLink(node.href, words.map(([text]) => text).join(" · "), svg("rect", { x, y, width: BOX.width, height: BOX.height, rx: 6 }), ...texts);
  set(group, { class: `node ${classes(node.kind)}` });
  return group;
}
