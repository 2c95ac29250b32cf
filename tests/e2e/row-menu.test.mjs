// What else can be done with a product of a row: the same menu in the popup's best three, on copied links and on
// everything seen, and the post that it opens.
import assert from "node:assert/strict";
import { after, afterEach, beforeEach, test } from "node:test";
import { axe } from "../harness/browser.mjs";
import {
  button,
  by,
  DEMO_LINK,
  DEMO_URL,
  portals,
  portalsLink,
  press,
  pressCopy,
  say,
  shows,
  start,
  until,
} from "./support.mjs";

const LISTING = "https://www.aliexpress.us/w/wholesale-kitchen-organizer.html";
const DIALOG = ".postdialog";

const chromium = await start();
after(() => chromium.close());
beforeEach(async () => {
  // A side panel stays when pages are closed.
  for (const target of chromium.browser.targets().filter((each) => each.url().includes("/panel.html")))
    await (await target.asPage()).close();
  await chromium.reset();
  await chromium.use(portals());
});
afterEach(() => assert.deepEqual(chromium.ownProblems(), []));

const openMenu = (page, product) => press(page, say("ui_row_more", { product }));
/** What is done with a product is done by the button's menu. */
async function choose(page, product, label) {
  await openMenu(page, product);
  await (await by(page, "menuitem", label)).click();
}
async function written(page) {
  const field = await page.waitForSelector(`${DIALOG} .rich`);
  return until("the post", () => field.evaluate(({ innerText }) => innerText.trim()));
}
const formats = async () => (await chromium.stored("copied")).map(({ format }) => format);

/** The popup on a listing, once its three have links; and what the first of them is called. */
async function onListing() {
  chromium.serve(LISTING, "listing-dida.html");
  const { popup } = await chromium.popupOn(LISTING);
  await until("three with links", async () => (await popup.$$(".best .productrow .copy")).length === 3);
  return { popup, first: await popup.$eval(".best .title", (title) => title.textContent) };
}

/** A link that was copied on the demo page, which is one product seen. */
async function copiedOnce() {
  const { popup } = await chromium.popupOn(DEMO_URL);
  await shows(popup, say("ui_verdict_no_history"));
  await pressCopy(popup);
  await until("it is written down", async () => (await formats()).length === 1);
  await until("it is remembered", async () => (await chromium.stored("seen")).length === 1);
  await popup.close();
  return (await chromium.stored("copied"))[0].title;
}

test("the popup’s best three: a format at once, and a post in the panel beside the listing", async () => {
  const { popup, first } = await onListing();
  await choose(popup, first, say("ui_row_copy_as", { format: say("ui_format_markdown") }));
  await shows(popup, say("ui_row_copied", { format: say("ui_format_markdown"), product: first }));
  assert.match(await chromium.readClipboard(), /aff_short_key=_AffixDemo/);
  await until("it is written down", async () => (await formats()).join() === "markdown");
  await popup.bringToFront().catch(() => {});
  await choose(popup, first, say("ui_row_post"));
  const target = await chromium.browser.waitForTarget((each) => each.url().startsWith(`${chromium.origin}/panel.html`));
  const panel = await target.asPage();
  const post = await written(panel);
  assert.ok(post.includes(first.slice(0, 20)), post);
  await press(panel, say("ui_post_copy", { format: say("ui_format_telegram") }));
  await shows(panel, say("ui_copied"), DIALOG);
  assert.match(await chromium.readClipboard(), /aff_short_key=_AffixDemo/);
  await until("it is written down", async () => (await formats()).join() === "markdown,telegram");
  assert.deepEqual(await axe(panel), []);
  await panel.keyboard.press("Escape");
  await until("it is closed", async () => (await panel.$(DIALOG)) === null);
  // Asked for once, it comes once.
  await panel.reload();
  await panel.waitForSelector(".tablecard .title");
  assert.equal(await panel.$(DIALOG), null);
});

test("a copied link: its post has the very link, its words can be changed, and the focus comes back", async () => {
  const title = await copiedOnce();
  const page = await chromium.openExtensionPage("workbench.html#links/copied");
  await choose(page, title, say("ui_row_post"));
  assert.ok((await written(page)).includes(title));
  await page.focus(`${DIALOG} .rich`);
  await page.keyboard.type("New today: ");
  await press(page, say("ui_post_copy", { format: say("ui_format_telegram") }));
  await shows(page, say("ui_copied"), DIALOG);
  const copied = await chromium.readClipboard();
  assert.ok(copied.includes("New today: ") && copied.includes(DEMO_LINK), copied);
  await until("it is written down again", async () => (await formats()).join() === "link,telegram");
  const [before, again] = await chromium.stored("copied");
  assert.deepEqual([again.link, again.productId, again.profile], [before.link, before.productId, before.profile]);
  await page.bringToFront();
  await press(page, say("ui_close"));
  await until("it is closed", async () => (await page.$(DIALOG)) === null);
  await until("the focus is on the row’s button", () =>
    page.evaluate((label) => document.activeElement?.ariaLabel === label, say("ui_row_more", { product: title })),
  );
});

test("everything seen: the link is made when it is asked for", async () => {
  const title = await copiedOnce();
  const page = await chromium.openExtensionPage("workbench.html#products/seen");
  await choose(page, title, say("ui_row_copy_as", { format: say("ui_format_link") }));
  await shows(page, say("ui_row_copied", { format: say("ui_format_link"), product: title }));
  assert.equal(await chromium.readClipboard(), portalsLink(DEMO_URL));
  await page.bringToFront();
  await choose(page, title, say("ui_row_post"));
  const post = await written(page);
  assert.ok(post.includes(title) && post.includes("$8.46"), post);
  await press(page, say("ui_close"));
  await choose(page, title, say("ui_row_keep"));
  await until("it is kept", async () => (await chromium.stored("shortlist")).length === 1);
  await openMenu(page, title);
  await by(page, "menuitem", say("ui_row_drop"));
});

test("without an id the menu has what needs none", async () => {
  await copiedOnce();
  const title = (await chromium.stored("seen"))[0].title;
  await chromium.storageSet({ settings: null });
  const page = await chromium.openExtensionPage("workbench.html#products/seen");
  await openMenu(page, title);
  await by(page, "menuitem", say("ui_row_page"));
  const items = await page.$$eval(".rowmenu [role=menuitem]", (all) => all.map(({ textContent }) => textContent));
  assert.deepEqual(items, [say("ui_row_keep"), say("ui_row_page"), say("ui_row_full")]);
  await button(page, say("ui_row_more", { product: title }));
});
