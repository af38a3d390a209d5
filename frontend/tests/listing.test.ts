import assert from "node:assert/strict";
import test from "node:test";
import { askedOf, find, heaviest, type Row } from "../src/listing";

const row = (id: string, more: Partial<Row> = {}): Row => ({
  id, kind: "shelling", status: "single_origin", day: "2031-03-02", day_words: "2 March 2031", starts: "2031-03-02", ends: "2031-03-02",
  place: "Merrin", country: "QV", parties: ["the Highland League"], origin_ids: [0], story_id: "story-1", words: "shelling of merrin the highland league",
  background: false, differing: false, updated: false, undated: false, unplaced: false, deed: true, pages: 1, origins: 1, figures: 0, ...more,
});
const ORIGINS = ["ori-wire", "ori-post"];
const ROWS = [
  row("a"),
  row("b", { kind: "protest", status: "contested", origin_ids: [1], place: "Orvast", country: "QU", words: "protest in orvast", parties: [], differing: true, pages: 4 }),
  row("c", { starts: "2031-03-01", ends: null, day: "2031-03-01" }),
  row("d", { starts: null, ends: null, day: "9999", undated: true, unplaced: true, place: null, country: null }),
  row("h", { background: true }),
];
const ids = (query: string): string => find(ROWS, askedOf(new URLSearchParams(query)), ORIGINS).map(({ id }) => id).join("");

test("everything but history is shown by day; an event without a date comes last", () => {
  assert.equal(ids(""), "cbad");
  assert.equal(ids("history=1"), "h");
});

test("filters leave what they name", () => {
  assert.equal(ids("kind=protest"), "b");
  assert.equal(ids("status=contested"), "b");
  assert.equal(ids("place=merrin"), "ca");
  assert.equal(ids("place=qu"), "b");
  assert.equal(ids("party=highland"), "cad");
  assert.equal(ids("origin=ori-post"), "b");
  assert.equal(ids("origin=nobody"), "");
  assert.equal(ids("q=ORVAST+protest"), "b");
  assert.equal(ids("queue=differing"), "b");
  assert.equal(ids("queue=unplaced"), "d");
  assert.equal(ids("queue=contested"), "b");
  assert.equal(ids("story=story-2"), "");
});

test("an open interval may have happened on any of its days; an undated event on none that was asked for", () => {
  assert.equal(ids("from=2031-03-03"), "c");
  assert.equal(ids("to=2031-03-01"), "c");
  assert.equal(ids("from=2031-03-02&to=2031-03-02"), "cba");
});

test("orders", () => {
  assert.equal(ids("sort=latest"), "bacd");
  assert.equal(ids("sort=weight"), "bcad");
});

test("of too many events those that weigh most are drawn, by day", () => {
  const found = heaviest(ROWS.slice(0, 3), 2);
  assert.deepEqual([found.shown.map(({ id }) => id).join(""), found.more], ["cb", 1]);
});
