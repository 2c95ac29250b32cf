// The room of reports: files in, sums out, each figure with its rows; nothing counts twice and nothing is guessed.
import assert from "node:assert/strict";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, afterEach, beforeEach, describe, test } from "node:test";
import { clickTable, OWN_TABLE, openPlatformOrders } from "../harness/orders.mjs";
import { giveReports, openReports, SECTION } from "./reportsRoom.mjs";
import { button, by, portals, press, say, shows, start, textOf, until } from "./support.mjs";

const chromium = await start({ folder: "reports" });
const { folder } = chromium;
after(() => chromium.close());
beforeEach(async () => {
  await chromium.reset();
  await chromium.use(portals());
});
afterEach(() => assert.deepEqual(chromium.ownProblems(), []));

const room = () => openReports(chromium);

async function written(name, content) {
  const file = join(folder, name);
  await writeFile(file, typeof content === "string" ? content : JSON.stringify(content));
  return file;
}

const choose = giveReports;

/** Adds what was read, and waits until its sums are shown. */
async function add(page, lines, fresh = lines) {
  const few = lines === 1 ? "one" : "other";
  await press(page, say(`ui_reports_add_${few}`, { n: String(lines), fresh: String(fresh) }));
  await shows(page, fresh === 0 ? say("ui_reports_added_none") : say(`ui_reports_added_${few}`, { n: String(fresh) }));
}

const orders = () => written("orders.json", openPlatformOrders());
const stored = async () => (await chromium.stored("orders")).reduce((sum, { orders: n }) => sum + n, 0);

/** What the core sums up must be, by other means: integers of the made-up answer. */
function cents(wanted) {
  const { order } = openPlatformOrders().result.orders;
  return order
    .filter(({ order_status }) => order_status === wanted)
    .reduce((sum, { estimated_paid_commission }) => sum + estimated_paid_commission, 0);
}
const dollars = (minor) => new Intl.NumberFormat("en", { style: "currency", currency: "USD" }).format(minor / 100);

/** Has the files read again, with the columns as they were chosen. */
async function correct(page) {
  const before = await page.waitForSelector(`${SECTION} .onefile`);
  await press(page, say("ui_reports_correct"));
  // What it says may be the same as before.
  await until("they are read again", () => before.evaluate((file) => !file.isConnected));
}

describe("files", () => {
  test("an answer of the Open Platform: its sums by status, and the same again changes nothing", async () => {
    const page = await room();
    await choose(page, await orders());
    await add(page, 270);
    for (const [status, name] of [
      ["Completed Settlement", "paid"],
      ["Buyer Confirmed Receipt", "confirmed"],
      ["Payment Completed", "pending"],
      ["Invalid", "void"],
    ])
      await button(page, `${say(`ui_reports_status_${name}`)} ${dollars(cents(status))}`);
    assert.equal(await stored(), 270);
    const before = await textOf(page, `${SECTION} .totals`);
    await choose(page, await orders());
    await shows(page, say("ui_reports_known_other", { n: "270" }));
    await add(page, 270, 0);
    assert.equal(await stored(), 270);
    assert.equal(await textOf(page, `${SECTION} .totals`), before);
    // Another page reads the same from the database.
    const other = await room();
    await shows(other, before, `${SECTION} .totals`);
  });

  test("what is not wanted is not stored", async () => {
    const page = await room();
    await choose(page, await orders());
    await press(page, say("ui_cancel"));
    await shows(page, say("ui_reports_empty"));
    assert.equal(await stored(), 0);
  });

  test("a table's columns are shown with its first rows, put right once, and remembered", async () => {
    const page = await room();
    await choose(page, await written("partner.csv", OWN_TABLE));
    await shows(page, say("ui_reports_read_other", { n: "2" }));
    await shows(page, say("ui_reports_refused_other", { n: "2" }));
    await shows(page, say("ui_backup_line", { line: "4", why: say("report_status", { text: "gone fishing" }) }));
    await shows(page, say("ui_backup_line", { line: "5", why: say("report_row_short") }));
    await (await by(page, "combobox", say("ui_reports_word", { word: "gone fishing" }))).select("void");
    await (await by(page, "combobox", say("ui_reports_key_network"))).select("epn");
    await correct(page);
    await shows(page, say("ui_reports_read_other", { n: "3" }));
    await add(page, 3);
    await choose(page, await written("partner-2.csv", OWN_TABLE));
    await shows(page, say("ui_reports_known_other", { n: "3" }));
  });

  test("several at once; one that is no report costs the others nothing", async () => {
    const page = await room();
    await choose(page, await orders(), await written("clicks.csv", clickTable()), await written("page.html", "<html>"));
    await shows(page, say("report_kind", { kind: "HTML" }));
    await shows(page, say("ui_reports_clicks_read_other", { n: "455" }));
    await add(page, 270);
    await shows(page, say("ui_reports_epc"), `${SECTION} .totals`);
    await shows(page, say("ui_reports_conversion"), `${SECTION} .totals`);
  });

  test("the network that was not meant is said before anything counts twice", async () => {
    const page = await room();
    await choose(page, await written("partner.csv", OWN_TABLE));
    await shows(page, say("ui_reports_read_other", { n: "2" }));
    await (await by(page, "combobox", say("ui_reports_key_network"))).select("epn");
    await correct(page);
    await shows(page, say("ui_reports_read_other", { n: "2" }));
    await add(page, 2);
    await choose(page, await written("partner.csv", OWN_TABLE));
    await shows(page, say("ui_reports_known_other", { n: "2" }));
    await (await by(page, "combobox", say("ui_reports_key_network"))).select("admitad");
    await correct(page);
    await shows(page, say("ui_reports_elsewhere_other", { n: "2", network: "EPN" }));
    await press(page, say("ui_cancel"));
    await until("nothing counts twice", async () => (await stored()) === 2);
  });

  test("for which there is no room is not stored at all, and waits to be added again", async () => {
    const page = await room();
    await choose(page, await orders());
    const [worker] = page.workers();
    await worker.evaluate(() => {
      const put = IDBObjectStore.prototype.put;
      globalThis.roomAgain = () => {
        IDBObjectStore.prototype.put = put;
      };
      let puts = 0;
      IDBObjectStore.prototype.put = function full(...given) {
        puts += 1;
        if (puts < 3) return put.apply(this, given);
        throw new DOMException("no room", "QuotaExceededError");
      };
    });
    const adds = say("ui_reports_add_other", { n: "270", fresh: "270" });
    await press(page, adds);
    await shows(page, say("disk_full"));
    assert.equal(await stored(), 0);
    await button(page, adds);
    await worker.evaluate(() => globalThis.roomAgain());
    await add(page, 270);
    assert.equal(await stored(), 270);
  });

  test("a file that is cut off keeps what was whole, and says where it ends", async () => {
    const page = await room();
    const whole = JSON.stringify(openPlatformOrders(5));
    await choose(page, await written("cut.json", whole.slice(0, -120)));
    await shows(page, say("report_cut", { line: "1" }));
    await add(page, 4);
  });
});

describe("figures", () => {
  test("each leads to its rows, and back", async () => {
    const page = await room();
    await choose(page, await orders());
    await add(page, 270);
    await press(page, `${say("ui_reports_status_void")} ${dollars(cents("Invalid"))}`);
    await shows(page, say("ui_reports_rows_csv_other", { n: "30" }), SECTION);
    assert.equal(await page.evaluate(() => document.activeElement.id), "rows-title");
    await press(page, say("ui_reports_back"));
    await (await by(page, "combobox", say("ui_reports_by"))).select("subid");
    await press(page, "blog-lights");
    await shows(page, say("ui_reports_rows_csv_other", { n: "108" }), SECTION);
  });

  test("bars are gone along with the keys, and are a table", async () => {
    const page = await room();
    await choose(page, await orders());
    await add(page, 270);
    const bars = await page.waitForSelector(".barsplot canvas");
    assert.ok(bars);
    const plot = await by(page, "slider", say("ui_reports_bars_week"));
    await plot.focus();
    await page.keyboard.press("Home");
    const value = () => plot.evaluate((element) => element.ariaValueNow);
    await until("the first is marked", async () => (await value()) === "1");
    await page.keyboard.press("ArrowRight");
    await until("the second is marked", async () => (await value()) === "2");
    await page.keyboard.press("Enter");
    await shows(page, say("ui_reports_rows_csv_other", { n: "21" }), SECTION);
  });

  test("the forecast takes them over at one click", async () => {
    const page = await room();
    await choose(page, await orders(), await written("clicks.csv", clickTable()));
    await add(page, 270);
    await press(page, say("ui_reports_to_forecast"));
    await shows(page, say("ui_forecast_keep"), ".room:not([hidden])");
    const { forecast } = await chromium.settings();
    assert.match(forecast.clicks, /^[1-9]\d+$/);
    assert.equal(forecast.currency, "USD");
    assert.ok(forecast.rate.low !== "" && forecast.basket !== "");
  });

  test("the table is taken along as a file that runs nothing", async () => {
    const page = await room();
    const evil = openPlatformOrders(3);
    evil.result.orders.order[0].product_title = "=HYPERLINK(1)";
    await choose(page, await written("evil.json", evil));
    await add(page, 3);
    const control = await page.createCDPSession();
    await control.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: folder, eventsEnabled: true });
    const done = new Promise((resolve) => {
      control.on("Browser.downloadProgress", ({ state }) => state === "completed" && resolve());
    });
    await press(page, say("ui_log_csv"));
    await done;
    const name = (await readdir(folder)).find((file) => file.startsWith("affix-orders-by-product"));
    const csv = await readFile(join(folder, name), "utf8");
    assert.match(csv, /'=HYPERLINK\(1\)/);
    assert.match(csv, /^product,name,currency,orders,/);
  });
});

test("orders are told with their number, erased, and brought back", async () => {
  const page = await room();
  await choose(page, await orders());
  await add(page, 270);
  const options = await chromium.openExtensionPage("workbench.html#settings/data");
  await shows(options, say("ui_kept_records_other", { n: "270" }), "#data");
  const what = say("ui_kept_orders");
  await press(options, say("ui_kept_erase", { what }));
  await shows(options, say("ui_kept_erased", { what }));
  assert.equal(await stored(), 0);
  await shows(page, say("ui_reports_empty"));
  await press(options, say("ui_undo"));
  await shows(options, say("ui_kept_records_other", { n: "270" }), "#data");
  await shows(page, say("ui_reports_what_earns"));
});
