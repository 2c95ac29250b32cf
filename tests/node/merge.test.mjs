// Two changes to the settings that knew nothing of each other: extension/src/stored/merge.ts.
import assert from "node:assert/strict";
import { test } from "node:test";
import { shell } from "./shell.mjs";

const { isSame, merged } = await shell("stored/merge.ts");

const a = { id: "a", name: "Blog", ids: { key: "1" } };
const b = { id: "b", name: "Channel", ids: {} };
const c = { id: "c", name: "Shop", ids: {} };
const rate = (low, more = {}) => ({ store: null, rate: { low, high: low }, ...more });

for (const [name, base, mine, theirs, wanted] of [
  [
    "each another part",
    { currency: null, market: null },
    { currency: "EUR", market: null },
    { currency: null, market: "DE" },
    { currency: "EUR", market: "DE" },
  ],
  ["each a profile more", [a], [a, b], [a, c], [a, b, c]],
  [
    "each a profile changed",
    [a, b],
    [{ ...a, name: "Mine" }, b],
    [a, { ...b, name: "Theirs" }],
    [
      { ...a, name: "Mine" },
      { ...b, name: "Theirs" },
    ],
  ],
  [
    "two fields of one profile",
    [a],
    [{ ...a, name: "Mine" }],
    [{ ...a, ids: { key: "2" } }],
    [{ ...a, name: "Mine", ids: { key: "2" } }],
  ],
  [
    "two ids of one profile",
    [a],
    [{ ...a, ids: { key: "1", hash: "h" } }],
    [{ ...a, ids: { key: "2" } }],
    [{ ...a, ids: { key: "2", hash: "h" } }],
  ],
  ["the same field: mine", { currency: null }, { currency: "EUR" }, { currency: "USD" }, { currency: "EUR" }],
  ["one takes away what the other leaves", [a, b], [b], [a, b, c], [b, c]],
  [
    "one takes away what the other changes: it stays",
    [a, b],
    [b],
    [{ ...a, name: "Theirs" }, b],
    [{ ...a, name: "Theirs" }, b],
  ],
  ["one moves, the other adds", [a, b], [b, a], [a, b, c], [b, c, a]],
  [
    "a rate changed at a place that another has moved",
    [rate("1"), rate("2")],
    [rate("1"), rate("3")],
    [rate("0"), rate("1"), rate("2")],
    [rate("0"), rate("1"), rate("3")],
  ],
  [
    "a rate taken out above one that is changed",
    [rate("1"), rate("2")],
    [rate("1"), rate("3")],
    [rate("2")],
    [rate("3")],
  ],
  [
    "two rates that say the same",
    [rate("1")],
    [rate("1"), rate("1")],
    [rate("1"), rate("2")],
    [rate("1"), rate("1"), rate("2")],
  ],
  [
    "a range is never put together from two",
    { conversion: { low: "1", high: "9" } },
    { conversion: { low: "5", high: "9" } },
    { conversion: { low: "1", high: "2" } },
    { conversion: { low: "5", high: "9" } },
  ],
  ["a part that was not there", {}, { campaigns: [a] }, { campaigns: [b] }, { campaigns: [a, b] }],
  [
    "a part taken out",
    { market: "DE", currency: null },
    { currency: null },
    { market: "DE", currency: "EUR" },
    { currency: "EUR" },
  ],
]) {
  test(name, () => assert.deepEqual(merged(base, mine, theirs), wanted));
}

test("what only one has changed is theirs or mine, whatever it is", () => {
  const some = [
    null,
    "EUR",
    7,
    true,
    [],
    [a],
    [a, b],
    [rate("1"), rate("1")],
    {},
    { profiles: [a, b], currency: "EUR" },
    { low: "1", high: "2" },
  ];
  for (const base of some) {
    for (const changed of some) {
      assert.deepEqual(merged(base, changed, base), changed);
      assert.deepEqual(merged(base, base, changed), changed);
      assert.deepEqual(merged(base, changed, changed), changed);
    }
  }
});

test("a field without a value is as good as none", () => {
  assert.ok(isSame({ market: undefined }, {}));
  assert.ok(!isSame({ market: null }, {}));
  assert.ok(!isSame([], {}));
});
