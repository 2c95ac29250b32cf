// A listing that goes on while it is scrolled: each product is read once, in page order, and the page
// does not notice.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, beforeEach, test } from "node:test";
import { EXTENSION, portals, say, shows, start } from "./support.mjs";

const LISTING = "https://aliexpress.ru/popular/naushniki-fixture";
const watcher = readFileSync(join(EXTENSION, "watcher.js"), "utf8");

const chromium = await start();
after(() => chromium.close());
beforeEach(async () => {
  await chromium.reset();
  await chromium.use(portals());
  chromium.serve(LISTING, "endless-listing.html");
});

const idOf = (number) => String(1005006910000000 + number);
const ids = (first, last) => Array.from({ length: last - first + 1 }, (_, place) => idOf(first + place));

/** The page with the watcher in it, the extension's end of the port played by the test. */
async function watched() {
  const page = await chromium.openPage(LISTING);
  await page.evaluate(() => {
    const { promise, resolve } = Promise.withResolvers();
    globalThis.told = [];
    globalThis.idle = async () => {
      // An idle call asked for later runs later.
      await new Promise((done) => setTimeout(done));
      await new Promise((done) => requestIdleCallback(() => requestIdleCallback(done)));
      return globalThis.told.splice(0);
    };
    globalThis.begun = promise;
    const none = { addListener() {} };
    globalThis.chrome ??= {};
    const port = {
      name: "watch",
      sender: { id: "affix", url: "https://affix.test/popup.html" },
      onDisconnect: none,
      onMessage: { addListener: resolve },
      postMessage: (news) => globalThis.told.push(structuredClone(news)),
      disconnect() {},
    };
    globalThis.chrome.runtime = {
      id: "affix",
      getURL: (path) => `https://affix.test/${path}`,
      getManifest: () => ({}),
      onConnect: { addListener: (connect) => connect(port) },
    };
  });
  await page.evaluate(watcher);
  await page.evaluate(() => globalThis.begun.then((begin) => begin({ awaited: "cards", url: location.href })));
  return page;
}

/** What was reported since the last question, once the page is idle. */
const news = (page) => page.evaluate(() => globalThis.idle());
const idsOf = (reports) => reports.flatMap(({ groups }) => groups.ruCards.map(({ id: [id] }) => id));

test("sixty cards in six steps, each once and in page order", async () => {
  const page = await watched();
  const first = await news(page);
  assert.deepEqual(idsOf(first), ids(1, 10));
  assert.deepEqual(first[0].groups.ruCards[0], {
    id: [idOf(1)],
    title: ["Lamp 1"],
    price: ["1.50 $"],
    trust: ["4.1", "11 sold"],
  });
  for (let step = 2; step <= 6; step += 1) {
    await page.evaluate(() => globalThis.grow());
    assert.deepEqual(idsOf(await news(page)), ids(step * 10 - 9, step * 10), `step ${step}`);
  }
});

test("what is moved, drawn again or shown twice is no news; another product in the same card is", async () => {
  const page = await watched();
  await page.evaluate(() => globalThis.grow());
  assert.deepEqual(idsOf(await news(page)), ids(1, 20));

  await page.evaluate(() => globalThis.reverse());
  assert.deepEqual(await news(page), []);
  await page.evaluate(() => globalThis.redraw(3, 3));
  assert.deepEqual(await news(page), []);
  await page.evaluate(() => globalThis.advertise(5));
  assert.deepEqual(await news(page), []);

  await page.evaluate(() => globalThis.redraw(4, 99));
  assert.deepEqual(
    (await news(page)).map(({ groups }) => groups.ruCards.map(({ id, title }) => [id[0], title[0]])),
    [[[idOf(99), "Lamp 99"]]],
  );
  // Back to the first product, which is known.
  await page.evaluate(() => globalThis.redraw(4, 4));
  assert.deepEqual(await news(page), []);
  // Only its number changes, as where the texts are changed in place.
  await page.evaluate(() => globalThis.renumber(6, 98));
  assert.deepEqual(idsOf(await news(page)), [idOf(98)]);
  // A card that comes empty and gets its product later.
  await page.evaluate(() => globalThis.promise());
  assert.deepEqual(await news(page), []);
  await page.evaluate(() => globalThis.keep(77));
  assert.deepEqual(idsOf(await news(page)), [idOf(77)]);
});

test("the page is left as it is", async () => {
  const outline = (page) =>
    page.evaluate(async () => {
      globalThis.grow();
      globalThis.redraw(4, 99);
      await new Promise((done) => setTimeout(done));
      await new Promise((done) => requestIdleCallback(() => requestIdleCallback(done)));
      return [document.documentElement.outerHTML, Object.keys(document.querySelector("[data-product-id]"))];
    });
  const alone = await outline(await chromium.openPage(LISTING));
  assert.deepEqual(await outline(await watched()), alone);
});

test("the popup counts the products, and goes on counting while the page grows", async () => {
  const { page, popup } = await chromium.popupOn(LISTING);
  await shows(popup, say("ui_cards_other", { n: "10" }));
  await page.evaluate(() => globalThis.grow());
  await shows(popup, say("ui_cards_other", { n: "20" }));
  await page.evaluate(() => {
    globalThis.reverse();
    globalThis.grow();
  });
  await shows(popup, say("ui_cards_other", { n: "30" }));
  assert.deepEqual(chromium.ownProblems(), []);
});
