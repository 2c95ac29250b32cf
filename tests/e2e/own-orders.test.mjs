// What the user's own settled orders say reaches every estimate: the popup, the panel, lists and one product, without
// the orders or the module that adds them up.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, afterEach, beforeEach, test } from "node:test";
import { axe } from "../harness/browser.mjs";
import { by, DEMO_URL, EXTENSION, portals, press, pressCopy, say, shows, start, until } from "./support.mjs";

const chromium = await start({ folder: "own" });
const { folder } = chromium;
after(() => chromium.close());
beforeEach(async () => {
  for (const target of chromium.browser.targets().filter((each) => each.url().includes("/panel.html")))
    await (await target.asPage()).close();
  await chromium.reset();
  await chromium.use(portals());
});
afterEach(() => assert.deepEqual(chromium.ownProblems(), []));

/** Settled orders of the demo product at 7 %, and some that came back. */
const orders = (settled, gone) => ({
  resp_code: 200,
  result: {
    orders: {
      order: Array.from({ length: settled + gone }, (_, n) => ({
        order_id: 8200000000000000 + n,
        sub_order_id: String(8300000000000000 + n),
        order_status: n >= settled ? "Invalid" : "Completed Settlement",
        product_id: 1005006000000001,
        paid_time: "2026-06-10 08:20:00",
        finished_time: "2026-07-10 03:00:00",
        settled_currency: "USD",
        ship_to_country: "US",
        paid_amount: 10_000,
        estimated_paid_commission: 700,
      })),
    },
  },
});

async function imported(settled = 14, gone = 1) {
  const file = join(folder, "orders.json");
  await writeFile(file, JSON.stringify(orders(settled, gone)));
  const n = String(settled + gone);
  const page = await chromium.openExtensionPage("workbench.html#reports");
  const chooser = await page.waitForSelector(".room:not([hidden]) .reports input[type=file]");
  await chooser.uploadFile(file);
  await press(page, say("ui_reports_add_other", { n, fresh: n }));
  await shows(page, say("ui_reports_added_other", { n }));
  return page;
}

/** The reasons of the estimate in the popup. */
async function why(popup) {
  await press(popup, say("ui_why_short"));
  await popup.waitForSelector(".because");
}

const DEMO_ID = "1005006000000001";
const SENTENCE = say("settled_product", { count: "14", years: "2026" });
const RETURNED = say("ui_own_few_returned", { own: say("ui_own_orders_other", { n: "15" }), gone: "1", decided: "15" });

test("the popup's estimate is the user's own, and says of how many orders; it loads neither desk nor orders", async () => {
  const page = await imported();
  await page.close();
  const { popup } = await chromium.popupOn(DEMO_URL);
  // Seven percent of 8.46.
  await shows(popup, "$0.59");
  await shows(popup, say("ui_firm_settled"));
  await why(popup);
  await shows(popup, SENTENCE);
  // What would load the desk is not even in it.
  assert.ok(!readFileSync(join(EXTENSION, "popup.js"), "utf8").includes("desk_bg"));
});

test("panel, shortlist and one product say what became of the user's own orders", async () => {
  await (await imported()).close();
  const { popup } = await chromium.popupOn(DEMO_URL);
  await shows(popup, "$0.59");
  await press(popup, say("ui_keep_short"));
  await until("it is kept", async () => (await chromium.stored("shortlist")).length === 1);
  await press(popup, say("ui_open_panel"));
  const target = await chromium.browser.waitForTarget((each) => each.url().startsWith(`${chromium.origin}/panel.html`));
  const panel = await target.asPage();
  await shows(panel, RETURNED);
  await shows(panel, "$0.59");
  const list = await chromium.openExtensionPage("workbench.html#products");
  await shows(list, RETURNED, ".tablecard");
  await shows(list, "$0.59", ".tablecard");
  const one = await chromium.openExtensionPage("workbench.html#products/1005006000000001");
  await shows(one, RETURNED);
});

test("how many of one's own orders came back is a signal: popup, panel, one product and the list know it", async () => {
  const page = await imported(36, 12);
  await page.close();
  const { popup } = await chromium.popupOn(DEMO_URL);
  await shows(popup, say("ui_own_returned", { own: say("ui_own_orders_other", { n: "48" }), share: "25%" }));
  await press(popup, say("ui_keep_short"));
  await until("what was read is kept", async () => {
    const { vetting } = await chromium.storageGet("vetting");
    return vetting?.known?.[DEMO_ID]?.flags.includes("own_returns");
  });
  await (await popup.waitForSelector(".line.whole")).click();
  const target = await chromium.browser.waitForTarget((each) => each.url().startsWith(`${chromium.origin}/panel.html`));
  const panel = await target.asPage();
  const signal = async (scope) => {
    await shows(scope, say("ui_signal_own_returns"));
    await shows(scope, say("ui_signal_sample", { n: "48", low: "14.9", high: "38.8" }));
    await shows(scope, say("ui_limit_own_returns", { good: "10" }));
  };
  await signal(panel);
  assert.deepEqual(await axe(panel), []);
  const one = await chromium.openExtensionPage("workbench.html#products/1005006000000001");
  await signal(one);
  const list = await chromium.openExtensionPage("workbench.html#products");
  await shows(list, say("ui_answer_caution"), ".tablecard");
  // It never asks before a link is copied.
  const again = await chromium.popupOn(DEMO_URL);
  await shows(again.popup, say("ui_signals_short"));
  await pressCopy(again.popup);
  await shows(again.popup, say("ui_copied"));
  // Without the orders it is unknown, and counts for nothing.
  const data = await chromium.openExtensionPage("workbench.html#settings/data");
  await press(data, say("ui_kept_erase", { what: say("ui_kept_orders") }));
  await until("they are gone", async () => (await chromium.stored("own")).length === 0);
  await one.bringToFront();
  await shows(one, say("vet_own_none"));
});

test("orders that a backup brought are learnt from, and erased ones say nothing more", async () => {
  const page = await imported();
  // As a backup leaves them: without what they say.
  await page.evaluate(
    () =>
      new Promise((done, failed) => {
        const opening = indexedDB.open("affix");
        opening.onerror = () => failed(opening.error);
        opening.onsuccess = () => {
          const clearing = opening.result.transaction("own", "readwrite");
          clearing.objectStore("own").clear();
          clearing.oncomplete = () => {
            opening.result.close();
            done();
          };
        };
      }),
  );
  assert.deepEqual(await chromium.stored("own"), []);
  await page.close();
  const again = await chromium.openExtensionPage("workbench.html#settings/data");
  await until("it is made up for", async () => (await chromium.stored("own")).length > 0);
  await press(again, say("ui_kept_erase", { what: say("ui_kept_orders") }));
  await until(
    "both are gone",
    async () => (await chromium.stored("own")).length + (await chromium.stored("orders")).length === 0,
  );
  const { popup } = await chromium.popupOn(DEMO_URL);
  await shows(popup, /\$0\.25/);
  await by(popup, "button", say("ui_why_short"));
});
