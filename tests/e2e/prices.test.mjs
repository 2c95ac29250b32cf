// What is remembered of the prices that the user sees, and what the records say of them.
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, afterEach, beforeEach, test } from "node:test";
import { axe } from "../harness/browser.mjs";
import { cardId, LISTING_URL, serveListing } from "../harness/listing.mjs";
import {
  button,
  by,
  copyButton,
  DEMO_URL,
  fill,
  GRANTED,
  PAGES,
  portals,
  press,
  say,
  shows,
  start,
  textOf,
  undo,
  until,
} from "./support.mjs";

const chromium = await start({ extensionDir: GRANTED, folder: "prices" });
const { folder } = chromium;
after(() => chromium.close());
beforeEach(async () => {
  await chromium.reset();
  await chromium.use(portals());
});
afterEach(() => assert.deepEqual(chromium.ownProblems(), []));

const KEY = "1005006000000001/US/USD/ordinary/1/14-366";
const DAY = 86_400;

/** Puts a series of the demo product there: a row a day, ended yesterday, or so many days later. */
async function remembered(prices, later = 0) {
  const now = Math.floor(Date.now() / 1_000) + later * DAY;
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

test("records of a clock that was ahead do not count yet, stay, and are spoken of", async () => {
  // Half of the 80 days have yet to come.
  await remembered([...Array.from({ length: 40 }, () => 1_299), ...Array.from({ length: 40 }, () => 499)], 40.5);
  const { popup } = await chromium.popupOn(DEMO_URL);
  // With what was seen until today nothing was cheaper.
  await shows(popup, say("ui_verdict_lowest"));
  await popup.close();
  const page = await chromium.openExtensionPage("workbench.html#products/1005006000000001");
  await shows(page, say("price_records_ahead", { count: "40" }));
  const [{ seen }] = await chromium.stored("prices");
  const rows = seen.split(";").map((row) => row.split(",").map(Number));
  assert.deepEqual([rows.length, rows.filter(([, price]) => price === 499).length], [81, 40]);
  // The new one stands where its time is.
  assert.deepEqual(
    rows.map(([at]) => at),
    rows.map(([at]) => at).sort((one, other) => one - other),
  );
});

test("tabs that write at once lose nothing of each other's", async () => {
  const more = `${LISTING_URL}?page=2`;
  const [first, second] = [
    { shape: "search2026", count: 30 },
    { shape: "search2026", first: 16, count: 45 },
  ];
  serveListing(chromium.server, LISTING_URL, first);
  serveListing(chromium.server, more, second);
  await chromium.storageSet({ inlineWanted: true });
  await Promise.all([LISTING_URL, more, LISTING_URL, more].map((url) => chromium.openPage(url)));
  await until("all cards are written down", async () => (await chromium.stored("seen")).length === 45);
  const [seen, prices] = [await chromium.stored("seen"), await chromium.stored("prices")];
  const ids = Array.from({ length: 45 }, (_, at) => cardId(at + 1));
  assert.deepEqual(seen.map(({ id }) => id).sort(), ids);
  // One day, one value: one row each, whoever saw it first.
  assert.deepEqual(
    prices.map(({ id, seen }) => [id.split("/")[0], seen.split(";").length]).sort(),
    ids.map((id) => [id, 1]),
  );
});

test("turned off, nothing is written down, and what is there stays", async () => {
  await remembered([1_299]);
  await turnOff();
  const { popup } = await chromium.popupOn(DEMO_URL);
  await copyButton(popup);
  await popup.close();
  const { seen } = (await chromium.stored("prices"))[0];
  assert.equal(seen.split(";").length, 1);
  assert.deepEqual(await chromium.stored("seen"), []);
});

test("one product in full says the verdict, draws it and has the same as a table", async () => {
  await remembered(Array.from({ length: 60 }, () => 1_299));
  const { popup } = await chromium.popupOn(DEMO_URL);
  await shows(popup, say("ui_verdict_lowest"));
  await popup.close();
  const page = await chromium.openExtensionPage("workbench.html#products/1005006000000001");
  await shows(page, say("ui_verdict_lowest"), ".bigverdict");
  await page.waitForSelector(".u-wrap canvas");
  const slider = await page.$("[role=slider]");
  const told = () => slider.evaluate((chart) => chart.getAttribute("aria-valuetext"));
  assert.match(await told(), /^\$8\.46 /);
  await slider.focus();
  await page.keyboard.press("ArrowLeft");
  await until("the step before", async () => (await told()).startsWith("$12.99 "));
  const rows = await page.$$eval(".tablewrap tbody tr", (all) => all.map((row) => row.cells[1].textContent));
  assert.deepEqual([rows.length, rows[0], rows[1]], [61, "$8.46", "$12.99"]);
});

test("rows draw what the price of one variant was, and say it", async () => {
  await remembered([...Array.from({ length: 30 }, () => 1_299), ...Array.from({ length: 30 }, () => 999)]);
  const { popup } = await chromium.popupOn(DEMO_URL);
  await shows(popup, say("ui_verdict_lowest"));
  await press(popup, say("ui_keep_short"));
  await until("it is kept", async () => (await chromium.stored("shortlist")).length === 1);
  await popup.close();
  for (const room of ["products", "products/seen"]) {
    const page = await chromium.openExtensionPage(`workbench.html#${room}`);
    const spark = await page.waitForSelector(".tablecard .spark");
    const name = await spark.evaluate((drawing) => drawing.ariaLabel);
    assert.match(name, /^From .+ until .+: between \$8\.46 and \$12\.99\. \$8\.46 last\. /);
    assert.ok(name.includes(say("ui_speaks_chosen")), name);
    // From the dearest to the cheapest, in two ways down.
    const heights = await spark.$eval("path.ways", (ways) =>
      [...ways.getAttribute("d").matchAll(/M\S+ (\S+?)V([\d.]+)/g)]
        .map(([, from, to]) => [Number(from), Number(to)])
        .filter(([from, to]) => from !== to),
    );
    assert.deepEqual(
      heights.map(([from, to]) => from < to),
      [true, true],
    );
    assert.deepEqual([heights[0][0], heights[1][1]], [3, 17]);
    // Time runs on in every language.
    const ends = () =>
      spark.evaluate((drawing) => {
        const [first] = drawing.querySelectorAll("path");
        return first.getBoundingClientRect().left < drawing.querySelector("circle").getBoundingClientRect().left;
      });
    assert.equal(await ends(), true);
    await page.evaluate(() => {
      document.documentElement.dir = "rtl";
    });
    assert.equal(await ends(), true);
    assert.deepEqual(await axe(page), []);
  }
});

test("what is kept stands at the price that was seen last, with its day, its verdict and how many were sold", async () => {
  const { popup, page: shop } = await chromium.popupOn(demoWith({ "US $8.46": "US $19.45" }));
  await shows(popup, say("ui_verdict_no_history"));
  await press(popup, say("ui_keep_short"));
  await shows(popup, say("ui_kept_short"));
  await popup.close();
  await shop.close();
  const page = await chromium.openExtensionPage("workbench.html#products");
  await shows(page, "$19.45", ".tablecard");
  // As it is seen at another price the room follows, open as it is.
  await remembered(Array.from({ length: 60 }, () => 1_299));
  const later = await chromium.popupOn(DEMO_URL);
  await shows(later.popup, say("ui_verdict_lowest"));
  await later.popup.close();
  await page.bringToFront();
  await shows(page, "$8.46", ".tablecard");
  const said = await textOf(page, ".tablecard");
  assert.ok(!said.includes("$19.45"), said);
  for (const words of [say("ui_verdict_lowest"), "seen ", "sold"]) assert.ok(said.includes(words), `${words}: ${said}`);
  // Sold out it has no price, whatever it cost before.
  await later.page.close();
  const { popup: last } = await chromium.popupOn(demoWith({ "1,860 available": "0 available" }));
  await shows(last, say("price_unwritten_sold_out"), ".lines.after");
  await shows(page, say("ui_verdict_soldout"), ".tablecard");
  await shows(page, say("ui_row_no_price"), ".tablecard");
});

test("what is kept and was never seen since has its wishes, its price of that day and the user’s link", async () => {
  await chromium.storageSet({
    shortlist: [
      {
        id: "1005006000000009",
        title: "A lamp",
        price: { min: "12.50", max: "12.50", currency: "USD" },
        store: null,
        category: "15",
        address: "https://www.aliexpress.com/item/1005006000000009.html",
        keptAt: "2026-11-20T10:00:00Z",
      },
    ],
  });
  const page = await chromium.openExtensionPage("workbench.html#products");
  await (await page.waitForSelector(".kepton a[href='#products/1005006000000009']")).click();
  await shows(page, "$12.50", ".onehead");
  await shows(page, say("ui_seen_not_since"));
  assert.equal(await page.$eval(".parts", (lists) => lists.checkVisibility()), false);
  await (await page.waitForSelector(".onehead .copy:not([disabled])")).click();
  await shows(page, say("ui_copied"));
  assert.match(await chromium.readClipboard(), /aff_short_key=_AffixDemo.*1005006000000009/);
  await page.bringToFront();
  await fill(page, say("ui_wishes_price"), "10");
  await press(page, say("ui_wishes_save"));
  await shows(page, say("ui_wishes_saved"));
  const [{ watch, keptAt }] = await chromium.stored("shortlist");
  assert.deepEqual([watch.price, keptAt], [{ min: "10", max: "10", currency: "USD" }, "2026-11-20T10:00:00Z"]);
  assert.deepEqual(await axe(page), []);
  // The way back is the list that one came from.
  await (await page.waitForSelector(".one-product .back")).click();
  await shows(page, "A lamp", ".tablecard");
  assert.match(page.url(), /#products$/);
});

test("a list that cannot be read says why, where its rows would stand", async () => {
  const page = await chromium.openPage("about:blank");
  await page.evaluateOnNewDocument(() => {
    const all = IDBObjectStore.prototype.getAll;
    IDBObjectStore.prototype.getAll = function broken(...asked) {
      if (this.name === "shortlist" || this.name === "seen") throw new DOMException("no", "UnknownError");
      return all.apply(this, asked);
    };
    const index = IDBIndex.prototype.getAll;
    IDBIndex.prototype.getAll = function broken(...asked) {
      if (this.objectStore.name === "seen") throw new DOMException("no", "UnknownError");
      return index.apply(this, asked);
    };
  });
  for (const room of ["products", "products/seen"]) {
    await page.goto(`${chromium.origin}/workbench.html#${room}`);
    await shows(page, say("storage_unread", { reason: "" }).trim(), ".room:not([hidden]) section:not([hidden])");
    await page.goto("about:blank");
  }
});

test("what changed since the last visit stands in Today, and what is to be told is counted on the rail", async () => {
  const DAYS = 5 * DAY * 1_000;
  await remembered(Array.from({ length: 30 }, () => 1_299));
  const { popup } = await chromium.popupOn(DEMO_URL);
  await shows(popup, say("ui_verdict_lowest"));
  await press(popup, say("ui_keep_short"));
  await shows(popup, say("ui_kept_short"));
  await popup.close();
  const first = await chromium.openExtensionPage("workbench.html#today");
  await until("the visit is noted", async () => (await chromium.storageGet("visits")).visits?.last > 0);
  assert.ok(!(await textOf(first)).includes(say("ui_today_changes")), "there was no visit before");
  await first.close();
  const page = await chromium.openExtensionPage("workbench.html#products/1005006000000001");
  await fill(page, say("ui_wishes_price"), "9");
  for (const tell of ["lowest", "price"]) await (await by(page, "switch", say(`ui_tell_${tell}`))).click();
  await press(page, say("ui_wishes_save"));
  await shows(page, say("ui_wishes_saved"));
  await page.close();
  await chromium.storageSet({ visits: { last: Date.now() - DAYS, before: 0 } });
  const today = await chromium.openExtensionPage("workbench.html#today");
  await shows(today, say("ui_today_changes"));
  await shows(today, "Down to $8.46 from $12.99");
  await shows(today, say("ui_alerts_told_other", { n: "2" }), ".rail");
  // Both stand with the one product, and go with one tick.
  assert.equal((await today.$$(".alerts button")).length, 1);
  assert.deepEqual(await axe(today), []);
  await (await today.waitForSelector(".alerts button")).click();
  await until("nothing to tell", async () => (await today.$(".alerts button")) === null);
  await until(
    "nor on the rail",
    async () =>
      (await today.$(".rail .n.due .unseen")) === null || !(await textOf(today, ".rail")).includes("to tell you"),
  );
});

test("a price that was seen once is not drawn", async () => {
  const { popup } = await chromium.popupOn(DEMO_URL);
  await shows(popup, say("ui_verdict_no_history"));
  await until("it is written down", async () => (await chromium.stored("seen")).length === 1);
  const page = await chromium.openExtensionPage("workbench.html#products/seen");
  await shows(page, "$8.46", ".tablecard");
  // What is drawn of a row comes before what is drawn of the next: the product in full asks later.
  await page.evaluate(() => {
    location.hash = "products/1005006000000001";
  });
  await shows(page, "Seen on one day so far");
  assert.deepEqual([await page.$(".u-wrap"), await page.$(".spark")], [null, null]);
});

test("what was seen is a list, and a wish is told in Today until it is read", async () => {
  const { popup } = await chromium.popupOn(DEMO_URL);
  await shows(popup, say("ui_verdict_no_history"));
  await press(popup, say("ui_keep_short"));
  await shows(popup, say("ui_kept_short"));
  await popup.close();
  const page = await chromium.openExtensionPage("workbench.html#products/seen");
  await (await page.waitForSelector("a.title[href='#products/1005006000000001']")).click();
  await fill(page, say("ui_wishes_price"), "9");
  await page.evaluate((label) => {
    [...document.querySelectorAll(".tells label")].find((one) => one.textContent.includes(label)).click();
  }, say("ui_tell_price"));
  await press(page, say("ui_wishes_save"));
  await shows(page, say("ui_wishes_saved"));
  await page.evaluate(() => {
    location.hash = "today";
  });
  await shows(page, say("ui_today_alerts"));
  await shows(page, "$8.46: at or under the $9.00 that you asked for");
  await (await page.waitForSelector(".alerts button")).click();
  await until("nothing to tell", async () => (await page.$(".alerts")) === null);
  // Seen again at that price it is no news.
  const again = await chromium.popupOn(DEMO_URL);
  await copyButton(again.popup);
  await shows(again.popup, say("ui_verdict_no_history"));
  assert.deepEqual(
    (await chromium.storageGet("alerts")).alerts.map(({ tell, read }) => [tell, read]),
    [["price", true]],
  );
});

test("what was seen is kept, and its links are copied, many at once", async () => {
  const { popup } = await chromium.popupOn(DEMO_URL);
  await shows(popup, say("ui_verdict_no_history"));
  await popup.close();
  const page = await chromium.openExtensionPage("workbench.html#products/seen");
  await (
    await page.waitForSelector(".room:not([hidden]) section:not([hidden]) .tablecard input[type=checkbox]")
  ).click();
  await press(page, say("ui_list_copy_one", { n: "1" }));
  await shows(page, say("ui_copied"));
  assert.match(await chromium.readClipboard(), /aff_short_key=_AffixDemo/);
  await page.bringToFront();
  await press(page, say("ui_chosen_keep"));
  await until("it is kept", async () => (await chromium.stored("shortlist")).length === 1);
});

test("a file of prices is read, its bad rows are named, and what is written is read again", async () => {
  const page = await chromium.openExtensionPage("workbench.html#products/seen");
  await shows(page, say("ui_seen_none"));
  const heading = "observed_at,product_id,sku_id,ship_to,currency,price_kind,lot,price_minor,strike_minor,source";
  const row = (day, price) => `2026-11-${day}T08:00:00Z,1005006000000009,S1,DE,EUR,ordinary,1,${price},,page`;
  const file = join(folder, "prices.csv");
  await writeFile(file, [heading, row("01", 1999), "yesterday,1005006000000009,,,,,,,,", row("02", 1899)].join("\n"));
  await (await page.$("#app .room:not([hidden]) section:not([hidden]) input[type=file]")).uploadFile(file);
  await shows(page, "2 entries read.");
  await shows(page, "“yesterday” is no moment");
  const [series] = await chromium.stored("prices");
  assert.equal(series.id, "1005006000000009/DE/EUR/ordinary/1/S1");
  assert.match(series.seen, /^\d+,1999,,,p;\d+,1899,,,p$/);
});

test("what the records say goes into a post where the user wants it", async () => {
  await remembered(Array.from({ length: 60 }, () => 1_299));
  const { popup } = await chromium.popupOn(DEMO_URL);
  await shows(popup, say("ui_verdict_lowest"));
  await press(popup, say("ui_open_panel"));
  await chromium.browser.waitForTarget((known) => known.url().startsWith(`${chromium.origin}/panel.html`));
  const page = await chromium.openExtensionPage("panel.html#post");
  const said = say("ui_post_verdict_lowest");
  const offer = await page.waitForSelector(`::-p-text(${say("ui_post_add_verdict", { verdict: said })})`);
  const inPost = () => page.$eval(".write .posttext", (shown) => shown.value ?? shown.innerText);
  assert.doesNotMatch(await inPost(), /that we watched/);
  await offer.evaluate((button) => button.closest("button").click());
  await until("the sentence in the post", async () => (await inPost()).includes(said));
});

const DEMO_PAGE = await readFile(join(PAGES, "demo-product.html"), "utf8");

/** The demo product's page with other words in place of some of its own; its address. */
function demoWith(words) {
  const url = `${DEMO_URL}?as=${Object.values(words).join("").length}`;
  const body = Object.entries(words).reduce((text, [from, to]) => text.replaceAll(from, to), DEMO_PAGE);
  chromium.server.page(url, { body });
  return url;
}

async function turnOff() {
  const page = await chromium.openExtensionPage("workbench.html#settings/data");
  await (await by(page, "switch", say("ui_prices_switch"))).click();
  await shows(page, say("ui_prices_off"));
  // It is shown at once, and stored a moment later.
  await until("it is stored", async () => (await chromium.storageGet("posting")).posting?.prices === false);
  await page.close();
}

/** What the side panel says of the page in view. */
async function panelOf(popup) {
  await press(popup, say("ui_open_panel"));
  const panel = await chromium.browser.waitForTarget((known) =>
    known.url().startsWith(`${chromium.origin}/panel.html`),
  );
  return panel.asPage();
}

/** Records of a price that was never lower stand there, and the page shows another: nothing is said of that one. */
async function saysNothingOf(url, why) {
  const { popup } = await chromium.popupOn(url);
  await shows(popup, why, ".lines.after");
  assert.equal(await popup.$(".verdict"), null);
  const panel = await panelOf(popup);
  await shows(panel, why, "#part-page");
  assert.equal(await panel.$("#part-page .verdict"), null);
  // The way to what is known of the other price.
  await button(panel, say("ui_price_all"));
  await panel.close();
}

test("with the records turned off, what they said of another price is not said of the one on the page", async () => {
  await remembered([...Array.from({ length: 60 }, () => 1_299), 846]);
  const { popup } = await chromium.popupOn(DEMO_URL);
  await until("it is written down", async () => (await chromium.stored("seen")).length === 1);
  await popup.close();
  await turnOff();
  await saysNothingOf(demoWith({ "US $8.46": "US $14.99" }), say("ui_price_off"));
});

test("a price without a currency is not judged by that of another", async () => {
  await remembered([...Array.from({ length: 60 }, () => 1_299), 846]);
  const url = demoWith({ "US $": "$", "<b>USD</b>": "<b></b>", '"priceCurrency":"USD",': "" });
  await saysNothingOf(url, say("price_unwritten_currency"));
});

test("a product that is sold out has no price any more, and that is told where it was asked for", async () => {
  const { popup, page: shop } = await chromium.popupOn(DEMO_URL);
  await shows(popup, say("ui_verdict_no_history"));
  await press(popup, say("ui_keep_short"));
  await shows(popup, say("ui_kept_short"));
  await popup.close();
  await shop.close();
  const page = await chromium.openExtensionPage("workbench.html#products/1005006000000001");
  await page.waitForSelector(".tells label");
  await page.evaluate((label) => {
    [...document.querySelectorAll(".tells label")].find((one) => one.textContent.includes(label)).click();
  }, say("ui_tell_stock"));
  await press(page, say("ui_wishes_save"));
  await shows(page, say("ui_wishes_saved"));
  await page.close();
  const later = await chromium.popupOn(demoWith({ "1,860 available": "0 available" }));
  await shows(later.popup, say("price_unwritten_sold_out"), ".lines.after");
  assert.equal(await later.popup.$(".verdict"), null);
  const today = await chromium.openExtensionPage("workbench.html#today");
  await shows(today, "It could not be bought when you saw it last", ".alerts");
});

test("no room left for a price: it is said beside it until the next one is written down", async () => {
  const { popup, page: shop } = await chromium.popupOn(DEMO_URL);
  const panel = await panelOf(popup);
  await shows(panel, say("ui_verdict_no_history"), "#part-page");
  const before = await chromium.stored("prices");
  await panel.evaluate(() => {
    const put = IDBObjectStore.prototype.put;
    globalThis.affixFull = true;
    IDBObjectStore.prototype.put = function full(...all) {
      if (!globalThis.affixFull) return put.apply(this, all);
      throw new DOMException("no room", "QuotaExceededError");
    };
  });
  await shop.bringToFront();
  await shop.goto(demoWith({ "US $8.46": "US $9.45" }));
  await shows(panel, say("disk_full"), "#part-page");
  assert.deepEqual(await chromium.stored("prices"), before);
  await panel.evaluate(() => {
    globalThis.affixFull = false;
  });
  await shop.goto(demoWith({ "US $8.46": "US $10.45" }));
  await until("it is written down", async () => (await chromium.stored("prices"))[0].seen.includes(",1045,"));
  await until("it is said no more", async () => !(await textOf(panel)).includes(say("disk_full")));
  await panel.close();
});

test("no room left for the prices of a page with estimates: the views say so until there is", async () => {
  serveListing(chromium.server, LISTING_URL, { shape: "search2026", count: 4 });
  await chromium.storageSet({ inlineWanted: true });
  await (await chromium.worker()).evaluate(() => {
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function full(...all) {
      if (this.name !== "seen") return put.apply(this, all);
      IDBObjectStore.prototype.put = put;
      throw new DOMException("no room", "QuotaExceededError");
    };
  });
  await chromium.openPage(LISTING_URL);
  const workbench = await chromium.openExtensionPage("workbench.html#products");
  await shows(workbench, say("prices_full"));
  await chromium.openPage(LISTING_URL);
  await until("it is said no more", async () => !(await textOf(workbench)).includes(say("prices_full")));
  assert.equal((await chromium.stored("seen")).length, 4);
});

test("another currency than before is said, and begins its own history", async () => {
  await remembered(Array.from({ length: 30 }, () => 1_299));
  const { popup } = await chromium.popupOn(demoWith({ "US $": "€", USD: "EUR" }));
  await shows(popup, say("ui_verdict_no_history"));
  await popup.$$eval(".lines.after .button", ([why]) => why.click());
  await shows(popup, "you saw it in USD");
});

test("a product that is taken off the list comes back with all that was said of it", async () => {
  const { popup, page: shop } = await chromium.popupOn(DEMO_URL);
  await shows(popup, say("ui_verdict_no_history"));
  await press(popup, say("ui_keep_short"));
  await shows(popup, say("ui_kept_short"));
  // Without a word of the user's it is kept again by the same button.
  await press(popup, say("ui_kept_short"));
  await shows(popup, say("ui_keep_short"));
  assert.ok(!(await textOf(popup)).includes(say("ui_undo")));
  await press(popup, say("ui_keep_short"));
  await shows(popup, say("ui_kept_short"));
  const page = await chromium.openExtensionPage("workbench.html#products/1005006000000001");
  await fill(page, say("ui_wishes_price"), "9");
  await fill(page, say("ui_wishes_note"), "For the autumn roundup");
  await press(page, say("ui_wishes_save"));
  await shows(page, say("ui_wishes_saved"));
  const [before] = await chromium.stored("shortlist");
  assert.equal(before.watch.note, "For the autumn roundup");
  const comesBack = async (view, drop) => {
    await drop();
    await until("it is gone", async () => (await chromium.stored("shortlist")).length === 0);
    await shows(view, say("ui_kept_dropped", { name: before.title }));
    await undo(view);
    await until("it is back", async () => (await chromium.stored("shortlist")).length === 1);
    assert.deepEqual(await chromium.stored("shortlist"), [before]);
  };
  const bookmark = (view) => async () =>
    (await by(view, "button", say("ui_named", { what: say("ui_kept"), name: before.title }))).click();
  await comesBack(page, bookmark(page));
  await page.evaluate(() => {
    location.hash = "products";
  });
  await page.waitForSelector(".room:not([hidden]) section:not([hidden]) .tablecard");
  await comesBack(page, bookmark(page));
  await page.close();
  const again = await chromium.clickToolbar(shop);
  await comesBack(again, () => press(again, say("ui_kept_short")));
});
