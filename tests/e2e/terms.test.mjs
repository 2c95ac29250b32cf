// Coupons and delivery, in the popup under its last fold and in the side panel; and a page that shows
// another product than its address names.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, afterEach, beforeEach, test } from "node:test";
import { axe, shoot } from "../harness/browser.mjs";
import { by, more, PAGES, plain, portals, portalsLink, say, shows, start, textOf } from "./support.mjs";

const OFFERS = "https://es.aliexpress.com/item/1005006400000601.html";
const WORDS = [
  "€ 2,00",
  "En compras de € 30,00 o más",
  "LATHE601",
  "Compra 4 y ahorra 8 %",
  "Envío gratis a partir de € 10,00",
];
/** A folder for pictures of what is tested here. */
const PICTURES = process.env.AFFIX_PICTURES;

const chromium = await start();
const script = await readFile(join(PAGES, "component-offers.js"), "utf8");
chromium.server.page(OFFERS, {
  body: `<!doctype html><html lang="es"><meta charset="utf-8"><title>Rodillo</title><script>${script}</script>`,
});
after(() => chromium.close());
beforeEach(async () => {
  await chromium.reset();
  await chromium.use(portals());
});
afterEach(() => assert.deepEqual(chromium.ownProblems(), []));

async function looksRight(page, name, width) {
  for (const [scheme, dir] of [
    ["light", "ltr"],
    ["dark", "ltr"],
    ["light", "rtl"],
  ]) {
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    await page.evaluate((to) => {
      document.documentElement.dir = to;
    }, dir);
    assert.deepEqual(await axe(page), [], `${name}, ${scheme}, ${dir}`);
    if (width)
      assert.ok(
        await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
        `${name}: nothing is wider than the view`,
      );
    if (PICTURES) await shoot(page, join(PICTURES, `${name}-${scheme}-${dir}.png`), { fullPage: true });
  }
}

test("the popup has them under its last fold, in the page’s own words", async () => {
  const { popup } = await chromium.popupOn(OFFERS);
  await by(popup, "group", say("ui_your_link"));
  for (const words of WORDS) assert.ok(!(await textOf(popup)).includes(words));
  await more(popup, say("ui_terms_title"));
  for (const words of WORDS) await shows(popup, words);
  await shows(popup, say("ui_coupons_hint"));
  await looksRight(popup, "popup-terms");
});

test("the side panel shows them with the product", async () => {
  const { popup } = await chromium.popupOn(OFFERS);
  await by(popup, "group", say("ui_your_link"));
  const panel = await chromium.openExtensionPage("panel.html#page");
  for (const words of WORDS) await shows(panel, words);
  await panel.setViewport({ width: 320, height: 900 });
  await looksRight(panel, "panel-terms", 320);
});

test("another product than the address names: said above the link, and no post tells of it", async () => {
  const address = "https://www.aliexpress.com/item/1005006000000777.html";
  chromium.serve(address, "redirected.html");
  const { popup } = await chromium.popupOn(address);
  await shows(popup, say("fault_other_product"));
  const group = await by(popup, "group", say("ui_your_link"));
  assert.equal(await group.$eval("code", (code) => code.title), portalsLink(address));
  const text = await textOf(popup);
  const said = plain(say("fault_other_product"));
  assert.equal(text.split(said).length, 2, "it is said once");
  assert.ok(text.indexOf(said) < text.indexOf(say("ui_copy_format_link")));
  const title = await popup.$eval(".product h2", (heading) => heading.textContent);
  assert.equal(await popup.$(`::-p-aria([name="${say("ui_keep_short")}"][role="button"])`), null);
  await popup.keyboard.press("5");
  await shows(popup, say("ui_copied_text_said"));
  const post = await chromium.readClipboard();
  assert.ok(post.includes("s.click.aliexpress.com"), post);
  assert.ok(title.length > 5 && !post.includes(title) && !/[$€]\s?\d/.test(post), post);
  assert.deepEqual(await axe(popup), []);
});
