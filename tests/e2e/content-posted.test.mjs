// What was posted: what it earned by the orders that its links fit, and from a post to the audit of its page; in a real
// browser.
import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, afterEach, beforeEach, test } from "node:test";
import { hardToUse } from "../harness/hardToUse.mjs";
import { giveReports, openReports } from "./reportsRoom.mjs";
import { portals, portalsLink, press, say, shows, start, textOf, until } from "./support.mjs";

const chromium = await start({ folder: "posted" });
const { folder } = chromium;
after(() => chromium.close());
beforeEach(async () => {
  await chromium.reset();
  await chromium.use(portals());
});
afterEach(() => assert.deepEqual(chromium.ownProblems(), []));

const [LAMP, HUB] = ["1005006000000001", "1005006000000002"];
const address = (id) => `https://www.aliexpress.com/item/${id}.html`;
const POSTS = ".posts";

const post = (more) => ({
  at: Date.parse("2026-06-02T08:00:00Z"),
  output: "html",
  place: "https://blog.example/lamps",
  title: "Two lamps",
  draft: null,
  campaign: null,
  products: [{ id: LAMP, title: "Lamp", link: `${portalsLink(address(LAMP))}&af=blog` }],
  ...more,
});

/** Orders by day of June, product and sub-id, each of 5.00 USD. */
const report = (...orders) => ({
  resp_code: 200,
  result: {
    orders: {
      order: orders.map(([day, product, af, status = "Completed Settlement"], n) => ({
        order_id: 8200000000000000 + n,
        sub_order_id: String(8300000000000000 + n),
        order_status: status,
        product_id: Number(product),
        product_title: "Reading lamp",
        paid_time: `2026-06-${String(day).padStart(2, "0")} 08:20:00`,
        settled_currency: "USD",
        paid_amount: 10_000,
        estimated_paid_commission: 500,
        ...(af && { customer_parameters: JSON.stringify({ af }) }),
      })),
    },
  },
});

async function withOrders(...orders) {
  const file = join(folder, "orders.json");
  await writeFile(file, JSON.stringify(report(...orders)));
  const page = await openReports(chromium);
  await giveReports(page, file);
  const n = String(orders.length);
  await press(page, say(`ui_reports_add_${orders.length === 1 ? "one" : "other"}`, { n, fresh: n }));
  await until("the orders are stored", async () => (await chromium.stored("orders")).length > 0);
  return page;
}

/** These were marked as posted already. The workbench has made the database. */
const withPosts = (page, ...posts) =>
  page.evaluate(async (all) => {
    const { promise, resolve } = Promise.withResolvers();
    indexedDB.open("affix").onsuccess = ({ target: { result } }) => {
      const change = result.transaction("posted", "readwrite");
      for (const each of all) change.objectStore("posted").add(each);
      change.oncomplete = () => resolve(result.close());
    };
    await promise;
  }, posts);

async function posted() {
  const page = await chromium.openExtensionPage("workbench.html#content/posted");
  await page.setViewport({ width: 1280, height: 900 });
  await page.waitForSelector(POSTS);
  return page;
}

test("a post says what it earned, and how that is known", async () => {
  const reports = await withOrders(
    [3, LAMP, "blog"],
    [4, LAMP, "blog"],
    [4, HUB, "blog"],
    [5, LAMP, ""],
    [5, LAMP, "other"],
    [1, LAMP, "blog"],
    [6, LAMP, "blog", "Order Invalid"],
  );
  await withPosts(reports, post());
  const page = await posted();
  await shows(page, `$10.00 ${say("ui_posted_earned_both_other", { n: "3" })}`, POSTS);
  await shows(page, say("ui_posted_earned_void_one", { n: "1" }), POSTS);
  await shows(page, `$5.00 ${say("ui_posted_earned_subid_one", { n: "1" })}`, POSTS);
  await shows(page, `$5.00 ${say("ui_posted_earned_product_one", { n: "1" })}`, POSTS);
  await (
    await page.waitForSelector(`${POSTS} details ::-p-text(${say("ui_posted_orders_other", { n: "5" })})`)
  ).click();
  await shows(page, "Reading lamp", ".postorders");
  await until("each order stands there", () => page.$$eval(".postorders li", (all) => all.length === 5));
  assert.deepEqual(await hardToUse(page), []);
});

test("an order counts for the latest post that it fits, and where none fits that is said", async () => {
  const reports = await withOrders([3, LAMP, "blog"], [9, LAMP, "blog"]);
  await withPosts(
    reports,
    post(),
    post({ at: Date.parse("2026-06-08T08:00:00Z"), title: "Again" }),
    post({ title: "No link", products: [{ id: HUB, title: "Hub", link: null }] }),
  );
  const page = await posted();
  const of = (title) =>
    page.$$eval(
      `${POSTS} > li`,
      (all, wanted) => all.find((one) => one.querySelector("b").textContent === wanted)?.innerText ?? "",
      title,
    );
  const one = say("ui_posted_earned_both_one", { n: "1" });
  const earlier = say("ui_posted_earned_earlier_one", { n: "1" });
  await until("the later one has its order", async () => (await of("Again")).includes(one));
  assert.ok((await of("Again")).includes(earlier));
  assert.ok((await of("Two lamps")).includes(one) && !(await of("Two lamps")).includes(earlier));
  assert.ok((await of("No link")).includes(say("ui_posted_untold_one", { n: "1" })));
});

test("without orders the log says how they come; a post's page goes from it into the audit", async () => {
  const first = await chromium.openExtensionPage("workbench.html#content/posted");
  await shows(first, say("ui_posted_empty"));
  await withPosts(first, post());
  await first.close();
  const page = await posted();
  await shows(page, say("ui_posted_no_orders"));
  await (await page.waitForSelector(`${POSTS} details ::-p-text(${say("ui_posted_audit")})`)).click();
  await shows(page, say("ui_posted_audit_pages"), POSTS);
  const file = join(folder, "lamps.html");
  await writeFile(
    file,
    `<!doctype html><html lang="en"><p>Ad: <a rel="sponsored" href="${portalsLink(address(LAMP), "_nObody1")}">a lamp</a></html>`,
  );
  await (await page.$(`${POSTS} input[type=file]`)).uploadFile(file);
  await shows(page, "lamps.html", ".room:not([hidden]) .audit");
  assert.ok((await textOf(page, "h1:not([hidden])")).length > 0);
  await until("the room of the audit is in front", () => page.evaluate(() => location.hash === "#audit"));
});
