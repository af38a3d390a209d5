"use strict";
// Page text comes from strangers: it is put on the screen as text nodes only, never as markup.
const record = JSON.parse(document.getElementById("record").textContent);
const $ = (id) => document.getElementById(id);
const wide = /[\ud800-\udfff]/; // offsets count code points: a text with characters beyond the BMP is cut by code point
const cut = (text, start, end) => (wide.test(text) ? Array.from(text).slice(start, end).join("") : text.slice(start, end));

function make(tag, options, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(options || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "onclick") element.addEventListener("click", value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

// ---- a stretch of text with marked spans; where spans overlap, the piece has all their classes

function marked(text, from, to, spans) {
  const edges = new Set([from, to]);
  for (const [start, end] of spans) for (const edge of [start, end]) if (edge > from && edge < to) edges.add(edge);
  const sorted = [...edges].sort((a, b) => a - b);
  const letters = wide.test(text) ? Array.from(text) : null;
  const piece = (a, b) => (letters ? letters.slice(a, b).join("") : text.slice(a, b));
  const byStart = [...spans].sort((a, b) => a[0] - b[0]);
  const pieces = [];
  let active = [], next = 0;
  for (let i = 0; i + 1 < sorted.length; i++) {
    const [a, b] = [sorted[i], sorted[i + 1]];
    while (next < byStart.length && byStart[next][0] <= a) active.push(byStart[next++]);
    active = active.filter((span) => span[1] > a);
    const classes = [...new Set(active.map((span) => span[2]))];
    if (!classes.length) { pieces.push(piece(a, b)); continue; }
    const tag = classes.includes("number") || classes.includes("here") ? "mark" : classes.includes("trigger") ? "b" : "span";
    pieces.push(make(tag, { class: classes.join(" ") }, piece(a, b)));
  }
  return pieces;
}

// ---- the reader: one page, or two side by side

function pageView([number, start, end]) {
  const page = record.pages[number];
  const spans = [...page.passages, ...page.statements.map(([a, b]) => [a, b, "stated"])];
  if (start !== undefined) spans.push([start, end, "here"]);
  const length = wide.test(page.text) ? Array.from(page.text).length : page.text.length;
  const credits = [page.agency, page.byline, `published ${page.published} (${page.method})`, page.source].filter(Boolean).join(" · ");
  return make("article", { class: "page" },
    make("h3", {}, page.name),
    make("p", { class: "credits" }, credits, page.url ? make("br") : "", page.url ? make("a", { href: page.url, rel: "noreferrer noopener" }, page.url) : ""),
    make("div", { class: "text" }, ...marked(page.text, 0, length, spans)));
}

function read(title, ...places) {
  $("reader-title").textContent = title;
  $("reader-body").replaceChildren(...places.map(pageView));
  $("reader").showModal();
  for (const page of $("reader-body").children) page.querySelector(".here")?.scrollIntoView({ block: "center" });
}
$("close").addEventListener("click", () => $("reader").close());
const pageButton = (number, ...span) =>
  make("button", { type: "button", class: "link", onclick: () => read(record.pages[number].title, [number, ...span]) }, record.pages[number].name);

// ---- one event

function bar(figure, widest) {
  const known = [figure.low, figure.best, figure.high].filter((value) => value !== null);
  if (!known.length || !widest) return "";
  const svg = (tag, attributes) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  };
  const at = (value) => (100 * value) / widest;
  const picture = svg("svg", { class: "bar", viewBox: "0 0 100 6", preserveAspectRatio: "none", "aria-hidden": "true" });
  const [low, high] = [Math.min(...known), Math.max(...known)];
  picture.append(svg("rect", { class: "axis", x: 0, y: 2.6, width: 100, height: 0.8 }), svg("rect", { class: "range", x: at(low), y: 1, width: at(high - low), height: 4 }));
  if (figure.best !== null) picture.append(svg("rect", { class: "best", x: Math.max(at(figure.best) - 0.6, 0), y: 0, width: 1.2, height: 6 }));
  return picture;
}

function figureTable(figures) {
  if (!figures.length) return "";
  const widest = Math.max(...figures.flatMap((f) => [f.low, f.best, f.high].filter((value) => value !== null)), 0);
  const rows = figures.map((f) => make("tr", {}, make("th", { scope: "row" }, f.what), make("td", { class: "numbers" }, f.bounds), make("td", {}, bar(f, widest)),
    make("td", {}, make("span", { class: `status ${f.status}` }, f.status_words), make("br"), `${f.basis}${f.as_of ? `, as of ${f.as_of}` : ""}`, make("br"), make("small", {}, `rule: ${f.rule}`))));
  return make("table", { class: "figures" }, make("caption", { hidden: true }, "Figures: low, best, high"), make("tbody", {}, ...rows));
}

const many = 6; // pages named beside a sentence before the rest is folded away: a wire story may stand on forty
const folded = (title, children) => make("details", { class: "more" }, make("summary", {}, title), ...children);
const place = (s, number) => (number === s.page ? [s.start, s.end] : otherEnd(s, number));

function copyLine(copy) {
  const [giver, taker] = [record.pages[copy.from[0]].name, record.pages[copy.to[0]].name];
  const words = copy.direction === "unknown" ? `${giver} and ${taker} share these words` : `${taker} took it from ${giver}`;
  return make("p", { class: "under" }, make("span", {}, `${words}${copy.kind === "edited" ? ", edited" : ""}`),
    make("button", { type: "button", class: "link", onclick: () => read("Side by side", copy.from, copy.to) }, "side by side"));
}

function saying(s) {
  const page = record.pages[s.page];
  const under = make("p", { class: "under" },
    s.denied ? make("span", { class: "tag denial" }, "a denial") : "",
    s.modality ? make("span", { class: "tag" }, s.modality) : "",
    make("span", {}, `${s.said_by ? `said by ${s.said_by}` : "the page’s own words"} · in`),
    ...s.pages.slice(0, many).map((number) => pageButton(number, ...place(s, number))));
  const parts = [make("blockquote", {}, ...marked(page.text, s.start, s.end, s.marks)), under];
  if (s.pages.length > many) parts.push(folded(`and on ${s.pages.length - many} more pages`, s.pages.slice(many).map((number) => make("p", { class: "under" }, pageButton(number, ...place(s, number))))));
  const copies = s.copies.map(copyLine);
  parts.push(...(copies.length > 2 ? [folded(`${copies.length} copies of these words, side by side`, copies)] : copies));
  for (const other of s.relations) {
    const quote = cut(record.pages[other.page].text, other.start, other.end);
    parts.push(make("div", { class: "other" }, make("span", { class: "tag" }, other.relation.replace("contradicts by", "contradicted by").replace("updates by", "updated by").replace("denies by", "denied by")), " ", make("q", {}, quote), " ", pageButton(other.page, other.start, other.end), make("br"), make("small", {}, other.reason)));
  }
  return make("div", { class: s.denied ? "saying denied" : "saying" }, ...parts);
}

function otherEnd(s, number) {
  for (const copy of s.copies) for (const end of [copy.from, copy.to]) if (end[0] === number) return [end[1], end[2]];
  const sentence = cut(record.pages[s.page].text, s.start, s.end);
  const found = record.pages[number].text.indexOf(sentence);
  if (found < 0) return [];
  const before = Array.from(record.pages[number].text.slice(0, found)).length;
  return [before, before + Array.from(sentence).length];
}

function openEvent(id) {
  if (!Object.hasOwn(record.events, id)) return;
  const event = record.events[id];
  const facts = [event.kind, event.when, event.where].filter(Boolean).join(" · ");
  $("detail").replaceChildren(
    make("h2", {}, event.title), make("p", { class: "facts" }, facts),
    make("p", { class: "verdict" }, make("strong", {}, event.rests_on), " · ", make("span", { class: `status ${event.status}` }, event.status_words), ` ${event.note}`),
    figureTable(event.figures),
    ...event.voices.map((voice) => make("section", { class: "voice" }, make("h3", {}, voice.name, make("small", {}, `${voice.kind === "unknown" ? "" : `${voice.kind} · `}${voice.pages}`)), ...voice.sayings.map(saying))),
    event.reasons.length ? make("p", { class: "why" }, `Why these sentences are one event: ${event.reasons.join("; ")}`) : "");
  $("detail").scrollTop = 0;
  for (const link of document.querySelectorAll(".event[aria-current]")) link.removeAttribute("aria-current");
  const link = document.querySelector(`.event[href="#event/${CSS.escape(id)}"]`);
  link?.setAttribute("aria-current", "true");
  link?.closest("details")?.setAttribute("open", "");
  $("view-events").classList.add("open");
}

// ---- sources and pages, drawn when first looked at

function tree(branches) {
  if (!branches.length) return "";
  return make("ul", { class: "tree" }, ...branches.map((branch) => {
    const from = branch.from.map(([number, passages]) => `${passages} from ${record.pages[number].name}`).join(", ");
    return make("li", {}, pageButton(branch.page), ` ${record.pages[branch.page].title} `, from ? make("small", {}, `(${from})`) : "", tree(branch.takers));
  }));
}

const originBlock = (origin, ...below) => make("section", { class: "voice" }, make("h3", {}, origin.name, make("small", {}, `${origin.kind === "unknown" ? "" : `${origin.kind} · `}${origin.pages}${origin.reason ? ` · ${origin.reason}` : ""}`)), ...below);

function drawSources() {
  const { origins, others, speakers } = record.sources;
  const blocks = origins.map((origin) => originBlock(origin, tree(origin.trees)));
  if (others.length) blocks.push(originBlock({ name: "Pages without a known origin", kind: "unknown", pages: "" }, tree(others)));
  if (speakers.length) blocks.push(make("h3", {}, "People and bodies on whose word facts rest"), ...speakers.map((speaker) => originBlock(speaker)));
  $("source-list").replaceChildren(...blocks);
}

function drawPages() {
  const head = make("tr", {}, ...["Page", "Title", "Published", "Credits"].map((name) => make("th", { scope: "col" }, name)));
  const rows = record.pages.map((page, number) => make("tr", {}, make("td", {}, pageButton(number)), make("td", {}, page.title), make("td", {}, page.published), make("td", {}, [page.agency, page.byline].filter(Boolean).join(" · "))));
  $("page-list").replaceChildren(make("table", {}, make("thead", {}, head), make("tbody", {}, ...rows)));
}

// ---- filter and address

function filter() {
  const words = $("find").value.toLowerCase().split(/\s+/).filter(Boolean);
  const queue = $("queue").value;
  let shown = 0;
  for (const entry of document.querySelectorAll("#event-list li")) {
    const fits = words.every((word) => entry.dataset.words.includes(word)) && (!queue || entry.dataset.queues.split(" ").includes(queue));
    entry.hidden = !fits;
    if (fits && !entry.closest("details")) shown++;
  }
  for (const day of document.querySelectorAll("#event-list .day")) day.hidden = ![...day.querySelectorAll("li")].some((entry) => !entry.hidden);
  $("shown").textContent = words.length || queue ? `${shown} shown` : "";
}
$("find").addEventListener("input", filter);
$("queue").addEventListener("change", filter);
document.querySelector(".filter").addEventListener("submit", (submitted) => submitted.preventDefault());

const drawn = { sources: drawSources, pages: drawPages };
function address() {
  try { return decodeURIComponent(location.hash.slice(1)); } catch { return ""; } // an address that is no UTF-8
}
function follow(moveFocus) {
  const [view, ...rest] = address().split("/");
  const name = Object.hasOwn(drawn, view) ? view : "events";
  for (const other of ["events", "sources", "pages"]) {
    $(`view-${other}`).hidden = other !== name;
    const link = document.querySelector(`nav a[data-view=${other}]`);
    if (other === name) link.setAttribute("aria-current", "page"); else link.removeAttribute("aria-current");
  }
  if (Object.hasOwn(drawn, name)) { drawn[name](); drawn[name] = () => {}; }
  if (view === "event") { openEvent(rest.join("/")); if (moveFocus) $("detail").focus(); }
}
addEventListener("hashchange", () => follow(true));
if (!location.hash) {
  const pages = ([, event]) => new Set(event.voices.flatMap((voice) => voice.sayings.flatMap((s) => s.pages))).size;
  const first = Object.entries(record.events).filter(([, event]) => event.incident).reduce((most, entry) => (!most || pages(entry) > pages(most) ? entry : most), null);
  if (first && matchMedia("(min-width: 60rem)").matches) openEvent(first[0]);
}
follow(false);
