import assert from "node:assert/strict";
import test from "node:test";
import { deflateSync } from "node:zlib";
import { nearestTo } from "../src/compare";
import { addressOf } from "../src/forms";
import { unpack } from "../src/pack";
import { markerRadius, ringRadius, together } from "../src/rings";
import { statusClass } from "../src/status";
import { pieces, stretchOf } from "../src/stretch";
import { unwrapped } from "../src/world";

test("a stretch is two code points", () => {
  assert.deepEqual(stretchOf("12-80"), [12, 80]);
  for (const wrong of [null, "", "80-12", "5-5", "a-b", "1-2-3", "-1-4"]) assert.equal(stretchOf(wrong), null);
});

test("a line is cut at code points of its page, and what lies over each piece is known", () => {
  const line = { kind: "body", start: 100, text: "ab𝒳c def" };
  const found = pieces(line, [{ span: [90, 103], names: ["copied"], pair: 1 }, { span: [102, 104], names: ["was"], pair: 1 }, { span: [300, 310], names: ["copied"], pair: 2 }]);
  assert.deepEqual(found.map((piece) => [piece.text, piece.marks.map((mark) => mark.names[0]).join("+")]), [["ab", "copied"], ["𝒳", "copied+was"], ["c", "was"], [" def", ""]]);
  assert.deepEqual(pieces(line, []).map((piece) => piece.text), ["ab𝒳c def"]);
});

test("what is packed unpacks", async () => {
  const text = JSON.stringify({ words: "Merrin – 𝒳 </script>" });
  assert.equal(await unpack(`\n${deflateSync(Buffer.from(text)).toString("base64")}\n`), text);
});

test("an address has no empty fields", () => {
  assert.equal(addressOf("/", [["q", " "], ["kind", ""], ["sort", "day"]]), "/");
  assert.equal(addressOf("#events", [["place", "Merrin & Orvast"], ["from", "2031-03-02"]]), "#events?place=Merrin+%26+Orvast&from=2031-03-02");
});

test("events of one spot share a marker", () => {
  const spots = together([{ lat: 41.2, lon: 19.7 }, { lat: 1, lon: 1 }, { lat: 41.2000001, lon: 19.7 }]);
  assert.deepEqual(spots.map((spot) => spot.length), [2, 1]);
  assert.ok(markerRadius(1) < markerRadius(9) && markerRadius(1e6) <= 24);
});

test("a ring is as wide as the reports say, else as the precision", () => {
  assert.equal(ringRadius("point"), 0);
  assert.equal(ringRadius("near", 30), 30_000);
  assert.ok(ringRadius("settlement") < ringRadius("district") && ringRadius("district") < ringRadius("country"));
  assert.equal(ringRadius(null), ringRadius("province"));
});

test("a status that is none of ours is no class name", () => {
  assert.equal(statusClass("contested"), "contested");
  assert.equal(statusClass('x" onload="'), "unattributed");
});

test("outlines do not jump over the edge of the map", () => {
  assert.deepEqual(unwrapped([[170, 1], [-170, 2], [-175, 3], [170, 1]]), [[170, 1], [190, 2], [185, 3], [170, 1]]);
  assert.deepEqual(unwrapped([[0, -80], [120, -80], [-120, -80], [0, -80]]), [[0, -80], [120, -80], [240, -80], [360, -80], [360, -90], [0, -90], [0, -80]]);
});

test("of several heights the nearest is taken", () => {
  assert.equal(nearestTo(50, [10, 44, 70]), 1);
  assert.equal(nearestTo(50, []), null);
});
