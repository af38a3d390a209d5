import assert from "node:assert/strict";
import test from "node:test";
import { utcDay, utcMonth } from "d3-time";
import { isoDay } from "../src/dates";
import { columns, extent, isCertain, lanes, view, within, type DatedEvent } from "../src/spans";

const event = (id: string, from: string | null, to: string | null, more: Partial<DatedEvent> = {}): DatedEvent =>
  ({ id, title: id, href: `#event/${id}`, status: "single_origin", from, to, inferred: from !== to, documents: 1, origins: 1, ...more });
const day = (number: number): string => `2031-03-${String(number).padStart(2, "0")}`;

test("only a single day that is not inferred is certain", () => {
  assert.ok(isCertain(event("a", day(1), day(1))));
  assert.ok(!isCertain(event("b", day(1), day(2))));
  assert.ok(!isCertain(event("c", day(1), null)));
  assert.ok(!isCertain(event("d", day(1), day(1), { inferred: true })));
});

test("days are counted by unit, in order", () => {
  const found = [event("b", day(3), day(3)), event("a", day(1), day(1)), event("c", day(3), day(3)), event("open", day(2), null)];
  assert.deepEqual(columns(found, utcDay).map((column) => [isoDay(column.start), column.events.length]), [[day(1), 1], [day(3), 2]]);
  assert.deepEqual(columns(found, utcMonth).map((column) => column.events.length), [3]);
});

test("an open end does not stretch the whole", () => {
  const [first, last] = extent([event("a", day(5), null), event("b", null, day(9))]) ?? [];
  assert.deepEqual([first && isoDay(first), last && isoDay(last)], [day(5), day(10)]);
  assert.equal(extent([event("a", null, null)]), null);
});

test("a few events far off do not squeeze the rest, and are counted", () => {
  const near = Array.from({ length: 50 }, (_, at) => event(`n${at}`, day(1 + (at % 20)), day(1 + (at % 20))));
  const far = [event("old", "1990-01-01", null), event("late", "2050-01-01", "2050-01-01")];
  const found = view([...near, ...far]);
  assert.deepEqual([found?.before, found?.after], [1, 1]);
  assert.equal(within([...near, ...far], found?.span ?? [new Date(0), new Date(0)]).length, 50);
});

test("a record that is spread evenly is shown whole", () => {
  const found = view(Array.from({ length: 28 }, (_, at) => event(`e${at}`, day(at + 1), day(at + 1))));
  assert.deepEqual([found?.before, found?.after], [0, 0]);
});

test("strips that would cover each other stand in different rows; those of most documents find room first", () => {
  const strips = [event("small", day(1), day(4)), event("big", day(1), day(4), { documents: 9 }), event("later", day(8), day(9))];
  const reach = (one: DatedEvent): readonly [number, number] => (one.id === "later" ? [70, 90] : [0, 40]);
  const found = lanes(strips, reach, 9);
  assert.deepEqual(found.rows.map((row) => row.map((strip) => strip.event.id)), [["big", "later"], ["small"]]);
  assert.deepEqual(lanes(strips, reach, 1), { rows: [found.rows[0]], left: 1 });
});
