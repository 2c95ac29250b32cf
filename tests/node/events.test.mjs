// Sale events and the forecast through the built module, as the extension asks for them.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { FORECAST } from "../harness/forecast.mjs";
import { affix, root, sentences } from "./module.mjs";

const table = JSON.parse(readFileSync(`${root}crates/core/data/events.json`, "utf8"));
const at = (moment) => Date.parse(moment);
const told = ({ code, params }) => sentences[code].replace(/\{(\w+)\}/g, (whole, name) => params[name] ?? whole);

test("every example of the calendar comes out of the module as it does natively", () => {
  for (const { id, examples, zone } of table.events) {
    for (const [year, [starts, ends]] of Object.entries(examples)) {
      const { occurrence } =
        affix
          .events([], [], at(starts) - 1)
          .find(({ occurrence }) => occurrence.id === id && occurrence.starts === starts) ?? {};
      assert.ok(occurrence, `${id} of ${year}`);
      assert.deepEqual([occurrence.ends, occurrence.zone, occurrence.asOf.length], [ends, zone, 10]);
      assert.ok(sentences[occurrence.name.code] && sentences[occurrence.sourceCode]);
    }
  }
});

test("the clocks of a zone are those of the browser", () => {
  for (const { id } of affix.zones()) {
    for (const month of ["01", "04", "07", "11"]) {
      const edit = {
        id: "own",
        name: "own",
        starts: `2027-${month}-02T03:30`,
        ends: "2027-12-31T00:00",
        zone: id,
        hidden: false,
      };
      const { occurrence } = affix
        .events([edit], [], at("2026-12-31T00:00:00Z"))
        .find((plan) => plan.occurrence.id === "own");
      const shown = new Intl.DateTimeFormat("sv", { timeZone: id, dateStyle: "short", timeStyle: "short" }).format(
        at(occurrence.starts),
      );
      assert.equal(shown, edit.starts.replace("T", " "), id);
    }
  }
});

test("an event runs, is over, and comes again", () => {
  const phase = (moment) => affix.events([], [], at(moment)).find(({ occurrence }) => occurrence.id === "11_11");
  assert.deepEqual([phase("2026-11-11T07:59:59Z").phase, phase("2026-11-11T07:59:59Z").hours], ["upcoming", 0]);
  assert.deepEqual([phase("2026-11-11T08:00:00Z").phase, phase("2026-11-11T08:00:00Z").days], ["running", 9]);
  assert.equal(phase("2026-11-21T08:00:00Z").occurrence.starts.slice(0, 4), "2027");
  const { tasks } = affix
    .events([], [], at("2026-11-10T00:00:00Z"))
    .find(({ occurrence }) => occurrence.id === "11_11");
  assert.deepEqual(
    tasks.map(({ state }) => state),
    ["past", "past", "due", "later", "later", "later", "later"],
  );
});

test("a task that is ticked is done, and no other", () => {
  const tasks = (done) => affix.events([], done, at("2026-11-10T00:00:00Z")).flatMap((plan) => plan.tasks);
  const ticked = tasks([])[2].id;
  assert.deepEqual(
    tasks([ticked]).filter(({ done }) => done),
    [{ ...tasks([])[2], done: true }],
  );
});

test("what the user sets is used, and what cannot be is told by field", () => {
  const edit = (more) => ({ id: "11_11", name: null, starts: null, ends: null, zone: null, hidden: false, ...more });
  const of = (edits) =>
    affix.events(edits, [], at("2026-11-01T12:00:00Z")).find(({ occurrence }) => occurrence.id === "11_11");
  assert.equal(of([edit({ starts: "2026-11-10T00:00" })]).occurrence.starts, "2026-11-10T08:00:00Z");
  assert.equal(of([edit({ hidden: true })]), undefined);
  assert.deepEqual(affix.checkEvent(edit({})), []);
  const wrong = affix.checkEvent(edit({ id: "mine", starts: "soon", ends: "2026-01-01T00:00", zone: "Mars" }));
  assert.deepEqual(
    wrong.map(({ field, problem }) => [field, problem.code]),
    [
      ["name", "event_no_name"],
      ["zone", "event_zone_unknown"],
    ],
  );
  assert.ok(wrong.every(({ problem }) => !told(problem).includes("{")));
});

test("whatever is asked for is answered", () => {
  for (const bad of [7, "x", {}, [null, 7, { id: 5, starts: {} }]])
    assert.ok(affix.events(bad, ["", "gone"], at("2026-11-22T00:00:00Z")).length > 0);
  assert.ok(affix.checkEvent({}).length > 0);
  assert.equal(affix.forecast({}).forecast, null);
  for (const bad of [null, undefined, 7, "x", { rate: 7, zone: {} }])
    for (const ask of [affix.checkEvent, affix.forecast]) assert.throws(() => ask(bad), { code: "bad_request" });
  for (const now of [Number.NaN, Infinity, -Infinity, 1e300, -1]) assert.deepEqual(affix.events([], [], now), []);
});

test("a forecast, and each field that is wrong", () => {
  const { forecast, problems } = affix.forecast(FORECAST);
  assert.deepEqual(problems, []);
  assert.deepEqual(forecast.kept, { low: "12.75", middle: "54.00", high: "128.25" });
  assert.deepEqual(forecast.booked, { low: "15.00", middle: "60.00", high: "135.00" });
  assert.deepEqual(
    [forecast.months, forecast.threshold, forecast.usualThreshold],
    [{ low: 2, middle: 1, high: 1 }, "16.00", true],
  );
  assert.deepEqual(affix.forecast({ ...FORECAST, clicks: "0" }).forecast.months, {
    low: null,
    middle: null,
    high: null,
  });
  const wrong = affix.forecast({ ...FORECAST, clicks: "many", rate: { low: "9", high: "3" } });
  assert.deepEqual([wrong.forecast, wrong.problems.map(({ field }) => field)], [null, ["clicks", "rate.high"]]);
  assert.ok(wrong.problems.every(({ problem }) => told(problem).length > 20));
});

test("settings keep events and the forecast's inputs as they are", () => {
  const events = [{ id: "11_11", name: null, starts: "2026-11-10T00:00", ends: null, zone: "UTC", hidden: false }];
  const forecast = {
    clicks: "x",
    conversion: { low: "", high: "" },
    basket: "",
    currency: "",
    rate: { low: "", high: "" },
    reversal: { low: "", high: "" },
    threshold: "",
  };
  const kept = affix.normalizeSettings({ events, forecast });
  assert.deepEqual([kept.events, kept.forecast], [events, forecast]);
});
