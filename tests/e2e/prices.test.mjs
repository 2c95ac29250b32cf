// What is remembered of the prices that the user sees, and what the records say of them.
import assert from "node:assert/strict";
import { after, afterEach, beforeEach, test } from "node:test";
import { copyButton, DEMO_URL, GRANTED, portals, say, shows, start } from "./support.mjs";

const chromium = await start({ extensionDir: GRANTED });
after(() => chromium.close());
beforeEach(async () => {
  await chromium.reset();
  await chromium.use(portals());
});
afterEach(() => assert.deepEqual(chromium.ownProblems(), []));

const KEY = "1005006000000001/US/USD/ordinary/1/14-366";
const DAY = 86_400;

/** Puts a series of the demo product there: a row a day, ended yesterday. */
async function remembered(prices) {
  const now = Math.floor(Date.now() / 1_000);
  const seen = prices.map((price, at) => `${now - (prices.length - at) * DAY},${price},1690,,p`).join(";");
  const page = await chromium.openExtensionPage("workbench.html#settings/data");
  await shows(page, say("ui_kept_seen"));
  await page.evaluate(
    (id, rows) =>
      new Promise((done, failed) => {
        const opening = indexedDB.open("affix");
        opening.onerror = () => failed(opening.error);
        opening.onsuccess = () => {
          const adding = opening.result.transaction("prices", "readwrite");
          adding.objectStore("prices").put({ id, name: null, seen: rows });
          adding.oncomplete = () => {
            opening.result.close();
            done();
          };
        };
      }),
    KEY,
    seen,
  );
  await page.close();
}

test("opening Affix on a product writes its price down, once a day, and says what the records say", async () => {
  const { page, popup } = await chromium.popupOn(DEMO_URL);
  await copyButton(popup);
  await shows(popup, say("ui_verdict_no_history"));
  const [series] = await chromium.stored("prices");
  assert.equal(series.id, KEY);
  assert.match(series.seen, /^\d+,846,1690,1860,p$/);
  const [product] = await chromium.stored("seen");
  assert.deepEqual([product.id, product.series, product.speaks], ["1005006000000001", KEY, "chosen"]);
  await popup.close();
  await page.close();
  const again = await chromium.popupOn(DEMO_URL);
  await shows(again.popup, say("ui_verdict_no_history"));
  assert.deepEqual(await chromium.stored("prices"), [series]);
});

test("a price that was higher for a month is the lowest, with its reasons", async () => {
  await remembered(Array.from({ length: 60 }, () => 1_299));
  const { popup } = await chromium.popupOn(DEMO_URL);
  await shows(popup, say("ui_verdict_lowest"));
  await popup.$$eval(".lines.after .button", ([why]) => why.click());
  await shows(popup, "the highest was $12.99");
  const [{ seen }] = await chromium.stored("prices");
  assert.equal(seen.split(";").length, 61);
});

test("turned off, nothing is written down, and what is there stays", async () => {
  await remembered([1_299]);
  const page = await chromium.openExtensionPage("workbench.html#settings/data");
  await page.evaluate((label) => {
    const found = [...document.querySelectorAll("label")].find((one) => one.textContent.includes(label));
    found.click();
  }, say("ui_prices_switch"));
  await shows(page, say("ui_prices_off"));
  const { popup } = await chromium.popupOn(DEMO_URL);
  await copyButton(popup);
  await popup.close();
  const { seen } = (await chromium.stored("prices"))[0];
  assert.equal(seen.split(";").length, 1);
  assert.deepEqual(await chromium.stored("seen"), []);
});
