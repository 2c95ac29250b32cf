// How amounts, moments, counts and names are written: extension/src/words, without a browser.
import assert from "node:assert/strict";
import { test } from "node:test";
import { shell, speak } from "./shell.mjs";

const AT = Date.UTC(2026, 10, 11, 8);
// Intl parts a number and its unit with spaces that do not break.
const plain = (text) => text?.replace(/[\u00a0\u202f\u2009]/g, " ");

/** A file's functions in a language of the browser. */
async function inLanguage(file, language, ui = language) {
  speak(language, {}, ui);
  return shell(file);
}

test("decimal text is compared and counted without floating point", async () => {
  const { compare, places, share } = await shell("words/decimal.ts");
  for (const [a, b, wanted] of [
    ["1", "1.00", 0],
    ["0.1", "0.10000000000000001", -1],
    ["9007199254740993", "9007199254740992", 1],
    ["10", "9.99", 1],
    ["", "0", 0],
    ["what", "1", -1],
  ])
    assert.equal(compare(a, b), wanted, `${a} and ${b}`);
  assert.deepEqual(["1", "1.50", "what", "1."].map(places), [0, 2, 0, 0]);
  assert.deepEqual([share("5", 10), share("50", 10), share("-5", 10)], [0.5, 1, 0]);
});

test("an amount keeps its places, in the currency’s own and the user’s way", async () => {
  const us = await inLanguage("words/money.ts", "en", "en-US");
  assert.equal(us.money("8.4", "USD"), "$8.40");
  assert.equal(us.money("0.0123", "USD"), "$0.0123");
  assert.equal(us.money("1200", "JPY"), "¥1,200");
  assert.equal(us.money("8.40", null), "8.40");
  assert.equal(plain(us.money("5", "XYZ")), "XYZ 5.00");
  // What is no currency's code is a number all the same.
  assert.equal(us.money("5", "?"), "5");
  assert.equal(us.money("90071992547409931.99", "USD"), "$90,071,992,547,409,931.99");
  const german = await inLanguage("words/money.ts", "de");
  assert.equal(plain(german.money("1234.5", "EUR")), "1.234,50 €");
});

test("a range runs from left to right in every page, and has one end where both are the same", async () => {
  const { moneyRange, percentRange, price, withoutIsolates } = await inLanguage("words/money.ts", "en", "en-US");
  const range = moneyRange({ low: "1.5", high: "2" }, "USD");
  assert.equal(plain(range), "\u2066$1.50 – $2.00\u2069");
  assert.equal(plain(withoutIsolates(range)), "$1.50 – $2.00");
  assert.equal(moneyRange({ low: "2", high: "2.00" }, "USD"), "$2.00");
  assert.equal(price({ min: "3", max: "3", currency: "USD" }), "$3.00");
  assert.equal(withoutIsolates(percentRange({ low: "5", high: "9" })).replace(/\s/g, ""), "5%–9%");
  assert.equal(percentRange({ low: "9", high: "9" }), "9%");
});

test("counts, percents and days are written in the user’s way", async () => {
  const us = await inLanguage("words/money.ts", "en", "en-US");
  assert.deepEqual([us.number(1234567), us.number("0.12345"), us.percent("3.25")], ["1,234,567", "0.1235", "3.25%"]);
  assert.deepEqual(["2026-11-22", "2026-11", "2026", "soon", "2026-11-22x"].map(us.day), [
    "Nov 22, 2026",
    "Nov 2026",
    "2026",
    "soon",
    "2026-11-22x",
  ]);
  const german = await inLanguage("words/money.ts", "de");
  assert.equal(german.day("2026-11-22"), "22. Nov. 2026");
});

test("what is over at midnight is written as the minute before", async () => {
  const { days, span } = await inLanguage("words/moments.ts", "en", "en-US");
  const [starts, ends] = [new Date(AT).toISOString(), new Date(AT + 48 * 3_600_000).toISOString()];
  assert.equal(plain(span(starts, ends, "America/Los_Angeles")), "Nov 11, 12:00 AM – Nov 12, 11:59 PM");
  assert.match(plain(days(starts, ends)), /^Nov 11 – 1[23]$/);
});

test("currencies come under the user’s names, the usual ones first, each once", async () => {
  const { currencyGroups } = await inLanguage("words/currencies.ts", "de");
  const [usual, all] = currencyGroups();
  assert.deepEqual(usual.choices[0], { value: "USD", label: "USD · US-Dollar" });
  const codes = [...usual.choices, ...all.choices].map(({ value }) => value);
  assert.equal(new Set(codes).size, codes.length);
  assert.ok(codes.includes("THB"));
});

test("what has no name goes by its code", async () => {
  const { FORMATS, formatName, networkName } = await inLanguage("words/names.ts", "en");
  for (const format of FORMATS) assert.notEqual(formatName(format), format);
  assert.equal(formatName("smoke-signal"), "smoke-signal");
  assert.equal(networkName([{ code: "admitad", name: "Admitad" }], "admitad"), "Admitad");
  assert.equal(networkName([], "admitad"), "admitad");
});

test("a sentence of the core has its days and labels in words, and leads where it is put right", async () => {
  const { fieldName, mendedAt, mendedInOptions, notPromotable, sentence } = await inLanguage(
    "words/sentences.ts",
    "en",
  );
  const { text } = await inLanguage("browser/catalogue.ts", "en");
  assert.match(
    sentence({ code: "worth_window", params: { hours: "72", source: "A", asOf: "2026-11-22" } }),
    /72 hours .*\(A, Nov 22, 2026\)/,
  );
  // A value that holds braces is no field.
  assert.match(sentence({ code: "ui_trouble", params: { reason: "{reason} {x}" } }), /\{reason\} \{x\}$/);
  assert.equal(sentence({ code: "what_is_this", params: {} }), "what_is_this");
  assert.equal(fieldName("listPrice"), text("ui_field_list_price"));
  assert.equal(fieldName("<b>"), "<b>");
  assert.equal(notPromotable({ reasonCode: null }), text("ui_page_not_promotable"));
  for (const [code, here, part] of [
    ["link_no_id", true, "profiles"],
    ["campaign_gone", true, "campaigns"],
    ["look_no_profile", true, "profiles"],
    ["url_not_aliexpress", false, "profiles"],
  ]) {
    assert.equal(mendedInOptions({ code }), here, code);
    assert.equal(mendedAt({ code }).part, part, code);
  }
});

test("another product’s page is told by its note alone", async () => {
  const { otherProduct } = await shell("words/otherProduct.ts");
  const note = { code: "id_other_address", params: {} };
  const page = (field, code) => ({ findings: [{ field, notes: [{ ...note, code }] }] });
  assert.deepEqual(otherProduct(page("id", note.code)), note);
  assert.equal(otherProduct(page("title", note.code)), null);
  assert.equal(otherProduct(page("id", "id_something")), null);
  assert.equal(otherProduct(null), null);
});
