// The user's own rates, conversion by price and the readers' country: typed on the options page, kept,
// taken along as a file, and used by the popup, which says so.
import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, beforeEach, describe, test } from "node:test";
import {
  button,
  by,
  DEMO_URL,
  field,
  fieldSays,
  fill,
  portals,
  press,
  say,
  settingsOf,
  shows,
  start,
  textOf,
  until,
} from "./support.mjs";

/** The store of the demo page, and what its product is without a rate of one's own. */
const STORE = "1102000046";
const BANDS = /\$0\.25 ?– ?\$0\.76/;

const chromium = await start();
const folder = await mkdtemp(join(tmpdir(), "affix-rates-"));
after(async () => {
  await chromium.close();
  await rm(folder, { recursive: true });
});
let page;
beforeEach(() => chromium.reset());
afterEach(() => assert.deepEqual(chromium.ownProblems(), []));

const own = (low, more = {}) => ({
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

async function open(more = {}) {
  await chromium.storageSet({ settings: { ...settingsOf(portals()), ...more } });
  page = await chromium.openExtensionPage("workbench.html#settings");
  await button(page, say("ui_rates_add"));
}

const stored = (what, fits) =>
  until(`stored: ${what}`, async () => {
    const settings = await chromium.settings();
    return settings && fits(settings);
  });

async function popupWithReasons() {
  const { popup } = await chromium.popupOn(DEMO_URL);
  await shows(popup, /\$\d/);
  await press(popup, say("ui_why_short"));
  return popup;
}

/** Days have a role of their own. */
const dayField = (name) => page.waitForSelector(`::-p-aria([name="${name}"])`);

const lines = () =>
  page.$$eval("#rates .profile .line", (all) =>
    all.map((line) =>
      line.innerText
        .replace(/[\u2066\u2069]/g, "")
        .replace(/\s+/g, " ")
        .trim(),
    ),
  );

const inWords = async (place) =>
  (await lines())[place].replace(/^(\S+( – \S+)?) /, "$1 · ").replace(/ (Edit|Done)$/, "");

async function choose(name, content) {
  await writeFile(join(folder, name), content);
  await (await page.$("#rates input[type=file]")).uploadFile(join(folder, name));
}

describe("a rate of one’s own", () => {
  test("from a pasted store address: the popup counts with it and says where it is from", async () => {
    await open();
    await press(page, say("ui_rates_add"));
    await fill(page, say("ui_rate_low"), "10");
    await fill(page, say("ui_rate_note"), `https://www.aliexpress.com/store/${STORE}?spm=a2g0o.home`);
    await page.keyboard.down("Control");
    await page.keyboard.press("KeyA", { commands: ["SelectAll"] });
    await page.keyboard.press("KeyX", { commands: ["Cut"] });
    await (await field(page, say("ui_rate_store"))).focus();
    await page.keyboard.press("KeyV", { commands: ["Paste"] });
    await page.keyboard.up("Control");
    await until(
      "the number",
      async () => (await (await field(page, say("ui_rate_store"))).evaluate((input) => input.value)) === STORE,
    );
    await shows(page, say("ui_rate_taken"));
    await fill(page, say("ui_rate_note"), "Campaign mail");
    await (await by(page, "combobox", say("ui_network"))).select("aliexpress");
    await (await dayField(say("ui_rate_from"))).type("01022026");
    await stored(
      "the rate",
      ({ overrides: [rate, ...others] }) =>
        others.length === 0 &&
        rate?.rate.low === "10" &&
        rate.store === STORE &&
        rate.product === null &&
        rate.network === "aliexpress" &&
        rate.from === "2026-01-02" &&
        rate.until === null &&
        rate.note === "Campaign mail",
    );
    await shows(page, /10% ?Store 1102000046 · AliExpress Portals · From Jan 2, 2026 · Campaign mail/, "#rates");

    const popup = await popupWithReasons();
    await shows(popup, /\$0\.84/);
    await shows(popup, say("own_rate", { note: "Campaign mail" }));
  });

  test("a product’s address, typed, goes to the field it is for", async () => {
    await open();
    await press(page, say("ui_rates_add"));
    await fill(page, say("ui_rate_low"), "20");
    await fill(page, say("ui_rate_high"), "25");
    await fill(page, say("ui_rate_store"), `${DEMO_URL}?spm=a2g0o`);
    await page.keyboard.press("Tab");
    await stored("the product", ({ overrides: [rate] }) => rate?.product === "1005006000000001" && rate.store === null);
    const popup = await popupWithReasons();
    await shows(popup, /\$1\.69 ?– ?\$2\.11/);
  });

  test("for a category of the list, or another by its number", async () => {
    await open();
    await press(page, say("ui_rates_add"));
    await fill(page, say("ui_rate_low"), "4");
    const choice = await by(page, "combobox", say("ui_rate_category"));
    await page.waitForSelector('#rates optgroup option[value="44"]');
    assert.equal(await choice.$$eval("optgroup option", (all) => all.length), 38);
    await choice.select("44");
    await stored("the first-level one", ({ overrides: [rate] }) => rate?.category === "44");
    await shows(page, "Consumer Electronics", "#rates .about");
    await choice.select("number");
    await fill(page, say("ui_rate_category_field"), "lamps");
    await fieldSays(page, say("ui_rate_category_field"), say("override_bad_category", { id: "lamps" }));
    await fill(page, say("ui_rate_category_field"), "390501");
    await fieldSays(page, say("ui_rate_category_field"), null);
    await stored("the number", ({ overrides: [rate] }) => rate?.category === "390501");
    // Pages of categories are numbered otherwise: one keeps its own kind of number, one of a whole main category is that.
    await fill(page, say("ui_rate_category_field"), "https://www.aliexpress.com/category/3710/home-decor.html");
    await page.keyboard.press("Tab");
    await stored("the page", ({ overrides: [rate] }) => rate?.category === "category/3710");
    await shows(page, say("ui_rate_of_category_page", { id: "3710" }), "#rates .about");
    await fill(page, say("ui_rate_category_field"), "https://www.aliexpress.com/category/100003070/mens-clothing.html");
    await page.keyboard.press("Tab");
    await stored("the main category", ({ overrides: [rate] }) => rate?.category === "200000343");
  });

  test("what cannot be used is named at its field, kept as typed, and not used", async () => {
    await open();
    await press(page, say("ui_rates_add"));
    await shows(page, say("ui_incomplete"), "#rates");
    await fill(page, say("ui_rate_low"), "ten");
    await fieldSays(page, say("ui_rate_low"), say("override_bad_percent", { text: "ten" }));
    await fill(page, say("ui_rate_low"), "9");
    await fill(page, say("ui_rate_high"), "7");
    await fieldSays(page, say("ui_rate_high"), say("override_order", { low: "9", high: "7" }));
    await fill(page, say("ui_rate_product"), "my lamp");
    await fieldSays(page, say("ui_rate_product"), say("override_bad_id", { id: "my lamp" }));
    await (await dayField(say("ui_rate_from"))).type("12012026");
    await (await dayField(say("ui_rate_last"))).type("11302026");
    await shows(page, say("override_ends_first", { from: "Dec 1, 2026", until: "Nov 30, 2026" }));
    await shows(page, say("ui_rate_unused"), "#rates");
    await stored(
      "all as typed",
      ({ overrides: [rate] }) => rate?.rate.high === "7" && rate.product === "my lamp" && rate.until === "2026-11-30",
    );
    await page.reload();
    await button(page, say("ui_rates_add"));
    await page.locator("#rates .profile .button.quiet").click();
    for (const [name, value] of [
      [say("ui_rate_low"), "9"],
      [say("ui_rate_high"), "7"],
      [say("ui_rate_product"), "my lamp"],
    ]) {
      assert.equal(await (await field(page, name)).evaluate((input) => input.value), value, name);
    }
    assert.equal(await (await dayField(say("ui_rate_last"))).evaluate((input) => input.value), "2026-11-30");
    const { popup } = await chromium.popupOn(DEMO_URL);
    await shows(popup, BANDS);
  });

  test("half a day is named, and counts as none", async () => {
    await open({ overrides: [own("9")] });
    await page.locator("#rates .profile .button.quiet").click();
    const day = await dayField(say("ui_rate_last"));
    await day.type("1130");
    await day.evaluate((input) => input.blur());
    await shows(page, say("ui_day_unfinished"));
    assert.equal((await chromium.settings()).overrides[0].until, null);
  });

  test("an event that it is bound to stays", async () => {
    await open({ overrides: [own("9", { event: "e1" })] });
    await shows(page, say("ui_rate_of_event", { event: "e1" }), "#rates");
    await page.locator("#rates .profile .button.quiet").click();
    await fill(page, say("ui_rate_note"), "x");
    await stored("both", ({ overrides: [rate] }) => rate.note === "x" && rate.event === "e1");
  });
});

describe("the list", () => {
  const MAIL = own("9", { store: STORE, from: "2026-01-01", until: "2099-11-30", note: "Mail" });
  const CALL = own("12", { store: STORE, note: "Call" });

  test("two rates for the same goods and days say so, and the later one counts", async () => {
    await open({ overrides: [MAIL, own("5"), CALL] });
    await shows(page, say("ui_rate_overlap_yields", { other: await inWords(2) }), "#rates li:nth-child(1)");
    await shows(page, say("ui_rate_overlap_counts", { other: await inWords(0) }), "#rates li:nth-child(3)");
    assert.equal(await page.$("#rates li:nth-child(2) .overlap"), null);
    const { popup } = await chromium.popupOn(DEMO_URL);
    await shows(popup, /\$1\.01/);

    // Moved down, the other one counts.
    await page.bringToFront();
    const down = await page.$$("#rates li:nth-child(1) .actions .round");
    await down[1].click();
    await shows(page, say("ui_rate_moved", { n: "2", all: "3" }));
    await stored("the second place", ({ overrides }) => overrides[1].note === "Mail");
    await (await page.$$("#rates li:nth-child(2) .actions .round"))[1].click();
    await stored("the last place", ({ overrides }) => overrides.map(({ rate }) => rate.low).join() === "5,12,9");
    await shows(page, say("ui_rate_overlap_counts", { other: await inWords(1) }), "#rates li:nth-child(3)");
    const again = await chromium.popupOn(DEMO_URL);
    await shows(again.popup, /\$0\.76/);
  });

  test("a rate whose days are over is shown as over, and not used", async () => {
    await open({ overrides: [own("50", { until: "2025-11-30" }), own("60")] });
    await shows(page, say("ui_rate_over"), "#rates .profile.over");
    assert.equal(await page.$("#rates .overlap"), null);
    const { popup } = await chromium.popupOn(DEMO_URL);
    await shows(popup, /\$5\.07/);
  });

  test("one that is removed comes back to its place, with what was changed since", async () => {
    await open({ overrides: [MAIL, CALL] });
    await press(page, say("ui_profile_remove", { name: await inWords(0) }));
    await stored("the other", ({ overrides }) => overrides.length === 1 && overrides[0].note === "Call");
    await page.locator("#rates .profile .button.quiet").click();
    await fill(page, say("ui_rate_note"), "Visit");
    await press(page, say("ui_undo"));
    await stored("both in order", ({ overrides }) => overrides.map(({ note }) => note).join() === "Mail,Visit");
  });
});

describe("a file of rates", () => {
  const RATES = [
    own("9", { store: STORE, network: "aliexpress", note: "Mail" }),
    own("5", { category: "44", until: "2025-01-31" }),
  ];

  test("is exported, and comes back into a fresh profile", async () => {
    await open({ overrides: RATES });
    const control = await page.createCDPSession();
    await control.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: folder, eventsEnabled: true });
    const done = new Promise((resolve) => {
      control.on("Browser.downloadProgress", ({ state }) => state === "completed" && resolve());
    });
    await press(page, say("ui_rates_export"));
    await done;
    const name = (await readdir(folder)).find((file) => /^affix-rates-\d{4}-\d\d-\d\d.*\.json$/.test(file));
    const text = await readFile(join(folder, name), "utf8");
    assert.deepEqual(JSON.parse(text), { affix: "rates", version: 1, overrides: RATES });

    await chromium.reset();
    await open();
    await choose(name, text);
    await shows(page, say("ui_rates_new_other", { n: "2" }));
    assert.deepEqual((await chromium.settings()).overrides, []);
    await press(page, say("ui_rates_add_new_other", { n: "2" }));
    await stored("what the file holds", ({ overrides }) => overrides.length === 2);
    assert.deepEqual((await chromium.settings()).overrides, RATES);
    const popup = await popupWithReasons();
    await shows(popup, /\$0\.76/);
    await shows(popup, say("own_rate", { note: "Mail" }));
  });

  test("a table: what is new, the same and unreadable is shown first; then added or put in their place", async () => {
    await open({ overrides: [own("7")] });
    await choose(
      "deals.csv",
      [
        "Network;Product;Store;Category;Low;High;From;Until;Note",
        'Admitad;https://www.aliexpress.com/item/1005006000000009.html;;;7,5;9;;2099-12-31;"Deal; December"',
        ";;my shop;;7;;;30.11.2026;",
        ";;;;7;7;;;the same",
        ";;;509;2;3;;;",
      ].join("\r\n"),
    );
    await shows(
      page,
      `${say("ui_rates_new_other", { n: "2" })} ${say("ui_rates_same_one", { n: "1" })} ${say("ui_rates_unread_one", { n: "1" })}`,
    );
    await shows(page, /7\.5% – 9% · Product 1005006000000009 · Admitad · Until Dec 31, 2099 · Deal; December/);
    await shows(
      page,
      `${say("ui_rates_line", { n: "3" })}: ${say("override_bad_id", { id: "my shop" })} ${say("override_bad_day", { day: "30.11.2026" })}`,
    );
    await press(page, say("ui_cancel"));
    assert.deepEqual((await chromium.settings()).overrides, [own("7")]);

    await choose("again.csv", "low,store\n9,1100001\n8,1100002\n");
    await press(page, say("ui_rates_replace_other", { n: "2" }));
    await stored("those of the file alone", ({ overrides }) => overrides.map(({ rate }) => rate.low).join() === "9,8");
    await press(page, say("ui_undo"));
    await stored("the one before", ({ overrides }) => overrides.map(({ rate }) => rate.low).join() === "7");
  });

  test("one that is none: a sentence, and nothing is lost", async () => {
    await open({ overrides: RATES });
    for (const [name, content, code, where] of [
      ["broken.json", '{"affix": "rates", "overrides": [{"rate"', "file_no_json", { line: "1", column: "40" }],
      ["other.json", '{"name": "other"}', "rates_file_unknown"],
      ["picture.csv", "\u0000\u0001", "rates_file_unknown"],
      ["newer.json", '{"affix": "rates", "version": 2, "overrides": []}', "rates_file_newer"],
      ["empty.json", "", "rates_file_empty"],
    ]) {
      await choose(name, content);
      await shows(page, say("ui_rates_file_wrong", { file: name, why: say(code, where) }));
    }
    assert.deepEqual((await chromium.settings()).overrides, RATES);
    assert.equal((await lines()).length, 2);
  });
});

describe("conversion by price", () => {
  test("changes what 100 clicks bring in the popup", async () => {
    await open({ conversion: { low: "1", high: "3" } });
    await shows(await popupWithReasons(), /\$0\.25 ?– ?\$2\.28 from 100 clicks/);
    await page.bringToFront();
    await press(page, say("ui_steps_add"));
    await fill(page, say("ui_steps_price"), "5,00");
    await fill(page, say("ui_steps_low"), "0,5");
    await fill(page, say("ui_steps_high"), "1");
    await stored(
      "the step",
      ({ conversionByPrice: [step] = [] }) =>
        step?.from === "5,00" && step.currency === "USD" && step.conversion.high === "1",
    );
    await shows(await popupWithReasons(), /\$0\.12 ?– ?\$0\.76 from 100 clicks/);
  });

  test("what cannot be used is named at its field, kept, and not used", async () => {
    await open({ conversion: { low: "1", high: "3" } });
    await press(page, say("ui_steps_add"));
    await fill(page, say("ui_steps_price"), "cheap");
    await fieldSays(page, say("ui_steps_price"), say("conversion_price"));
    await fill(page, say("ui_steps_low"), "4");
    await fieldSays(page, say("ui_steps_high"), say("percent_both"));
    await fill(page, say("ui_steps_high"), "2");
    await fieldSays(page, say("ui_steps_high"), say("percent_order"));
    await stored(
      "as typed",
      ({ conversionByPrice: [step] = [] }) =>
        step?.from === "cheap" && step.conversion.low === "4" && step.conversion.high === "2",
    );
    await page.reload();
    assert.equal(await (await field(page, say("ui_steps_price"))).evaluate((input) => input.value), "cheap");
    await shows(await popupWithReasons(), /\$0\.25 ?– ?\$2\.28 from 100 clicks/);
  });

  test("one that is removed can be brought back", async () => {
    await open({ conversionByPrice: [{ from: "50", currency: "EUR", conversion: { low: "1", high: "2" } }] });
    const name = say("ui_steps_from", { price: "€50.00" });
    await press(page, say("ui_steps_remove", { name }));
    await stored("none", ({ conversionByPrice = [] }) => conversionByPrice.length === 0);
    await press(page, say("ui_undo"));
    await stored("the step", ({ conversionByPrice = [] }) => conversionByPrice[0]?.from === "50");
  });
});

test("the readers’ country changes what the estimate says", async () => {
  await open();
  const choice = await by(page, "combobox", say("ui_readers_label"));
  assert.equal(await choice.evaluate((select) => select.value), "");
  assert.equal(await choice.$$eval("option", (all) => all.length), 250);
  const note = say("note_market", { market: "KZ" });
  assert.ok(!(await textOf(await popupWithReasons())).includes(note));
  await page.bringToFront();
  await choice.select("KZ");
  await stored("the country", ({ market }) => market === "KZ");
  await shows(await popupWithReasons(), note);
  await page.bringToFront();
  await choice.select("");
  await stored("no country", ({ market }) => !market);
  await page.reload();
  assert.equal(await (await by(page, "combobox", say("ui_readers_label"))).evaluate((select) => select.value), "");
});
