import assert from "node:assert/strict";
import test from "node:test";
import { binFor, endOf, isoDay, spokenInterval, startOf } from "../src/dates";

test("a day is the whole day, in UTC wherever the reader sits", () => {
  assert.equal(startOf("2031-03-02").toISOString(), "2031-03-02T00:00:00.000Z");
  assert.equal(endOf("2031-02-28").toISOString(), "2031-03-01T00:00:00.000Z");
  assert.equal(isoDay(endOf("2031-12-31")), "2032-01-01");
});

test("open ends are said", () => {
  assert.equal(spokenInterval("2031-03-02", "2031-03-02"), "2 March 2031");
  assert.equal(spokenInterval("2031-03-02", null), "since 2 March 2031");
  assert.equal(spokenInterval(null, "2031-03-02"), "until 2 March 2031");
  assert.equal(spokenInterval(null, null), "date unknown");
});

test("bins are as fine as the room allows", () => {
  const span = (days: number): "day" | "week" | "month" | "year" => binFor(startOf("2031-01-01"), new Date(startOf("2031-01-01").getTime() + days * 86400e3), 60).name;
  assert.deepEqual([span(30), span(200), span(900), span(9000)], ["day", "week", "month", "year"]);
});
