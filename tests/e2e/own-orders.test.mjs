// What the user's own settled orders say reaches every estimate: the popup, the panel, lists and one product, without
// the orders or the module that adds them up.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, beforeEach, test } from "node:test";
import { by, DEMO_URL, EXTENSION, portals, press, say, shows, start, until } from "./support.mjs";

const chromium = await start();
const folder = await mkdtemp(join(tmpdir(), "affix-own-"));
after(async () => {
  await chromium.close();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  for (const target of chromium.browser.targets().filter((each) => each.url().includes("/panel.html")))
    await (await target.asPage()).close();
  await chromium.reset();
  await chromium.use(portals());
});
afterEach(() => assert.deepEqual(chromium.ownProblems(), []));

/** Fourteen settled orders of the demo product at 7 %, and one that came back. */
const ORDERS = {
  resp_code: 200,
  result: {
    orders: {
      order: Array.from({ length: 15 }, (_, n) => ({
        order_id: 8200000000000000 + n,
        sub_order_id: String(8300000000000000 + n),
        order_status: n === 14 ? "Invalid" : "Completed Settlement",
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
};

async function imported() {
  const file = join(folder, "orders.json");
  await writeFile(file, JSON.stringify(ORDERS));
  const page = await chromium.openExtensionPage("workbench.html#reports");
  const chooser = await page.waitForSelector(".room:not([hidden]) .reports input[type=file]");
  await chooser.uploadFile(file);
  await press(page, say("ui_reports_add_other", { n: "15", fresh: "15" }));
  await shows(page, say("ui_reports_added_other", { n: "15" }));
  return page;
}

/** The reasons of the estimate in the popup. */
async function why(popup) {
  await press(popup, say("ui_why_short"));
  await popup.waitForSelector(".because");
}

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
