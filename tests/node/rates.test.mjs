// The user's own rates through the built module: checked by field, held against each other, read from files.
import assert from "node:assert/strict";
import { test } from "node:test";
import { affix, sentences } from "./module.mjs";

const rate = (low, more = {}) => ({
  network: null,
  product: null,
  store: null,
  category: null,
  rate: { low, high: low },
  from: null,
  until: null,
  note: null,
  ...more,
});
const codes = (notes) => notes.map(({ code }) => code);

const own = (rates) => affix.ownRates(rates, Date.UTC(2026, 10, 22, 12));

test("each problem has its field, and a rate without a percentage is only unfinished", () => {
  const wrong = rate("x", { product: "lamp", network: "nobody", from: "2026-12-01", until: "2026-11-30" });
  const [bad, empty, good] = own([wrong, rate(""), rate("7,50", { category: "category/3710" })]);
  assert.deepEqual(
    bad.problems.map(({ field, missing, problem }) => [field, missing, problem.code]),
    [
      ["low", false, "override_bad_percent"],
      ["product", false, "override_bad_id"],
      ["network", false, "override_unknown_network"],
      ["until", false, "override_ends_first"],
    ],
  );
  assert.deepEqual([bad.standing, bad.rate], ["unusable", null]);
  assert.deepEqual(
    [empty.standing, empty.problems.map(({ field, missing }) => [field, missing])],
    ["incomplete", [["low", true]]],
  );
  assert.deepEqual(good, {
    problems: [],
    rate: { low: "7.5", high: "7.5" },
    category: { id: "3710", page: true },
    standing: "counts",
    overlap: null,
  });
});

test("of two rates for the same the later one counts; one that is over stands in nobody’s way", () => {
  const store = { store: "1100001" };
  const list = own([
    rate("7", store),
    rate("5"),
    rate("9", { ...store, from: "2026-12-01" }),
    rate("4", { ...store, until: "2026-11-21" }),
  ]);
  assert.deepEqual(
    list.map(({ standing, overlap }) => [standing, overlap]),
    [
      ["counts", { place: 2, yields: false }],
      ["counts", null],
      ["later", { place: 0, yields: true }],
      ["over", null],
    ],
  );
  assert.deepEqual(own([]), []);
});

test("what is typed into a form is checked field by field", () => {
  const codes = (problems) => problems.map(({ field, problem, missing }) => [field, problem.code, missing]);
  const percents = (low, high) => affix.typedPercents({ low, high });
  assert.deepEqual(percents("1,5", "3 %"), { range: { low: "1.5", high: "3" }, problems: [] });
  assert.deepEqual(percents(" ", ""), { range: null, problems: [] });
  for (const [low, high, field, code] of [
    ["x", "3", "low", "percent_number"],
    ["1", "", "high", "percent_both"],
    ["1", "101", "high", "percent_most"],
    ["4", "3", "high", "percent_order"],
    ["1,350", "3", "low", "number_ambiguous"],
  ])
    assert.deepEqual(codes(percents(low, high).problems), [[field, code, code === "percent_both"]]);
  const exchange = (worth, to = "EUR") => codes(affix.checkExchange({ from: "USD", to, rate: worth, asOf: null }));
  assert.deepEqual(exchange("0,9"), []);
  assert.deepEqual(exchange("0"), [["rate", "exchange_number", false]]);
  assert.deepEqual(exchange("1,350", "USD"), [
    ["to", "exchange_same", false],
    ["rate", "number_ambiguous", false],
  ]);
  const step = (from) => ({ from, currency: "USD", conversion: { low: "1", high: "2" } });
  assert.deepEqual(codes(affix.checkConversions([step("50"), step("dear"), step("50.0")])), [
    ["0.from", "conversion_twin", false],
    ["1.from", "conversion_price", false],
  ]);
  assert.equal(affix.typedShare("20").share, 20);
  assert.equal(affix.typedShare("20x").problem.code, "share_whole");
});

test("the key in a file of settings is the whole one", () => {
  const key = { appKey: "510000", secret: "s", trackingId: "" };
  assert.deepEqual(affix.keyInSettings(JSON.stringify({ version: 1, openPlatform: key })), key);
  for (const without of ["{", "{}", "[]", '{"openPlatform": null}', '{"openPlatform": {"appKey": "510000"}}'])
    assert.equal(affix.keyInSettings(without), undefined);
});

test("a file is read entry by entry, against the rates that are there", () => {
  const file = {
    affix: "rates",
    version: 1,
    overrides: [rate("7"), rate("9", { store: "1100001", event: "e1" }), { ...rate("9"), shop: "1" }, null],
  };
  const read = affix.readRates(JSON.stringify(file), [rate("7.0", { note: "mine" })]);
  assert.equal(read.problem, null);
  assert.deepEqual(
    read.rates.map(({ standing }) => standing),
    ["same", "new"],
  );
  assert.deepEqual(read.rates[1].rate, rate("9", { store: "1100001", event: "e1" }));
  assert.deepEqual(
    read.unread.map(({ place, problems }) => [place, ...codes(problems)]),
    [
      [3, "rates_file_name"],
      [4, "rates_file_no_rate"],
    ],
  );
  for (const { problems } of read.unread)
    for (const { code, params } of problems) {
      for (const [, field] of sentences[code].matchAll(/\{(\w+)\}/g))
        assert.ok(field in params, `${code} lacks ${field}`);
    }
});

test("what is exported is read back as it was, notes in any writing", () => {
  const overrides = ["plain", 'a "quoted" \\ note', "שלום ; עולם", "two\nlines 💡"].map((note, i) =>
    rate("8", { product: `100500600000000${i}`, note }),
  );
  const { rates, unread } = affix.readRates(JSON.stringify({ affix: "rates", version: 1, overrides }, null, 2), []);
  assert.deepEqual([rates.map((each) => each.rate), unread], [overrides, []]);
});

test("five megabytes of noise and a file cut short are a sentence, not a crash", () => {
  for (const text of ["ab<{[\"'\\&%é".repeat(400_000), '{"overrides": [{"rate": {"low"', "\u0000", ""]) {
    assert.ok(affix.readRates(text, []).problem, text.slice(0, 20));
  }
});

test("a file that is malformed is refused with the place where it goes wrong", () => {
  for (const wrong of [
    '{"overrides":[{"rate":{"low":"7"}, store:"1100001"}]}',
    `{"overrides":[{"rate":{"low":"7"}, 'store':"1100001"}]}`,
    '{"overrides":[{"rate":{"low":"7"}; "store":"1100001"}]}',
    '{"overrides":[{"rate":{"low":"7"}, "store": None}]}',
    '{"overrides":[{"rate":{"low":"7"}, // mine\n"store":"1100001"}]}',
  ]) {
    const { problem, rates } = affix.readRates(wrong, []);
    assert.deepEqual([problem.code, rates], ["file_no_json", []], wrong);
    assert.ok(Number(problem.params.line) >= 1 && Number(problem.params.column) >= 1);
  }
});

test("an address names a product, a store or a category", () => {
  const none = { product: null, store: null, category: null };
  assert.deepEqual(affix.pasted("https://www.aliexpress.com/item/1005006000000001.html"), {
    ...none,
    product: "1005006000000001",
  });
  assert.deepEqual(affix.pasted("https://www.aliexpress.com/store/1100001"), { ...none, store: "1100001" });
  assert.deepEqual(affix.pasted("https://www.aliexpress.com/category/44/x.html"), { ...none, category: "44" });
  assert.deepEqual(affix.pasted("1100001"), none);
});

test("the first-level categories have numbers and names of their own", () => {
  const all = affix.categories();
  assert.equal(all.length, 38);
  assert.equal(new Set(all.map(({ id }) => id)).size, 38);
  assert.equal(all.find(({ id }) => id === "44").name, "Consumer Electronics");
});
