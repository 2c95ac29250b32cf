// Which products a filter by price leaves.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { shell } from "./shell.mjs";

let fits;
before(async () => {
  fits = await shell("products/fits.ts");
});

const price = (min, max = min, currency = "USD") => ({ min, max, currency });

test("a price fits where some of it lies between the two, ends included", () => {
  for (const [range, from, to, wanted] of [
    [price("9.90"), "9.9", "9.90", true],
    [price("9.90"), "9.91", null, false],
    [price("9.90"), null, "9.89", false],
    [price("5", "15"), "10", "12", true],
    [price("5", "15"), "15", null, true],
    [price("5", "15"), "15.01", null, false],
    // By value, not by letters.
    [price("100"), "20", null, true],
    [price("0.100000000000000001"), "0.100000000000000002", null, false],
  ]) {
    assert.equal(fits.withinPrice(range, from, to), wanted, JSON.stringify([range, from, to]));
  }
});

test("a price that is not known fits only where none is asked for", () => {
  assert.equal(fits.withinPrice(null, null, null), true);
  assert.equal(fits.withinPrice(null, "1", null), false);
  assert.equal(fits.withinPrice(null, null, "1"), false);
});

test("amounts are asked for in a currency only where all prices are in it", () => {
  assert.equal(fits.onlyCurrency([price("1"), null, price("2")]), "USD");
  assert.equal(fits.onlyCurrency([price("1"), price("2", "2", "EUR")]), null);
  assert.equal(fits.onlyCurrency([price("1"), price("2", "2", null)]), null);
  assert.equal(fits.onlyCurrency([]), null);
});
