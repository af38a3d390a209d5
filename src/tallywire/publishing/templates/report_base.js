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
    const tag = ["number", "here", "was", "became"].some((name) => classes.includes(name)) ? "mark" : classes.includes("trigger") ? "b" : "span";
    pieces.push(make(tag, { class: classes.join(" ") }, piece(a, b)));
  }
  return pieces;
}

// ---- the reader: one page, or two side by side

function pageView([number, start, end, changed]) {
  const page = record.pages[number];
  const spans = [...page.passages, ...page.statements.map(([a, b]) => [a, b, "stated"]), ...(changed || [])];
  if (start !== undefined) spans.push([start, end, "here"]);
  const length = wide.test(page.text) ? Array.from(page.text).length : page.text.length;
  const credits = [page.agency, page.byline, `published ${page.published} (${page.method})`, page.source].filter(Boolean).join(" · ");
  return make("article", { class: "page" },
    make("h3", {}, page.name),
    page.taken ? make("p", { class: "credits" }, `taken from other pages: ${page.taken.words}`, page.why ? make("br") : "", page.why || "") : "",
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
