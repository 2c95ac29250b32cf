// What Affix said when a link was copied is kept with it, and held against what the product's orders paid: which source
// holds, and that one which does not is wider from then on.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, afterEach, beforeEach, test } from "node:test";
import {
  copyButton,
  DEMO_URL,
  field,
  GRANTED,
  portals,
  press,
  ROOT,
  say,
  shows,
  start,
  textOf,
  until,
} from "./support.mjs";

const chromium = await start({ extensionDir: GRANTED, folder: "held" });
const { folder } = chromium;
const { copied } = JSON.parse(readFileSync(join(ROOT, "tests/fixtures/stored/0.1.0-today.json"), "utf8"));
after(() => chromium.close());
beforeEach(async () => {
  await chromium.reset();
  await chromium.use(portals());
});
afterEach(() => assert.deepEqual(chromium.ownProblems(), []));

/** Thirty settled orders of the demo product after its link was copied: 12 at 5 %, the others at 1.2 %. */
const answer = () => ({
  resp_code: 200,
  result: {
    orders: {
      order: Array.from({ length: 30 }, (_, n) => ({
        order_id: 8200000000000000 + n,
        sub_order_id: String(8300000000000000 + n),
        order_status: "Completed Settlement",
        product_id: 1005006000000001,
        product_title: "Reading lamp",
        paid_time: `2026-06-${String(2 + (n % 28)).padStart(2, "0")} 08:20:00`,
        finished_time: "2026-07-20 03:00:00",
        settled_currency: "USD",
        paid_amount: 10_000,
        estimated_paid_commission: n < 12 ? 500 : 120,
      })),
    },
  },
});

const room = async (part = "") => chromium.openExtensionPage(`workbench.html#reports${part}`);

async function imported(orders) {
  const file = join(folder, "orders.json");
  await writeFile(file, JSON.stringify(orders));
  const page = await room();
  const chooser = await page.waitForSelector(".room:not([hidden]) .reports input[type=file]");
  await chooser.uploadFile(file);
  await press(page, say("ui_reports_add_other", { n: "30", fresh: "30" }));
  await shows(page, say("ui_reports_added_other", { n: "30" }));
  return page;
}

/** These were copied already. The workbench has made the database. */
const withCopied = (page, entries) =>
  page.evaluate(
    (all) =>
      new Promise((done, failed) => {
        const opening = indexedDB.open("affix");
        opening.onerror = () => failed(opening.error);
        opening.onsuccess = () => {
          const change = opening.result.transaction("copied", "readwrite");
          for (const each of all) change.objectStore("copied").add(each);
          change.oncomplete = () => {
            opening.result.close();
            done();
          };
        };
      }),
    entries,
  );

test("a link that is copied keeps what was said of a sale", async () => {
  const { popup } = await chromium.popupOn(DEMO_URL);
  await shows(popup, "$0.25");
  await (await copyButton(popup)).click();
  await until("it is written down", async () => (await chromium.stored("copied")).length === 1);
  const [{ said }] = await chromium.stored("copied");
  assert.deepEqual(said, { low: "0.25", high: "0.76", currency: "USD", rateLow: "3", rateHigh: "9", source: "guide" });
});

/** By thirty settled orders, of which twelve paid 5 % and the others 1.2 %. */
const SETTLED = { low: "", high: "", currency: "", rateLow: "1.2", rateHigh: "5", source: "settled" };

test("links from a pasted list and from the menu keep what one's own settled orders say of them", async () => {
  await (await imported(answer())).close();
  const panel = await chromium.openExtensionPage("panel.html#collect");
  const input = await field(panel, say("ui_list_label"));
  await input.evaluate((element, value) => {
    element.value = value;
    element.dispatchEvent(new Event("input", { bubbles: true }));
  }, `${DEMO_URL}\nhttps://www.aliexpress.com/item/1005006000000977.html`);
  // Of the one by its own orders, of the other by those of the network.
  await shows(panel, /settled orders: 1\.2.*5%/);
  await (await panel.waitForSelector(".output .button.main")).click();
  const saidOf = (id) => async () => {
    const entry = (await chromium.stored("copied")).find(({ productId }) => productId === id);
    return entry && { said: entry.said };
  };
  const pasted = await until("the list is written down", saidOf("1005006000000001"));
  assert.deepEqual(pasted.said, SETTLED);
  await panel.close();
  // A link on another page, under the pointer: nobody reads the page that it leads to.
  const url = "https://blog.example/post";
  const target = "https://www.aliexpress.com/item/1005006000000955.html";
  chromium.server.page(url, { body: `<!doctype html><title>Post</title><a href="${target}">lamp</a>` });
  const page = await chromium.openPage(url);
  await page.bringToFront();
  const tab = await chromium.tabOf(page);
  await chromium.dispatchMenu({ menuItemId: "copy_link", editable: false, pageUrl: url, linkUrl: target }, tab);
  const pointed = await until("the link under the pointer is written down", saidOf("1005006000000955"));
  assert.deepEqual(pointed.said, SETTLED);
  // The product's own page, by the keys: an estimate with its amounts, as the popup shows it.
  const product = await chromium.openPage(DEMO_URL);
  await product.bringToFront();
  await chromium.dispatch("commands.onCommand", "copy_link", await chromium.tabOf(product));
  const own = await until("the page's link is written down", async () =>
    (await chromium.stored("copied")).find(({ productId, said }) => productId === "1005006000000001" && said?.low),
  );
  assert.deepEqual([own.said.source, own.said.rateLow, own.said.rateHigh], ["settled", "1.2", "5"]);
});

test("until there is something to hold against each other, the room says how it comes", async () => {
  const page = await room("/held");
  await shows(page, say("ui_accuracy_empty"));
  await withCopied(page, copied);
  await page.reload();
  await shows(page, say("ui_accuracy_no_order"));
});

test("a source that is off is named, with its orders, and its estimates are wider", async () => {
  const first = await room("/held");
  await shows(first, say("ui_accuracy_empty"));
  await withCopied(first, copied);
  const page = await imported(answer());
  await page.evaluate(() => {
    location.hash = "reports/held";
  });
  await shows(page, say("ui_accuracy_inside_other", { n: "30", inside: "12" }));
  const source = await textOf(page, ".heldsources");
  assert.ok(source.includes(say("ui_accuracy_off")), source);
  assert.ok(source.includes(say("ui_accuracy_widened", { by: "1.8%" })), source);
  await shows(page, say("ui_accuracy_place_below"), ".heldplace.below");
  await shows(page, say("ui_reports_rows_csv_other", { n: "30" }));
  const own = (await chromium.stored("own")).map((pack) => pack.text).join("");
  assert.ok(own.includes("widened/aliexpress\tguide:1.80:12:30\n"), own);
});
