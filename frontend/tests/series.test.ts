import assert from "node:assert/strict";
import test from "node:test";
import { range, series, span, spread, valueOf, type Point } from "../src/series";

const point = (at: string | null, low: number | null, high: number | null, best: number | null = low): Point =>
  ({ at, low, best, high, words: "", href: null, page: "page" });

test("a point stands at its best value, else at the bound that it gives", () => {
  assert.equal(valueOf(point("2031-03-02", 10, 14, 12)), 12);
  assert.equal(valueOf(point("2031-03-02", 12, null)), 12);
  assert.equal(valueOf(point("2031-03-02", null, 9)), 9);
  assert.equal(valueOf(point("2031-03-02", null, null)), null);
});

test("reports come by day, those without a day last, origins without a number not at all", () => {
  const data = { what: "killed", origins: [
    { name: "Wire", kind: "agency", points: [point(null, 3, 3), point("2031-03-04", 15, 15), point("2031-03-02", 12, 12)] },
    { name: "Mute", kind: "outlet", points: [point("2031-03-03", null, null)] },
  ] };
  const found = series(data);
  assert.deepEqual(found.map((one) => one.dots.map((dot) => dot.value)), [[12, 15, 3]]);
  assert.deepEqual(span(found)?.map((day) => day.toISOString().slice(0, 10)), ["2031-03-02", "2031-03-05"]);
});

test("the scale starts at nothing unless that would squash the differences", () => {
  const of = (...values: number[]) => range(series({ what: "killed", origins: [{ name: "Wire", kind: "agency", points: values.map((value) => point("2031-03-02", value, value)) }] }));
  assert.deepEqual(of(5, 12), [0, 12]);
  assert.deepEqual(of(100, 110), [90, 110]);
  assert.deepEqual(of(7), [0, 7]);
  assert.deepEqual(of(0), [0, 1]);
});

test("labels keep their distance and stay within the picture", () => {
  assert.deepEqual(spread([50, 52, 54], 14, 0, 200), [50, 64, 78]);
  const low = spread([190, 195, 198], 14, 0, 200);
  assert.deepEqual(low, [172, 186, 200]);
});
