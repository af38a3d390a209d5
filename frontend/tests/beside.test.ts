import assert from "node:assert/strict";
import test from "node:test";
import { way } from "../src/carrying";
import { howMuch } from "../src/report_beside";

const copy = (direction: string, changed = false) => ({ from: [0, 5] as const, to: [0, 5] as const, direction, changes: changed ? [["number", "12 → 13", 0, 2, 0, 2] as const] : [] });

test("what stands on both pages is said in words", () => {
  assert.equal(howMuch([]), "No passage is known to stand on both pages.");
  assert.equal(howMuch([copy("direction known")]), "1 passage on both, 1 word for word; direction known.");
  assert.equal(howMuch([copy("direction known"), copy("direction inferred", true)]), "2 passages on both, 1 word for word; direction inferred, direction known.");
});

test("a line goes from the right of a box to the left of the next, and around boxes of its own column", () => {
  assert.match(way([0, 0], [1, 0]).path, /^M172 25C/);
  assert.match(way([1, 0], [1, 2]).path, /^M226 25C198 /);
  assert.ok(way([0, 0], [2, 0]).middle[1] < way([0, 0], [1, 0]).middle[1]);
});
