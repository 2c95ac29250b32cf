// Every word that is shown comes from the catalogue, and has room to be longer: seen in a language that no
// language is.
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, beforeEach, describe, test } from "node:test";
import { messagesOf, pseudo, pseudoCatalogue } from "../../extension/languages.mjs";
import { crampedTexts, OTHERS } from "../harness/cramped.mjs";
import { by, DEMO_URL, GRANTED, portals, press, ROOT, range, settingsOf, start, until } from "./support.mjs";

const json = (path) => JSON.parse(readFileSync(path, "utf8"));
const catalogue = Object.fromEntries(
  Object.entries(json(join(GRANTED, "_locales/en/messages.json"))).map(([code, { message }]) => [
    code,
    message.replaceAll("$$", "$"),
  ]),
);
/** A text as the made-up language has it. */
const mark = (code, params = {}) =>
  pseudo(catalogue[code]).replace(/\{(\w+)\}/g, (whole, name) => params[name] ?? whole);
/** The narrowest window that has to do, in CSS pixels (WCAG 1.4.10). */
const NARROW = 320;

describe("what is shown", () => {
  let chromium;
  let folder;
  before(async () => {
    // The same build, its catalogue in the made-up language.
    folder = mkdtempSync(join(tmpdir(), "affix-pseudo-"));
    cpSync(GRANTED, folder, { recursive: true });
    writeFileSync(join(folder, "_locales/en/messages.json"), JSON.stringify(messagesOf(pseudoCatalogue(catalogue))));
    chromium = await start({ extensionDir: folder, keepWelcome: true });
  });
  beforeEach(async () => {
    await chromium.reset();
    await chromium.use(portals());
  });
  after(async () => {
    await chromium.close();
    rmSync(folder, { recursive: true });
  });

  const networks = json(join(ROOT, "crates/core/data/networks.json"));
  // A network's names for itself and its ids, as its own dashboard writes them.
  const given = new Set([
    "Affix",
    ...networks.flatMap(({ name, ids = [], subIds = [] }) => [name, ...[...ids, ...subIds].map(({ label }) => label)]),
  ]);

  /** Texts and attributes with letters outside every mark; what the page or the user wrote is left out. */
  const unmarked = (page) =>
    page
      .evaluate((own) => {
        const found = [];
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          if (node.nodeType === Node.TEXT_NODE) {
            if (!node.parentElement.closest(own)) found.push(node.data);
            continue;
          }
          for (const name of ["aria-label", "title", "alt"])
            if (!node.closest(own)) found.push(node.getAttribute(name) ?? "");
        }
        return found;
      }, OTHERS)
      .then((found) =>
        found
          .map((text) => {
            let rest = text;
            for (let before = ""; before !== rest; ) [before, rest] = [rest, rest.replace(/⟦[^⟦⟧]*⟧/g, "")];
            return rest.trim();
          })
          .filter((text) => /\p{L}{2}/u.test(text) && !given.has(text))
          // Days, months and sizes come from the browser.
          .filter((text) => !/^(· )?([A-Z][a-z]{2} (\d{1,2}, )?)?\d{4}[\s·]*$/.test(text))
          .filter((text) => !/^[\d.,]+ (bytes?|[kMGT]B)$/.test(text)),
      );

  /** Texts of ours that are cut off or stick out. */
  const cramped = (page) => crampedTexts(page, "⟦");

  /** Nothing is in English, and nothing has too little room: as wide as it is, and in a narrow window. */
  async function isWhole(page, widths) {
    assert.deepEqual(await unmarked(page), []);
    const before = page.viewport();
    for (const width of widths) {
      await page.setViewport({ width, height: 900 });
      assert.deepEqual(await cramped(page), [], `${width}px`);
    }
    if (before) await page.setViewport(before);
  }

  const open = (page) =>
    page.$$eval("details", (all) =>
      all.forEach((each) => {
        each.open = true;
      }),
    );
  const marked = (page) =>
    until("the page is there", () =>
      page.evaluate(() => document.body.innerText.includes("⟦") && !document.querySelector(".bones, [aria-busy]")),
    );

  test("in the popup comes from the catalogue", async () => {
    const { popup } = await chromium.popupOn(DEMO_URL);
    await marked(popup);
    await by(popup, "group", pseudo("Your affiliate link"));
    await until("the estimate", () => popup.evaluate(() => document.body.innerText.includes("$0.25")));
    await open(popup);
    for (const drawer of await popup.$$("button[aria-expanded]")) {
      await drawer.click();
      assert.deepEqual(await unmarked(popup), []);
      // It has a width of its own.
      assert.deepEqual(await cramped(popup), []);
    }
    const offered = await popup.$$(".menu.more .item");
    assert.ok(offered.length > 3, `${offered.length} lines`);
    for (const line of offered) {
      await press(popup, mark("ui_more"));
      await popup.waitForSelector(".menu.more:popover-open");
      assert.deepEqual(await cramped(popup), []);
      const label = await line.evaluate((element) => element.textContent);
      await line.click();
      await until(label, () =>
        popup.$$eval(".drawer h2", (all, wanted) => all.some(({ textContent }) => textContent === wanted), label),
      );
      await open(popup);
      assert.deepEqual(await unmarked(popup), []);
      assert.deepEqual(await cramped(popup), []);
    }
    await popup.close();
  });

  test("in the options comes from the catalogue", async () => {
    const rate = { from: "USD", to: "EUR", rate: "none", asOf: "2026-11-01" };
    await chromium.storageSet({ settings: { ...settingsOf(portals()), currency: "EUR", exchange: [rate] } });
    const page = await chromium.openExtensionPage("workbench.html#settings");
    await marked(page);
    await press(page, mark("ui_profile_edit", { name: "Demo blog" }));
    await open(page);
    await isWhole(page, [NARROW, 1000]);
  });

  test("in the workbench comes from the catalogue", async () => {
    const page = await chromium.openExtensionPage("panel.html#post");
    await marked(page);
    await (await by(page, "textbox", mark("ui_paste_label"))).type("1005006000000002");
    await until("the post", () => page.$(".posttext"));
    await open(page);
    await until("the offers", () => page.$(".offer"));
    await isWhole(page, [NARROW, 420]);
    await (await by(page, "tab", mark("ui_collect_title"))).click();
    await (await by(page, "textbox", mark("ui_list_label"))).type(
      "1005006000000002 1005006000000002 https://example.com/",
    );
    await until("the rows", () => page.$(".tablecard"));
    await isWhole(page, [NARROW, 420]);
  });

  test("in the welcome page comes from the catalogue", async () => {
    const page = await chromium.openExtensionPage("welcome.html");
    await marked(page);
    await open(page);
    await isWhole(page, [NARROW, 1000]);
  });

  test("on a page of AliExpress comes from the catalogue", async () => {
    await chromium.storageSet({ inlineWanted: true });
    const page = await chromium.openPage(DEMO_URL);
    const money = { money: range("$0.25 – $0.76"), rate: range("3% – 9%") };
    await by(page, "note", mark("inline_label", money));
    await by(page, "button", mark("inline_hide"));
  });
});
