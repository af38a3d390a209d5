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

const place = (s, number) => (number === s.page ? [s.start, s.end] : otherEnd(s, number));

function saying(s) {
  const page = record.pages[s.page];
  const under = make("p", { class: "under" },
    s.denied ? make("span", { class: "tag denial" }, "a denial") : "",
    s.modality ? make("span", { class: "tag" }, s.modality) : "",
    make("span", {}, `${s.said_by ? `said by ${s.said_by}` : "the page’s own words"} · in`),
    ...s.pages.slice(0, many).map((number) => pageButton(number, ...place(s, number))));
  const parts = [make("blockquote", {}, ...marked(page.text, s.start, s.end, s.marks)), under];
  if (s.pages.length > many) parts.push(folded(`and on ${s.pages.length - many} more pages`, s.pages.slice(many).map((number) => make("p", { class: "under" }, pageButton(number, ...place(s, number))))));
  const changed = s.copies.filter((copy) => copy.changes.some(grave));
  const same = s.copies.filter((copy) => !copy.changes.some(grave)).map(copyLine);
  parts.push(...foldedAfter(2, changed.map(compare), (rest) => `${rest} more pages changed these words`));
  parts.push(...(same.length > 2 || s.more_copies ? [folded(`${same.length + s.more_copies} copies of these words, side by side`, same)] : same));
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
    restingSection(event.resting),
    ...event.voices.map((voice) => make("section", { class: "voice" }, make("h3", {}, voice.name, make("small", {}, `${voice.kind === "unknown" ? "" : `${voice.kind} · `}${voice.pages}`)), ...voice.sayings.map(saying))),
    event.reasons.length ? make("p", { class: "why" }, `Why these sentences are one event: ${event.reasons.join("; ")}`) : "");
  $("detail").scrollTop = 0;
  for (const link of document.querySelectorAll(".event[aria-current]")) link.removeAttribute("aria-current");
  const link = document.querySelector(`.event[href="#event/${CSS.escape(id)}"]`);
  link?.setAttribute("aria-current", "true");
  link?.closest("details")?.setAttribute("open", "");
  $("view-events").classList.add("open");
}

// ---- pages, drawn when first looked at

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
