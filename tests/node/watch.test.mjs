// What there is to tell of products that are watched, through the built module; crates/core/tests/watch.rs runs the
// same cases natively.
import assert from "node:assert/strict";
import { test } from "node:test";
import { affix, cases, sentences } from "./module.mjs";

const AT = Date.parse("2026-11-27T12:00:00Z");
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ID = "1005006000000001";

/** `20.00 EUR` as a price. */
function price(text) {
  if (!text) return null;
  const [amount, currency] = text.split(" ");
  return { min: amount, max: amount, currency };
}

const kept = (wish, id = ID) => ({
  id,
  title: "Lamp",
  price: null,
  image: null,
  store: null,
  category: null,
  address: `https://www.aliexpress.com/item/${id}.html`,
  keptAt: "2026-11-01T00:00:00Z",
  watch: { tags: [], note: null, seller: null, rate: null, ...wish, price: price(wish.price) },
});

const seen = (of, at) => ({
  id: ID,
  title: "Lamp",
  address: "",
  firstAt: at,
  lastAt: at,
  series: `${ID}/DE/EUR/ordinary/1/S1`,
  price: price(of.price),
  verdict: of.verdict ?? null,
  facts: `${at / 1000},,,,${of.positive ?? ""}`,
  gone: "",
  goneAt: of.gone ? at : null,
});

test("what is wanted is told", () => {
  for (const { name, wish, steps } of cases("watch.json")) {
    let [known, said, told] = [[], [], []];
    for (const step of steps) {
      const at = AT + step.day * DAY + (step.hours ?? 0) * HOUR;
      if (step.seen) known = [seen(step.seen, at)];
      if (step.said) {
        const answer = { id: ID, rate: null, hotRate: null, ...step.said, price: price(step.said.price) };
        said = affix.watchChecked(said, [ID], [answer], step.country, at);
      }
      const found = affix.watchAlerts([kept(wish)], known, said, told);
      const expected = step.expect.map(({ code, read }) => ({ code, read }));
      assert.deepEqual(
        found.map(({ note, read }) => ({ code: note.code, read })),
        expected,
        `${name}, day ${step.day}`,
      );
      for (const [place, { params }] of step.expect.entries()) {
        if (params) assert.deepEqual(found[place].note.params, params, name);
        assert.ok(found[place].note.code in sentences);
      }
      told = found.map((alert) => ({ ...alert, read: alert.read || step.ticks === true }));
    }
  }
});

test("a question is planned, counted before it goes out, and ended by a refusal", () => {
  const all = [kept({ tell: ["left"] }), kept({ tell: ["stock"] }, "1005006000000002")];
  assert.deepEqual(affix.watchPlan({}, all, [], AT).ids, []);
  const plan = affix.watchPlan({ on: true, budget: 3 }, all, [], AT);
  assert.deepEqual([plan.ids, plan.next, plan.asked, plan.watched], [[ID], AT + 60_000, 0, 1]);
  const refused = affix.watchAfter(plan.checking, "open_platform_bad_key", AT);
  assert.deepEqual([refused.over, affix.watchPlan(refused, all, [], AT + 5 * DAY).next], [true, null]);
  assert.deepEqual(affix.watchAfter(plan.checking, undefined, AT), plan.checking);
});

test("the figures of products are those that were seen last", () => {
  const facts = "1795305600,900,4.7,880,94.0;1795392000,1000,4.8,,";
  assert.deepEqual(
    affix.seenFigures([
      { ...seen({}, AT), facts },
      { ...seen({}, AT), facts: "" },
    ]),
    [
      { sold: 1000, rating: "4.8", reviews: null, positive: null },
      { sold: null, rating: null, reviews: null, positive: null },
    ],
  );
});

test("what was read is judged again by other limits", () => {
  const facts = { positive: "93.0", starCounts: [] };
  const id = "1005006000000321";
  const answer = (edits, own = []) => affix.vetAgain([id], [facts], own, edits, AT)[0];
  assert.deepEqual([answer([]).overall, answer([]).flags], ["caution", []]);
  const strict = answer([{ signal: "store_positive", good: "97", bad: "94" }]);
  assert.deepEqual([strict.overall, strict.flags, strict.facts.positive], ["bad", ["store_positive"], "93.0"]);
  // By what is stored of the user's own orders of it: 48 decided, 12 of them void.
  const returned = answer([], [`orders/${id}\t50\t48\t12\norders/1005006000000999\t1\t1\t1\n`]);
  assert.deepEqual([returned.flags, returned.signals.at(-1).value], [["own_returns"], "25.0"]);
});
