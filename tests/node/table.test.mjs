// The one table's pure parts: search, order, and what a gesture chooses.
import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { shell } from "./shell.mjs";

let view;
before(async () => {
  view = await shell("ui/table/view.ts");
});

const rows = [
  { name: "Glasses", price: "8.46", sold: 10 },
  { name: "Ärmel", price: null, sold: null },
  { name: "bag 10", price: "21.4", sold: 10 },
  { name: "Bag 9", price: "100", sold: 3 },
];
const names = (list) => list.map(({ name }) => name);
const by = (figure, as) => ({ key: "k", label: "", figure, as, first: "descending" });

describe("order", () => {
  test("decimal texts go by their value, without rounding, and what is not known comes last in either direction", () => {
    const price = by((row) => row.price, "decimal");
    assert.deepEqual(names(view.inOrder(rows, price, "descending")), ["Bag 9", "bag 10", "Glasses", "Ärmel"]);
    assert.deepEqual(names(view.inOrder(rows, price, "ascending")), ["Glasses", "bag 10", "Bag 9", "Ärmel"]);
    const close = [{ price: "0.100000000000000001" }, { price: "0.100000000000000002" }];
    assert.equal(view.inOrder(close, price, "descending")[0], close[1]);
  });
  test("equal rows keep the order they came in", () => {
    const sold = by((row) => row.sold);
    assert.deepEqual(names(view.inOrder(rows, sold, "descending")), ["Glasses", "bag 10", "Bag 9", "Ärmel"]);
    assert.deepEqual(names(view.inOrder(rows, sold, "ascending")), ["Bag 9", "Glasses", "bag 10", "Ärmel"]);
  });
  test("words go as the language has them, numbers in them by their value", () => {
    const name = by((row) => row.name);
    assert.deepEqual(names(view.inOrder(rows, name, "ascending", "de")), ["Ärmel", "Bag 9", "bag 10", "Glasses"]);
  });
  test("a click on another heading takes its own direction, a second one turns it round", () => {
    const first = view.clicked({ by: "a", direction: "descending" }, { key: "b", first: "ascending" });
    assert.deepEqual(first, { by: "b", direction: "ascending" });
    assert.deepEqual(view.clicked(first, { key: "b", first: "ascending" }), { by: "b", direction: "descending" });
  });
});

test("a search takes rows with each word, anywhere, in any case", () => {
  const says = ({ name, price }) => `${name}\n${price}`;
  assert.deepEqual(names(view.matching(rows, " BAG 21 ", says)), ["bag 10"]);
  assert.deepEqual(names(view.matching(rows, "  ", says)), names(rows));
  assert.deepEqual(names(view.matching(rows, "bag glasses", says)), []);
});

test("a range goes in both directions, and is one row where its beginning is hidden", () => {
  const keys = ["a", "b", "c", "d"];
  assert.deepEqual(view.between(keys, "b", "d"), ["b", "c", "d"]);
  assert.deepEqual(view.between(keys, "d", "b"), ["b", "c", "d"]);
  assert.deepEqual(view.between(keys, "x", "c"), ["c"]);
  assert.deepEqual(view.between(keys, null, "c"), ["c"]);
  const chosen = view.withKeys(new Set(["a", "x"]), ["b", "c"], true);
  assert.deepEqual([...chosen], ["a", "x", "b", "c"]);
  assert.deepEqual([...view.withKeys(chosen, ["x", "b"], false)], ["a", "c"]);
});
