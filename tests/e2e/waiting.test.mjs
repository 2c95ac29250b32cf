// A product page whose price has yet to come: the link at once, the rest as soon as it is there, and
// nothing of ours left in the page afterwards.
import assert from "node:assert/strict";
import { after, afterEach, beforeEach, describe, test } from "node:test";
import { by, plain, portals, portalsLink, press, pressCopy, say, shows, start, textOf, until } from "./support.mjs";

const ITEM = "https://www.aliexpress.com/item/1005006400000009.html";
const TITLE = "Rechargeable Motion Sensor Night Light, Warm White, Pack of Two";
/** What a page like this draws when its data has arrived. */
const DRAWN = '<h1 data-pl="product-title">Night light</h1>';
const PRICE = '<div data-pl="product-price"><span class="price--currentPriceText--V8">US $12.50</span></div>';
const ESTIMATE = /\$0\.3[78]/;

const chromium = await start();
after(() => chromium.close());
beforeEach(async () => {
  await chromium.reset();
  await chromium.use(portals());
  chromium.serve(ITEM, "csr-shell.html");
});
afterEach(() => assert.deepEqual(chromium.ownProblems(), []));

const draw = (page, html) =>
  page.evaluate((markup) => {
    document.querySelector("#root").insertAdjacentHTML("beforeend", markup);
  }, html);

const linkShown = async (popup) => {
  const group = await by(popup, "group", say("ui_your_link"));
  return group.$eval("code", (code) => code.title);
};

/** Counts what of a kind is alive in the page on our behalf; garbage is collected first. */
async function watchersIn(page) {
  const session = await page.createCDPSession();
  const worlds = [];
  session.on("Runtime.executionContextCreated", ({ context }) => {
    if (context.origin === chromium.origin) worlds.push(context.id);
  });
  await session.send("Runtime.enable");
  let alive = 0;
  for (const contextId of worlds) {
    const { result } = await session.send("Runtime.evaluate", { expression: "MutationObserver.prototype", contextId });
    const { objects } = await session.send("Runtime.queryObjects", { prototypeObjectId: result.objectId });
    const { result: count } = await session.send("Runtime.callFunctionOn", {
      objectId: objects.objectId,
      functionDeclaration: "function () { return this.length; }",
      returnByValue: true,
    });
    alive += count.value;
  }
  await session.detach();
  return { worlds: worlds.length, alive };
}

/** Sooner than the page's own limit would end it. */
const SOON = 5000;

const nobodyWatches = (page) =>
  until(
    "nothing of ours is left",
    async () => {
      const { worlds, alive } = await watchersIn(page);
      return worlds > 0 && alive === 0;
    },
    SOON,
  );

test("what is known stands there at once, and the rest follows by itself", async () => {
  const { page, popup } = await chromium.popupOn(ITEM);
  assert.equal(await linkShown(popup), portalsLink(ITEM));
  await shows(popup, say("ui_page_waiting"));
  await shows(popup, TITLE);
  const text = await textOf(popup);
  for (const absent of [say("ui_page_late"), "not read"]) assert.ok(!text.includes(absent), text);
  assert.equal((await watchersIn(page)).alive, 1);

  await draw(page, DRAWN);
  await shows(popup, "Night light");
  await shows(popup, say("ui_page_waiting"));
  await draw(page, PRICE);
  await shows(popup, "$12.50");
  await shows(popup, ESTIMATE);
  await shows(popup, say("ui_page_arrived"));
  assert.ok(!(await textOf(popup)).includes(say("ui_page_waiting")));
  assert.equal(await linkShown(popup), portalsLink(ITEM));
  await nobodyWatches(page);
});

test("a price that comes in parts is read when it is whole", async () => {
  const { page, popup } = await chromium.popupOn(ITEM);
  await shows(popup, say("ui_page_waiting"));
  await draw(page, `${DRAWN}<div data-pl="product-price"><span class="price--currentPriceText--V8"></span></div>`);
  await shows(popup, "Night light");
  await page.evaluate(() => {
    document.querySelector("[class*=currentPriceText]").append("US $12.50");
  });
  await shows(popup, ESTIMATE);
});

test("the link can be copied while the page is waited for", async () => {
  const { popup } = await chromium.popupOn(ITEM);
  await shows(popup, say("ui_page_waiting"));
  await pressCopy(popup);
  await shows(popup, say("ui_copied_said"));
  assert.equal(await chromium.readClipboard(), portalsLink(ITEM));
  await shows(popup, say("ui_page_waiting"));
});

test("a format's key that is pressed while the page is waited for copies when it has come", async () => {
  const { page, popup } = await chromium.popupOn(ITEM);
  await shows(popup, say("ui_page_waiting"));
  await popup.keyboard.press("2");
  await shows(popup, say("ui_post_follows"));
  assert.equal(await popup.$(".split .first.done"), null);
  await draw(page, DRAWN + PRICE);
  await shows(popup, say("ui_copied_text_said"));
  const post = await chromium.readClipboard();
  for (const part of ["Night light", "$12.50", portalsLink(ITEM)]) assert.ok(post.includes(part), post);
});

test("when the time is over it says so, and one button waits again", async () => {
  const { page, popup } = await chromium.popupOn(ITEM);
  await shows(popup, say("ui_page_waiting"));
  await shows(popup, say("ui_page_late"));
  assert.ok(!(await textOf(popup)).includes(say("ui_page_waiting")));
  assert.equal(await linkShown(popup), portalsLink(ITEM));
  await nobodyWatches(page);

  await press(popup, say("ui_read_again"));
  await shows(popup, say("ui_page_waiting"));
  await draw(page, DRAWN + PRICE);
  await shows(popup, ESTIMATE);
  await nobodyWatches(page);
});

test("a popup that closes leaves nothing running in the page", async () => {
  const { page, popup } = await chromium.popupOn(ITEM);
  await shows(popup, say("ui_page_waiting"));
  await until("it watches", async () => (await watchersIn(page)).alive === 1);
  await popup.close();
  await nobodyWatches(page);
});

test("a page that turns into another one is not taken for the first", async () => {
  const { page, popup } = await chromium.popupOn(ITEM);
  await shows(popup, say("ui_page_waiting"));
  await page.evaluate(() => history.pushState({}, "", "/item/1005006400000010.html"));
  await draw(page, DRAWN + PRICE);
  await shows(popup, say("ui_page_late"));
  assert.ok(!(await textOf(popup)).includes("$12.50"));
  await nobodyWatches(page);
});

describe("nothing is waited for", () => {
  for (const [name, file, sentence] of [
    ["on a captcha", "captcha.html", "ui_page_blocked"],
    ["where the data is cut off", "module-truncated.html", "unread_state_broken"],
    ["where the product was removed", "removed.html", "look_removed"],
    ["where the price is there", "demo-product.html", "ui_why_short"],
  ]) {
    test(name, async () => {
      chromium.serve(ITEM, file);
      const { page, popup } = await chromium.popupOn(ITEM);
      await shows(popup, plain(say(sentence)));
      assert.equal((await watchersIn(page)).alive, 0);
      const text = await textOf(popup);
      for (const code of ["ui_page_waiting", "ui_page_arrived"]) assert.ok(!text.includes(say(code)), text);
    });
  }
});
