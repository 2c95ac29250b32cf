// What crosses the boundary: errors with a code, settings of any age, nothing leaked, panics survived.
import assert from "node:assert/strict";
import { test } from "node:test";
import { affix, sentences } from "./module.mjs";

const settings = () => affix.normalizeSettings(null);
const request = (text, more = {}) => ({ text, snapshot: null, settings: settings(), profile: null, now: 0, ...more });

test("a request of another shape is an error with a code and a sentence", () => {
  for (const bad of [
    null,
    7,
    "x",
    [],
    { text: 5 },
    { text: "", snapshot: "page" },
    { text: "", settings: { profiles: 3 } },
  ]) {
    assert.throws(
      () => affix.look(bad),
      (e) => e instanceof Error && e.code === "bad_request" && e.message.length > 10,
      JSON.stringify(bad),
    );
  }
});

test("ten thousand bad requests leave the module as it was", () => {
  const before = affix.look(request("https://www.aliexpress.com/item/1005006000000001.html"));
  for (let i = 0; i < 10_000; i++) {
    try {
      affix.look({ text: { i } });
    } catch {
      /* an error each time */
    }
  }
  assert.deepEqual(affix.look(request("https://www.aliexpress.com/item/1005006000000001.html")), before);
});

test("a state's text crosses whole, whatever it is written in", () => {
  const page = (scripts) => ({
    url: "",
    title: "",
    meta: {},
    jsonLd: [],
    scripts,
    omitted: [],
    fields: {},
    groups: {},
  });
  const long = "é".repeat(5000);
  const state = (subject) =>
    `${"x".repeat(100)}window.runParams = {data: {"note":"${long}","titleModule":{"subject":"${subject}"}}};`;
  for (const subject of ["A lamp", "מנורה", "ランプ 💡", "Lámpara", `${"é".repeat(400)}x`]) {
    const scripts = ["//", state(subject), "// 💡"];
    assert.equal(affix.readPage(page(scripts)).product.title, subject);
    assert.equal(affix.look(request("", { snapshot: page(scripts) })).page.product.title, subject);
  }
  // Half of a pair is no text.
  assert.equal(affix.readPage(page([state("half \ud83d")])).product.title, "half \ufffd");
  for (const bad of [null, 7, "x", [7], [null], [["x"]]]) {
    assert.throws(
      () => affix.readPage(page(bad)),
      (e) => e.code === "bad_request",
      JSON.stringify(bad),
    );
  }
});

test("whatever was stored becomes settings", () => {
  for (const stored of [
    undefined,
    null,
    0,
    "",
    [],
    "{",
    { profiles: "x" },
    { profiles: [null, { name: "a" }] },
    { version: 1, currency: 5 },
  ]) {
    const s = affix.normalizeSettings(stored);
    assert.equal(s.version, 1);
    assert.ok(Array.isArray(s.profiles));
    assert.deepEqual(affix.normalizeSettings(s), s);
  }
});

test("settings of a newer version are refused everywhere, so that nothing is saved over them", () => {
  for (const version of [2, 7, "7", 99]) {
    const newer = { version, profiles: [] };
    for (const ask of [() => affix.normalizeSettings(newer), () => affix.look(request("", { settings: newer }))]) {
      assert.throws(ask, (e) => e.code === "settings_newer" && e.code in sentences, String(version));
    }
    assert.equal(affix.openSettings(JSON.stringify(newer)).problem.code, "settings_newer");
  }
});

test("a file of settings is read entry by entry, and what is left out is said", () => {
  const file = {
    version: 1,
    profiles: [],
    overrides: [
      { rate: { low: "7" }, shop: "1100001" },
      { rate: { low: "7" }, store: true },
      { rate: { low: 7 }, store: 1100001 },
    ],
  };
  const { problem, settings: read, leftOut } = affix.openSettings(JSON.stringify(file));
  assert.equal(problem, null);
  assert.deepEqual(
    read.overrides.map(({ store, rate }) => [store, rate.low]),
    [["1100001", "7"]],
  );
  assert.deepEqual(
    leftOut.map(({ part, place, problem: why }) => [part, place, why.code]),
    [
      ["overrides", 1, "file_name"],
      ["overrides", 2, "file_value"],
    ],
  );
  for (const [text, code] of [
    ["", "file_no_json"],
    ["{'profiles': []}", "file_no_json"],
    ["[]", "settings_unknown"],
    ["{}", "settings_unknown"],
  ]) {
    assert.equal(affix.openSettings(text).problem.code, code, text);
  }
});

test("ids keep their names through any number of saves", () => {
  const ids = { 'a\\b"c\n': "x" };
  let now = affix.normalizeSettings({ profiles: [{ id: "p", ids }] });
  for (let i = 0; i < 3; i++) now = affix.normalizeSettings(now);
  assert.deepEqual(now.profiles[0].ids, ids);
});

test("a typed number is one number or none, whoever reads it", () => {
  for (const [typed, number] of [
    ["8,5", "8.5"],
    ["1.350", "1.350"],
    ["0,350", "0.350"],
    [" 7 ", "7"],
  ])
    assert.equal(affix.typedNumber(typed).number, number, typed);
  for (const [typed, code] of [
    ["1,350", "number_ambiguous"],
    ["25,400", "number_ambiguous"],
    ["1,350.50", "number_grouped"],
    ["x", "number_none"],
    ["", "number_none"],
  ]) {
    const { number, problem } = affix.typedNumber(typed);
    assert.deepEqual([number, problem.code], [null, code], typed);
    assert.ok(problem.code in sentences);
  }
});

test("a discount is never rounded up, and both ends of a range agree on it", () => {
  const usd = (min, max = min, currency = "USD") => ({ min, max, currency });
  assert.equal(affix.discount(usd("9.99"), usd("19.97")), "49");
  assert.equal(affix.discount(usd("9.98"), usd("19.97")), "50");
  assert.equal(affix.discount(usd("19.97"), usd("19.97")), undefined);
  assert.equal(affix.discount(usd("5", "10"), usd("10", "20")), "50");
  assert.equal(affix.discount(usd("5", "12"), usd("10", "20")), undefined);
  assert.equal(affix.discount(usd("5"), usd("10", "10", "EUR")), undefined);
});

test("without an id no link is made, and it says so", () => {
  const { link, linkProblem } = affix.look(request("https://www.aliexpress.com/item/1005006000000001.html"));
  assert.equal(link, null);
  assert.equal(linkProblem.code, "look_no_profile");
});

test("what cannot be promoted is said before a missing id", () => {
  const { linkProblem } = affix.look(request("https://shoppingcart.aliexpress.com/"));
  assert.notEqual(linkProblem.code, "look_no_profile");
});

test("every code that comes out has a sentence with the fields it is given", () => {
  const notes = [];
  const collect = (value) => {
    if (value && typeof value === "object") {
      if (typeof value.code === "string" && value.params) notes.push(value);
      Object.values(value).forEach(collect);
    }
  };
  const profile = {
    id: "p",
    name: "",
    network: "aliexpress",
    ids: { aff_short_key: "_oFixTur" },
    subIds: {},
    template: null,
  };
  const mine = { ...settings(), profiles: [profile], defaultProfile: "p" };
  for (const text of [
    "",
    "https://example.com/",
    "https://www.aliexpress.com/item/1005006000000001.html?aff_fsk=_nObody1",
    "https://s.click.aliexpress.com/e/_x1y2z3",
  ]) {
    collect(affix.look(request(text, { settings: mine })));
    collect(affix.learn(text));
  }
  for (const network of ["aliexpress", "admitad", "template", "nobody"])
    collect(affix.checkProfile({ ...profile, network, ids: { hash: 'a "b' }, subIds: { af: "x".repeat(99) } }));
  assert.ok(notes.length > 8);
  for (const { code, params } of notes) {
    assert.ok(code in sentences, code);
    for (const [, field] of sentences[code].matchAll(/\{(\w+)\}/g))
      assert.ok(field in params, `${code} lacks ${field}`);
  }
});

test("five megabytes of noise are a sentence, not a crash", () => {
  const noise = "ab<{[\"'\\&%é".repeat(400_000);
  const facts = affix.readUrl(noise);
  assert.ok(facts.reasonCode);
  const page = affix.readPage({
    url: "",
    title: "",
    meta: {},
    jsonLd: [noise],
    scripts: [`window.runParams = { data: {${noise}`],
    omitted: [],
    fields: {},
    groups: {},
  });
  assert.equal(page.product, null);
});

test("a title shows itself and nothing else: no turned text, no hidden letters; joiners where they join", () => {
  for (const [title, shown] of [
    ["Lamp \u202Egnp.exe", "Lamp gnp.exe"],
    ["a\u200bb\u2066c\u2069\u061c\u{e0041}", "abc"],
    ["a\nb\u2800c\u0000", "a b c"],
    ["\u{1f468}\u200d\u{1f469}", "\u{1f468}\u200d\u{1f469}"],
    ["می\u200cخواهم", "می\u200cخواهم"],
    ["la\u200dmp", "lamp"],
    ["\u2764\ufe0f", "\u2764\ufe0f"],
    ["\ufffbx\ufeff", "x"],
    ["Лампа 灯", "Лампа 灯"],
  ])
    assert.equal(affix.shownTitle(title), shown, JSON.stringify(title));
});
