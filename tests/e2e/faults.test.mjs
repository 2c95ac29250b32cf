// What makes a post of a product wrong stands where the link is copied and where the post is written; and whose tag is
// said to be somebody else's.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, afterEach, beforeEach, test } from "node:test";
import {
  by,
  copyButton,
  DEMO_URL,
  field,
  PAGES,
  portals,
  press,
  say,
  shows,
  start,
  textOf,
  until,
} from "./support.mjs";

const chromium = await start();
after(() => chromium.close());
beforeEach(async () => {
  for (const target of chromium.browser.targets().filter((each) => each.url().includes("/panel.html")))
    await (await target.asPage()).close();
  await chromium.reset();
  await chromium.use(portals());
});
afterEach(() => assert.deepEqual(chromium.ownProblems(), []));

const SOLD_OUT = "https://www.aliexpress.com/item/1005006000000322.html";
chromium.server.page(SOLD_OUT, {
  body: `<!doctype html><html lang="en"><title>Bamboo tray - AliExpress</title><script>${readFileSync(join(PAGES, "vet-module.js"), "utf8")}</script><h1>Bamboo tray</h1>`,
});

const NEW_BUYERS = "https://es.aliexpress.com/item/1005006200000007.html";
chromium.server.page(NEW_BUYERS, {
  body: `<!doctype html><html lang="es"><title>Auriculares - AliExpress</title><script>${readFileSync(join(PAGES, "component-newbuyer.js"), "utf8")}</script><h1>Auriculares</h1>`,
});

async function openedPanel(popup, part) {
  await press(popup, part);
  const target = await chromium.browser.waitForTarget((each) => each.url().startsWith(`${chromium.origin}/panel.html`));
  return target.asPage();
}

test("sold out: above the link, Copy is not the loud button, and the post says it", async () => {
  const { popup } = await chromium.popupOn(SOLD_OUT);
  await shows(popup, say("fault_sold_out"), ".strip");
  await copyButton(popup);
  await popup.waitForSelector(".split.second");
  await shows(popup, say("ui_copy_anyway", { copy: say("ui_copy_format_link") }), ".split");
  const panel = await openedPanel(popup, say("ui_post_title"));
  await shows(panel, say("fault_sold_out"), "#part-post .strip");
  const written = await panel.waitForSelector("#part-post .rich");
  await until("the post says it", () =>
    written.evaluate(({ innerText }, note) => innerText.includes(note), say("ui_post_sold_out")),
  );
  assert.equal(await panel.$("#part-post .write .button.main"), null);
});

test("a price for new buyers: above the link and in the post, with how many more there are", async () => {
  const { popup } = await chromium.popupOn(NEW_BUYERS);
  await shows(popup, say("fault_new_buyers"), ".strip");
  await popup.waitForSelector(".split:not(.second) .first:not([disabled])");
  const panel = await openedPanel(popup, say("ui_post_title"));
  await shows(panel, say("fault_new_buyers"), "#part-post .strip");
  const written = await panel.waitForSelector("#part-post .rich");
  await until("the post says it", () =>
    written.evaluate(({ innerText }, note) => innerText.includes(note), say("ui_post_new_buyers")),
  );
});

test("a tag that is one's own is nobody else's; another's is named as left out", async () => {
  const own = await chromium.popupOn(`${DEMO_URL}?aff_fsk=_AffixDemo`);
  await shows(own.popup, "$0.25");
  await copyButton(own.popup);
  assert.equal(await own.popup.$(`::-p-aria([name="${say("ui_tail_foreign")}"][role="button"])`), null);
  await own.popup.close();
  const other = await chromium.popupOn(`${DEMO_URL}?aff_fsk=_nObody1`);
  await by(other.popup, "button", say("ui_tail_foreign"));
});

test("a line without a link says nothing of anybody's tag", async () => {
  const page = await chromium.openExtensionPage("panel.html#collect");
  await (await field(page, say("ui_list_label"))).type("https://s.click.aliexpress.com/e/_DkAbc12 1005006000000001");
  await shows(page, say("ui_row_short"));
  const text = await textOf(page, "#part-collect");
  assert.doesNotMatch(text, /omebody else|left out|taken out/);
});
