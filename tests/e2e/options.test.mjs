// The options page: what is typed there is checked, kept, used and never lost.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, beforeEach, describe, test } from "node:test";
import {
  admitad,
  button,
  by,
  DEMO_LINK,
  DEMO_URL,
  field,
  fieldSays,
  fill,
  PAGES,
  portals,
  portalsLink,
  press,
  ROOT,
  say,
  shows,
  start,
  textOf,
  until,
} from "./support.mjs";

const TOOL = join(ROOT, "target/release/affix");
const ITEM = "https://www.aliexpress.com/item/1005006123400001.html";
const KEY = "Short key";

const chromium = await start();
const folder = await mkdtemp(join(tmpdir(), "affix-options-"));
after(async () => {
  await chromium.close();
  await rm(folder, { recursive: true });
});
let page;
beforeEach(() => chromium.reset());
afterEach(() => assert.deepEqual(chromium.ownProblems(), []));

async function open(...profiles) {
  if (profiles.length > 0) await chromium.use(...profiles);
  page = await chromium.openExtensionPage("workbench.html#settings");
  await button(page, say("ui_profile_add"));
}

/** Waits until the stored settings are as wanted. */
const stored = (what, fits) =>
  until(`stored: ${what}`, async () => {
    const settings = await chromium.settings();
    return settings && fits(settings);
  });

const everythingStored = async () =>
  JSON.stringify([await chromium.storageGet(), await chromium.storageGet(null, "session")]);

async function learn(example) {
  const box = await field(page, say("ui_learn_label"));
  await box.click({ clickCount: 3 });
  await box.type(example);
}

/** The popup's link on the demo page. */
async function linkOnDemo() {
  const { popup } = await chromium.popupOn(DEMO_URL);
  const group = await by(popup, "group", say("ui_your_link"));
  return group.$eval("code", (code) => code.title);
}

describe("the first profile", () => {
  test("by hand: checked while it is typed, kept, and used", async () => {
    await open();
    await press(page, say("ui_profile_add"));
    assert.equal(
      await (await by(page, "combobox", say("ui_network"))).evaluate((select) => select.value),
      "aliexpress",
    );
    await shows(page, say("link_no_id", { network: "AliExpress Portals", label: KEY }));

    await fill(page, KEY, '_Affix"Demo');
    await fieldSays(page, KEY, say("link_id_quote", { label: KEY }));
    await fill(page, KEY, "_Affix Demo");
    await fieldSays(page, KEY, say("link_id_space", { label: KEY }));
    await fill(page, KEY, "_AffixDemo");
    await fieldSays(page, KEY, null);
    await shows(page, "aff_short_key=_AffixDemo");

    await page.locator(`::-p-text(${say("ui_sub_ids")})`).click();
    await fill(page, "Sub-affiliate", "x".repeat(65));
    await fieldSays(page, "Sub-affiliate", say("link_sub_id_length", { key: "af", length: "65", max: "64" }));
    await fill(page, "Sub-affiliate", "blog");
    await fieldSays(page, "Sub-affiliate", null);
    await shows(page, "&af=blog");

    await stored(
      "the profile as the default",
      ({ profiles: [profile, ...others], defaultProfile }) =>
        others.length === 0 &&
        profile.ids.aff_short_key === "_AffixDemo" &&
        profile.subIds.af === "blog" &&
        defaultProfile === profile.id,
    );
    assert.equal(await linkOnDemo(), `${DEMO_LINK}&af=blog`);
  });

  test("an id that cannot be used is kept as typed, makes no link, and is named in the popup", async () => {
    await open();
    await press(page, say("ui_profile_add"));
    await fill(page, KEY, "_Affix Demo");
    await stored("the id as typed", ({ profiles }) => profiles[0]?.ids.aff_short_key === "_Affix Demo");
    await page.reload();
    await press(page, say("ui_profile_edit", { name: "AliExpress Portals" }));
    assert.equal(await (await field(page, KEY)).evaluate((input) => input.value), "_Affix Demo");
    await fieldSays(page, KEY, say("link_id_space", { label: KEY }));

    const { popup } = await chromium.popupOn(DEMO_URL);
    await shows(popup, say("link_id_space", { label: KEY }));
    assert.equal(await popup.$('::-p-aria([name="Copy"][role="button"])'), null);
  });

  test("from one of the user’s own Portals links", async () => {
    await open();
    await learn(`${portalsLink(ITEM)}&af=blog`);
    await press(page, say("ui_learn_add"));
    await stored(
      "what the link holds",
      ({ profiles: [profile] }) =>
        profile?.network === "aliexpress" && profile.ids.aff_short_key === "_AffixDemo" && profile.subIds.af === "blog",
    );
    assert.equal(await linkOnDemo(), `${DEMO_LINK}&af=blog`);
  });

  test("from one of the user’s own Admitad links", async () => {
    await open();
    await learn(`https://ad.admitad.com/g/0a1b2c3d4e5f6a7b8c9d16525dc3e8/?ulp=${encodeURIComponent(ITEM)}&subid=mail`);
    await press(page, say("ui_learn_add"));
    await stored(
      "what the link holds",
      ({ profiles: [profile] }) =>
        profile?.network === "admitad" &&
        profile.ids.hash === "0a1b2c3d4e5f6a7b8c9d16525dc3e8" &&
        profile.subIds.subid === "mail",
    );
    assert.equal(
      await linkOnDemo(),
      `https://ad.admitad.com/g/0a1b2c3d4e5f6a7b8c9d16525dc3e8/?ulp=${encodeURIComponent(DEMO_URL)}&subid=mail`,
    );
  });

  test("from one of the user’s own short links: only when asked, and to be confirmed until then", async () => {
    await open();
    await learn("https://s.click.aliexpress.com/e/_oFixTur");
    await shows(page, say("learn_short", { network: "AliExpress Portals", key: "_oFixTur" }));
    await button(page, say("ui_learn_add"));
    assert.doesNotMatch(await everythingStored(), /FixTur/);
    await press(page, say("ui_learn_add"));
    await stored(
      "the code as an id that is to be confirmed",
      ({ profiles: [profile] }) =>
        profile?.network === "aliexpress" &&
        profile.ids.aff_short_key === "_oFixTur" &&
        profile.unconfirmed === "_oFixTur",
    );
    const { popup } = await chromium.popupOn(DEMO_URL);
    const group = await by(popup, "group", say("ui_your_link"));
    assert.equal(await group.$eval("code", (code) => code.title), portalsLink(DEMO_URL, "_oFixTur"));
    await press(popup, say("ui_tail_link_id_unconfirmed"));
    await shows(popup, say("link_id_unconfirmed", { key: "_oFixTur" }));
  });

  for (const [what, example, code] of [
    ["a short link from the app", "https://a.aliexpress.com/_mFixTur", "learn_opaque"],
    [
      "a share link",
      `https://star.aliexpress.com/share/share.htm?redirectUrl=${encodeURIComponent(`${ITEM}?shareId=2070FixTur`)}`,
      "learn_share",
    ],
    ["a page with somebody’s tag", `${ITEM}?aff_short_key=_oFixTur`, "learn_page_tag"],
  ]) {
    test(`${what} teaches nothing, and its code goes nowhere`, async () => {
      await open();
      await learn(example);
      const beginning = say(code, { network: "AliExpress Portals", key: "_oFixTur" }).split("{")[0].slice(0, 40);
      await shows(page, beginning);
      assert.equal(await page.$(`::-p-aria([name="${say("ui_learn_add")}"][role="button"])`), null);
      const box = await field(page, say("ui_learn_label"));
      await box.press("Enter");
      // Something that is stored for certain, after it would have been.
      await fill(page, say("ui_new_share"), "5");
      await stored("the share", ({ buyers }) => buyers.newShare === 5);
      assert.deepEqual((await chromium.settings()).profiles, []);
      assert.doesNotMatch(await everythingStored(), /FixTur/);
      const values = await page.$$eval("input, select", (inputs) => inputs.map((input) => input.value).join());
      assert.doesNotMatch(values, /FixTur/);
      assert.ok(!(await textOf(page, "main")).includes("FixTur") || code === "learn_page_tag");
    });
  }
});

describe("several profiles", () => {
  test("one is the default, and another can become it", async () => {
    await open(portals(), admitad());
    const other = await by(page, "radio", say("ui_use_by_default", { name: "Channel" }));
    assert.equal(await other.evaluate((radio) => radio.checked), false);
    await other.click();
    await stored("the other default", ({ defaultProfile }) => defaultProfile === "admitad");
    assert.match(await linkOnDemo(), /^https:\/\/ad\.admitad\.com\//);
  });

  test("one that is removed can be brought back to its place", async () => {
    await open(portals(), admitad());
    await press(page, say("ui_profile_remove", { name: "Demo blog" }));
    await stored(
      "only the other",
      ({ profiles, defaultProfile }) => profiles.length === 1 && defaultProfile === "admitad",
    );
    await press(page, say("ui_undo"));
    await stored(
      "both in order",
      ({ profiles, defaultProfile }) =>
        profiles.map(({ id }) => id).join() === "portals,admitad" && defaultProfile === "portals",
    );
  });

  test("another network keeps what was typed for the first", async () => {
    await open(portals());
    await press(page, say("ui_profile_edit", { name: "Demo blog" }));
    const network = await by(page, "combobox", say("ui_network"));
    await network.select("admitad");
    await field(page, "Link code");
    await network.select("aliexpress");
    assert.equal(await (await field(page, KEY)).evaluate((input) => input.value), "_AffixDemo");
  });
});

describe("what changes the estimate", () => {
  test("the buyers", async () => {
    await open(portals());
    await fill(page, say("ui_new_share"), "20");
    const [low, high] = await page.$$("#buyers fieldset input");
    await low.type("8");
    await high.type("10");
    await stored(
      "the mix",
      ({ buyers }) => buyers.newShare === 20 && buyers.newRate?.low === "8" && buyers.newRate.high === "10",
    );
    const { popup } = await chromium.popupOn(DEMO_URL);
    // 80 % at 3 to 9 and 20 % at 8 to 10.
    await shows(popup, /\$0\.33 ?– ?\$0\.7\d/);
    await press(popup, say("ui_why_short"));
    await shows(popup, /4% ?– ?9\.2%/);
    await shows(popup, say("new_buyers_own", { share: "20" }));
  });

  test("the currency, at the user’s own rate", async () => {
    await open(portals());
    await (await by(page, "combobox", say("ui_currency_label"))).select("EUR");
    await shows(page, say("ui_exchange_needed", { currency: "EUR" }));
    await press(page, say("ui_exchange_add"));
    await fill(page, say("ui_exchange_rate", { from: "USD", to: "EUR" }), "0,5");
    await stored(
      "the rate",
      ({ currency, exchange: [rate] }) =>
        currency === "EUR" && rate?.from === "USD" && rate.to === "EUR" && rate.rate === "0.5",
    );
    const { popup } = await chromium.popupOn(DEMO_URL);
    await shows(popup, /€0\.12 ?– ?€0\.38/);
  });

  test("the clicks", async () => {
    await open(portals());
    await fill(page, say("ui_conversion_low"), "1,5");
    await fill(page, say("ui_conversion_high"), "3");
    await stored("the band", ({ conversion }) => conversion?.low === "1.5" && conversion.high === "3");
    const { popup } = await chromium.popupOn(DEMO_URL);
    await press(popup, say("ui_why_short"));
    await shows(popup, /\$0\.3\d ?– ?\$2\.2\d from 100 clicks/);
  });

  test("a value that cannot be used is named, kept and not used", async () => {
    await open(portals());
    await fill(page, say("ui_new_share"), "200");
    await fieldSays(page, say("ui_new_share"), say("share_whole"));
    await fill(page, say("ui_conversion_low"), "4");
    await fill(page, say("ui_conversion_high"), "3");
    await fieldSays(page, say("ui_conversion_high"), say("percent_order"));
    await (await by(page, "combobox", say("ui_currency_label"))).select("EUR");
    await press(page, say("ui_exchange_add"));
    await fill(page, say("ui_exchange_rate", { from: "USD", to: "EUR" }), "abc");
    await fieldSays(page, say("ui_exchange_rate", { from: "USD", to: "EUR" }), say("exchange_number"));
    await stored(
      "nothing of it as a value",
      ({ buyers, conversion, exchange: [rate] }) =>
        buyers.newShare === null && conversion === null && rate?.rate === "abc",
    );
    await page.reload();
    for (const [name, value] of [
      [say("ui_new_share"), "200"],
      [say("ui_conversion_low"), "4"],
      [say("ui_conversion_high"), "3"],
      [say("ui_exchange_rate", { from: "USD", to: "EUR" }), "abc"],
    ]) {
      assert.equal(await (await field(page, name)).evaluate((input) => input.value), value, name);
    }
    const { popup } = await chromium.popupOn(DEMO_URL);
    await shows(popup, /\$0\.25 ?– ?\$0\.76/);
  });
});

test("everything is there after a reload", async () => {
  await open(portals({ subIds: { af: "blog" } }), admitad());
  await fill(page, say("ui_new_share"), "20");
  await (await by(page, "combobox", say("ui_currency_label"))).select("PLN");
  await fill(page, say("ui_conversion_low"), "1");
  await fill(page, say("ui_conversion_high"), "2");
  await shows(page, say("ui_saved"));
  await page.reload();
  assert.equal(await (await field(page, say("ui_new_share"))).evaluate((input) => input.value), "20");
  assert.equal(await (await by(page, "combobox", say("ui_currency_label"))).evaluate((select) => select.value), "PLN");
  assert.equal(await (await field(page, say("ui_conversion_high"))).evaluate((input) => input.value), "2");
  await press(page, say("ui_profile_edit", { name: "Demo blog" }));
  assert.equal(await (await field(page, "Sub-affiliate")).evaluate((input) => input.value), "blog");
  await shows(page, "Channel");
});

describe("the user’s data", () => {
  const full = {
    version: 1,
    profiles: [portals({ subIds: { af: "blog" } }), admitad()],
    defaultProfile: "admitad",
    buyers: { newShare: 20, newRate: { low: "8", high: "10" } },
    currency: "EUR",
    exchange: [{ from: "USD", to: "EUR", rate: "0.5", asOf: "2026-11-01" }],
    overrides: [],
    conversion: { low: "1.5", high: "3" },
  };

  /** With the parts that say nothing. */
  const whole = {
    ...full,
    market: null,
    conversionByPrice: [],
    events: [],
    forecast: null,
    campaigns: [],
    siteCurrencies: [],
    limits: [],
    rules: [],
  };

  async function exported() {
    const control = await page.createCDPSession();
    await control.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: folder, eventsEnabled: true });
    const done = new Promise((resolve) => {
      control.on("Browser.downloadProgress", ({ state }) => state === "completed" && resolve());
    });
    await press(page, say("ui_export"));
    await done;
    const name = (await readdir(folder)).find((file) => /^affix-settings-\d{4}-\d\d-\d\d.*\.json$/.test(file));
    return join(folder, name);
  }

  /** Chooses a file with this content for the import. */
  async function choose(name, content) {
    await writeFile(join(folder, name), content);
    const input = await page.$("#data input[type=file]");
    await input.uploadFile(join(folder, name));
  }

  test("the exported file holds all of it, and the command line tool accepts it", async () => {
    await chromium.storageSet({ settings: full, drafts: { "buyers.newShare": "20x" } });
    await open();
    const file = await exported();
    assert.deepEqual(JSON.parse(await readFile(file, "utf8")), whole);
    assert.ok(existsSync(TOOL), "target/release/affix is missing: run scripts/build --cli");
    const answer = JSON.parse(
      execFileSync(TOOL, ["estimate", join(PAGES, "demo-product.html"), "--profile", file], { encoding: "utf8" }),
    );
    // 4 to 9.2 percent of 4.23 euros.
    assert.deepEqual([answer.currency, answer.low, answer.high], ["EUR", "0.16", "0.38"]);
  });

  test("a file that is none of ours: a sentence, and nothing is lost", async () => {
    await chromium.storageSet({ settings: full });
    await open();
    for (const [name, content] of [
      ["broken.json", '{"profiles": ['],
      ["other.json", '{"name": "other"}'],
      ["picture.json", "\u0000\u0001"],
      ["empty.json", ""],
    ]) {
      await choose(name, content);
      await shows(page, say("ui_import_wrong", { file: name, why: "" }));
    }
    assert.deepEqual(await chromium.settings(), full);
    await shows(page, "Demo blog");
  });

  test("an exported file comes back on another day, once confirmed", async () => {
    await open(admitad({ id: "old", name: "Old" }));
    await choose("settings.json", JSON.stringify(full));
    await shows(page, say("ui_import_found_other", { n: "2" }));
    assert.equal((await chromium.settings()).profiles[0].id, "old");
    await press(page, say("ui_import_replace"));
    await stored("what the file holds", ({ profiles }) => profiles.length === 2);
    assert.deepEqual(await chromium.settings(), whole);
    await press(page, say("ui_undo"));
    await stored("what was there before", ({ profiles }) => profiles.length === 1 && profiles[0].id === "old");
  });

  test("erased means erased, after a second click", async () => {
    await chromium.storageSet({ settings: full, drafts: { "buyers.newShare": "20x" }, inlineWanted: true });
    await open();
    await press(page, say("ui_erase"));
    await shows(page, say("ui_erase_sure"));
    await press(page, say("ui_cancel"));
    assert.equal((await chromium.settings()).profiles.length, 2);
    await press(page, say("ui_erase"));
    await press(page, say("ui_erase_yes"));
    await shows(page, say("ui_erased"));
    assert.doesNotMatch(await everythingStored(), /_AffixDemo|0a1b2c|Demo blog|blog|20x|0\.5/);
    assert.notEqual((await chromium.storageGet("inlineWanted")).inlineWanted, true);
    await page.reload();
    await button(page, say("ui_profile_add"));
    assert.ok(!(await textOf(page)).includes("Demo blog"));
  });
});
