// The languages of the extension: the browser's own, or the one that the user chose for Affix.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, afterEach, beforeEach, test } from "node:test";
import { axe } from "../harness/browser.mjs";
import { crampedTexts } from "../harness/cramped.mjs";
import { LISTING_URL, serveListing } from "../harness/listing.mjs";
import {
  by,
  copyButton,
  DEMO_LINK,
  DEMO_URL,
  EXTENSION,
  GRANTED,
  portals,
  pressCopy,
  say,
  shows,
  start,
  textOf,
  until,
} from "./support.mjs";

const json = (path) => JSON.parse(readFileSync(path, "utf8"));
const TAGS = readdirSync(join(EXTENSION, "_locales")).map((folder) => folder.replace("_", "-"));
/** The narrowest window that has to do, in CSS pixels (WCAG 1.4.10). */
const NARROW = 320;
/** Right to left, without spaces between words, and with long ones. */
const JUDGED = ["ar", "ja", "de"];
const RIGHT_TO_LEFT = ["ar", "he"];
const catalogues = new Map(
  TAGS.map((tag) => [tag, json(join(EXTENSION, "_locales", tag.replace("-", "_"), "messages.json"))]),
);
/** A text as a language has it. */
const inLanguage = (tag, code) => catalogues.get(tag)[code].message.replaceAll("$$", "$");
const CODES = new Set(Object.keys(catalogues.get("en")));

const chromium = await start({ extensionDir: GRANTED });
after(() => chromium.close());
beforeEach(async () => {
  await chromium.reset();
  await chromium.use(portals());
});
afterEach(() => assert.deepEqual(chromium.ownProblems(), []));

const speaks = (page, tag) =>
  until(`the page speaks ${tag}`, () =>
    // It may be on its way to come anew.
    page.evaluate((wanted) => document.documentElement.lang === wanted, tag).catch(() => false),
  );

/** As the settings store it. */
const choose = (tag) => chromium.storageSet({ language: tag });

/** Codes that stand in a page as they are: the user would read one where a text is missing. */
const rawCodes = (page) =>
  page.evaluate(
    (codes) => {
      const all = new Set(codes);
      return document.body.innerText.split(/[^a-z0-9_]+/).filter((word) => word.includes("_") && all.has(word));
    },
    [...CODES].filter((code) => code.includes("_")),
  );

test("a language chosen in the settings is spoken at once in every page, in the menu and on the button", async () => {
  const [panel, settings] = [
    await chromium.openExtensionPage("panel.html"),
    await chromium.openExtensionPage("workbench.html#settings/language"),
  ];
  const choice = await by(settings, "combobox", say("ui_language_label"));
  await choice.select("es");
  for (const page of [settings, panel]) await speaks(page, "es");
  await shows(settings, inLanguage("es", "ui_language_machine"));
  assert.equal(await settings.$eval("#language select", (select) => select.value), "es");
  assert.equal(await settings.evaluate(() => location.hash), "#settings/language");
  // What the browser itself shows.
  const title = async () => (await chromium.worker()).evaluate(() => chrome.action.getTitle({}));
  const [before] = inLanguage("es", "button_posting_as").split("{");
  await until("the button speaks it", async () => (await title()).startsWith(before.trim()));
  await until("the menu speaks it", async () =>
    (await chromium.storageGet("accountShown", "session")).accountShown.includes(inLanguage("es", "menu_copy")),
  );
  const { popup } = await chromium.popupOn(DEMO_URL);
  await speaks(popup, "es");
  await popup.close();
  // And back.
  await (await settings.$("#language select")).select("");
  for (const page of [settings, panel]) await speaks(page, "en");
});

test("a copy by the menu is told in the chosen language, also by a worker that was ended", async () => {
  await choose("ru");
  const page = await chromium.openPage(DEMO_URL);
  await chromium.killWorker();
  const tab = await chromium.tabOf(page);
  await chromium.dispatchMenu({ menuItemId: "copy_link", pageUrl: DEMO_URL }, tab);
  const confirmation = await chromium.browser.waitForTarget((target) => target.url().endsWith("/copied.html"));
  await speaks(await confirmation.asPage(), "ru");
  await chromium.confirmed();
  assert.equal(await chromium.readClipboard(), DEMO_LINK);
});

test("what is on AliExpress’ pages is said in the chosen language", async () => {
  await choose("es");
  serveListing(chromium.server, LISTING_URL, { shape: "search2026", count: 4 });
  const settings = await chromium.openExtensionPage("workbench.html#settings/inline");
  await (await by(settings, "switch", inLanguage("es", "ui_inline_switch"))).click();
  const page = await chromium.openPage(DEMO_URL);
  const hide = inLanguage("es", "inline_hide");
  await page.waitForSelector(`::-p-aria([name="${hide}"][role="button"])`);
  await page.goto(LISTING_URL);
  const [start] = inLanguage("es", "inline_label").split("{");
  const label = await page.waitForSelector(`::-p-aria([role="note"])`);
  assert.match(await label.evaluate((element) => element.ariaLabel), new RegExp(start));
});

test("a post made in a language from right to left has no invisible signs", async () => {
  await choose("ar");
  const page = await chromium.openPage(DEMO_URL);
  await chromium.dispatchMenu({ menuItemId: "copy_post", pageUrl: DEMO_URL }, await chromium.tabOf(page));
  await until("a post is copied", async () => (await chromium.readClipboard()).includes("8.46"));
  assert.doesNotMatch(await chromium.readClipboard(), /[\u00a0\u061c\u200b-\u200f\u202a-\u202f\u2066-\u2069\ufeff]/);
});

test("one that is not there any more is the browser’s again", async () => {
  await choose("tlh");
  const page = await chromium.openExtensionPage("workbench.html#today");
  await speaks(page, "en");
});

for (const tag of TAGS.filter((one) => one !== "en"))
  test(`every page speaks ${tag}, shows no code, and copies the same link`, async () => {
    await choose(tag);
    const { popup } = await chromium.popupOn(DEMO_URL);
    await speaks(popup, tag);
    await copyButton(popup);
    assert.deepEqual(await rawCodes(popup), []);
    assert.deepEqual(await crampedTexts(popup), []);
    if (JUDGED.includes(tag)) assert.deepEqual(await axe(popup), []);
    assert.equal(await popup.evaluate(() => document.documentElement.dir), RIGHT_TO_LEFT.includes(tag) ? "rtl" : "ltr");
    await pressCopy(popup);
    await until("it is copied", async () => (await chromium.readClipboard()) === DEMO_LINK);
    const page = await chromium.openExtensionPage("workbench.html#today");
    for (const room of ["today", "links", "products", "reports", "content", "audit", "calendar", "settings"]) {
      await page.evaluate((name) => {
        location.hash = name;
      }, room);
      const title = inLanguage(tag, "ui_room_page").replace("{room}", inLanguage(tag, `ui_room_${room}`));
      await until(`${room} is in front`, async () => (await page.title()) === title);
      await until(`${room} is there`, async () => (await page.$('[aria-busy="true"]')) === null);
      assert.deepEqual(await rawCodes(page), []);
      if (JUDGED.includes(tag)) assert.deepEqual(await axe(page), []);
      for (const width of [NARROW, 1280]) {
        await page.setViewport({ width, height: 900 });
        assert.deepEqual(await crampedTexts(page), [], `${room}, ${width} px`);
      }
    }
    const welcome = await chromium.openExtensionPage("welcome.html");
    await speaks(welcome, tag);
    assert.deepEqual(await rawCodes(welcome), []);
    assert.ok((await textOf(welcome)).length > 100);
  });
