// ---- who copied whom: copies with what they changed, origins, trees and pictures

const many = 6; // pages named beside a sentence before the rest is folded away: a wire story may stand on forty
const folded = (title, children) => make("details", { class: "more" }, make("summary", {}, title), ...children);
const foldedAfter = (most, parts, title) =>
  parts.length > most ? [...parts.slice(0, most), folded(title(parts.length - most), parts.slice(most))] : parts;

const grave = (change) => change.kind !== "words"; // a number, a name, a negation: what makes a different report
const changedSpans = (copy, side) => copy.changes.map((change) => [...change[side], side === "from" ? "was" : "became"]);
const sideBySide = (copy) => make("button", { type: "button", class: "link",
  onclick: () => read("Side by side", [...copy.from, changedSpans(copy, "from")], [...copy.to, changedSpans(copy, "to")]) }, "side by side");
const changeTags = (words) => words.map((word) => make("span", { class: "tag change" }, word));

function copyLine(copy) {
  const [giver, taker] = [record.pages[copy.from[0]].name, record.pages[copy.to[0]].name];
  const words = copy.direction === "unknown" ? `${giver} and ${taker} share these words` : `${taker} took it from ${giver}`;
  return make("p", { class: "under" }, make("span", {}, `${words}${copy.kind === "edited" ? ", edited" : ""}`), sideBySide(copy));
}

// An edited passage beside what stood there, with the changed words marked in both.
function compare(copy) {
  const half = (side, [number, start, end]) => make("div", {}, pageButton(number, start, end), " ", make("small", {}, record.pages[number].published), make("q", {}, ...marked(record.pages[number].text, start, end, changedSpans(copy, side))));
  const words = [...new Set(copy.changes.filter(grave).map((change) => change.words))];
  return make("div", { class: "compare" }, make("p", { class: "under" }, ...changeTags(words), sideBySide(copy)), half("from", copy.from), half("to", copy.to));
}

// What one page took: in a sentence, then from each giver the passages that it edited.
function takenFrom(number) {
  const page = record.pages[number];
  const gifts = page.taken.gifts.map((gift) => {
    const edited = gift.copies.filter((copy) => copy.changes.length);
    const more = gift.more ? [make("p", { class: "under" }, `and ${gift.more} more edited passages`)] : [];
    return make("div", { class: "gift" },
      make("p", { class: "under" }, "from", pageButton(gift.page), `${gift.words} · ${gift.direction}`, edited.length ? "" : sideBySide(gift.copies[0])),
      ...foldedAfter(2, edited.map(compare), (rest) => `${rest} more edited passages`), ...more);
  });
  return make("div", { class: "took" }, make("p", {}, pageButton(number), " ", make("small", {}, page.published), " ", ...changeTags(page.taken.changes)), page.why ? make("p", { class: "under" }, page.why) : "",
    ...foldedAfter(3, gifts, (rest) => `and from ${rest} more pages`));
}

function restingSection(resting) {
  if (!resting.origins.length) return "";
  const line = (origin) => make("li", {}, make("span", {}, origin.counted ? origin.why : `Not counted: ${origin.name}. ${origin.why}`), " ",
    origin.pages.length > 1 ? folded(`${origin.pages.length + origin.more} pages`, [make("p", { class: "under" }, ...origin.pages.map((number) => pageButton(number)), origin.more ? `and ${origin.more} more` : "")]) : "");
  const counted = resting.origins.filter((origin) => origin.counted), rest = resting.origins.filter((origin) => !origin.counted);
  const took = foldedAfter(4, resting.took.map(takenFrom), (left) => `${left} more pages`);
  const more = resting.more ? [make("p", { class: "under" }, `and ${resting.more} more pages`)] : [];
  return make("section", { class: "voice resting" }, make("h3", {}, `Why ${resting.count}`),
    make("ol", { class: "why-origins" }, ...counted.map(line)), rest.length ? make("ul", { class: "uncounted" }, ...rest.map(line)) : "",
    resting.graph ? picture(resting.graph) : "",
    took.length ? make("h4", {}, "How its pages came by their text") : "", ...took, ...more);
}

// ---- pictures: nodes in columns and rows; a solid line where it is known who gave, dashed where inferred, dotted where not known

const svg = (tag, attributes, ...children) => {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== null && value !== undefined) element.setAttribute(name, value);
  element.append(...children);
  return element;
};
const box = { width: 172, height: 50, across: 226, down: 62 };
const short = (text, most) => { const letters = Array.from(text); return letters.length > most ? `${letters.slice(0, most - 1).join("")}…` : text; };

function pressable(element, label, action) {
  element.setAttribute("role", "button");
  element.setAttribute("tabindex", "0");
  element.setAttribute("aria-label", label);
  element.addEventListener("click", action);
  element.addEventListener("keydown", (pressed) => { if (pressed.key === "Enter" || pressed.key === " ") { pressed.preventDefault(); action(); } });
  return element;
}

function drawnEdge(edge, nodes) {
  const [giver, taker] = [nodes[edge.from].at, nodes[edge.to].at];
  const beside = giver[0] === taker[0]; // in one column: around the boxes between them, on their left
  const [x1, y1] = [giver[0] * box.across + (beside ? 0 : box.width), giver[1] * box.down + box.height / 2];
  const [x2, y2] = [taker[0] * box.across, taker[1] * box.down + box.height / 2];
  const bend = beside ? -28 : Math.max(24, Math.abs(x2 - x1) / 2);
  const lift = taker[0] - giver[0] > 1 ? 0.66 * box.down : 0; // over the boxes between them
  const path = svg("path", { d: `M${x1} ${y1}C${x1 + bend} ${y1 - lift} ${x2 - Math.abs(bend)} ${y2 - lift} ${x2} ${y2}`, class: ["edge", edge.kind, edge.direction].filter(Boolean).join(" ") });
  if (!edge.copy) return path;
  const label = `${boxWords(nodes[edge.from])[0][0]} → ${boxWords(nodes[edge.to])[0][0]}: ${edge.words}${edge.changes.length ? `; changed: ${edge.changes.join(", ")}` : ""}`;
  const number = svg("text", { x: (x1 + x2) / 2 + (beside ? 0.75 * bend : 0), y: (y1 + y2) / 2 + 4 - 0.75 * lift, class: `passages ${edge.kind}`, "text-anchor": "middle" }, String(edge.passages));
  const group = svg("g", {}, svg("title", {}, label), path, number);
  return pressable(group, label, () => read("Side by side", [...edge.copy.from, changedSpans(edge.copy, "from")], [...edge.copy.to, changedSpans(edge.copy, "to")]));
}

// What stands in a box, each line with its kind and the most characters that fit.
function boxWords(node) {
  const page = record.pages[node.page];
  if (!page) return [[node.label, "name", 20], [node.kind === "folded" ? "" : node.kind, "note", 29]];
  const taken = node.kind === "page" ? page.taken : null;
  return [[page.name, "name", 20], [[taken?.share, page.published].filter(Boolean).join(" · "), "note", 29], [(taken?.changes || []).slice(0, 2).join(" · "), "changed", 26]];
}

function drawnNode(node) {
  const [x, y] = [node.at[0] * box.across, node.at[1] * box.down];
  const words = boxWords(node).filter(([text]) => text);
  const lines = words.map(([text, kind, most], at) => svg("text", { x: x + 9, y: y + 18 + at * 13.5, class: kind }, short(text, most)));
  const group = svg("g", { class: `node ${node.kind}` }, svg("title", {}, words.map(([text]) => text).join(" · ")),
    svg("rect", { x, y, width: box.width, height: box.height, rx: 6 }), ...lines);
  return node.page === undefined ? group : pressable(group, words.map(([text]) => text).join(", "), () => read(record.pages[node.page].title, [node.page]));
}

function picture(graph) {
  const reach = (at) => Math.max(...graph.nodes.map((node) => node.at[at]));
  const [width, height] = [reach(0) * box.across + box.width, reach(1) * box.down + box.height];
  const drawing = svg("svg", { width: width + 4, height: height + 16, style: `min-width:${Math.round(0.72 * width)}px`, viewBox: `-2 -14 ${width + 4} ${height + 16}`, role: "group", "aria-label": "Who carries whose text; the same in words stands beside this picture" },
    ...graph.edges.map((edge) => drawnEdge(edge, graph.nodes)), ...graph.nodes.map(drawnNode));
  return make("figure", { class: "picture" }, make("div", {}, drawing),
    make("figcaption", {}, "Beside the day: how many of a page’s passages stand elsewhere; on the lines: how many came this way. Solid: who was first is known; dashed: inferred; dotted: not known. Red: edited on the way."));
}

// ---- the view of all sources

function pageLine(number) {
  const page = record.pages[number];
  const facts = [page.published, page.taken?.words].filter(Boolean).join(" · ");
  return [pageButton(number), ` ${page.title} `, make("small", {}, facts), " ", ...(page.taken ? changeTags(page.taken.changes) : [])];
}

function tree({ shown, more }) {
  if (!shown.length && !more) return "";
  return make("ul", { class: "tree" }, ...shown.map((branch) => make("li", {}, ...pageLine(branch.page), branch.takers ? tree(branch.takers) : "")),
    more ? make("li", {}, make("small", {}, more)) : "");
}

const originBlock = (origin, ...below) => make("section", { class: "voice" }, make("h3", {}, origin.name, make("small", {}, `${origin.kind === "unknown" ? "" : `${origin.kind} · `}${origin.pages}`)),
  origin.reason ? make("p", { class: "under" }, origin.reason) : "", ...below);

function drawSources() {
  const { origins, more, own, others, speakers } = record.sources;
  const blocks = origins.map((origin) => originBlock(origin, origin.graph && origin.graph.nodes.length > 2 ? picture(origin.graph) : "", tree(origin.trees)));
  if (more) blocks.push(make("p", {}, `and ${more} more origins`));
  const list = (title, rows) => { if (rows.length) blocks.push(make("h3", {}, title), make("ul", { class: "plain" }, ...foldedAfter(40, rows, (rest) => `${rest} more`))); };
  list("People and bodies on whose words facts rest", speakers.map((speaker) => make("li", {}, make("b", {}, speaker.name), ` · ${speaker.pages} `, make("small", {}, speaker.reason || ""))));
  list("Pages with a text of their own", own.map((origin) => (origin.trees.shown.length === 1 && !origin.trees.more
    ? make("li", {}, ...pageLine(origin.trees.shown[0].page)) : make("li", {}, make("b", {}, origin.name), origin.trees.shown.length ? ` · ${origin.pages}` : ` · words of its own on ${origin.pages} named above`, tree(origin.trees)))));
  if (others.shown.length) blocks.push(make("h3", {}, "Pages without a known origin"), tree(others));
  $("source-list").replaceChildren(...blocks);
}
