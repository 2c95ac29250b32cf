// The room of reports, beyond its sums: from what a network pays out, and clicks counted by hand.
import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, afterEach, beforeEach, test } from "node:test";
import { openPlatformOrders } from "../harness/orders.mjs";
import { giveReports, openReports, SECTION } from "./reportsRoom.mjs";
import { fill, portals, press, say, shows, start, textOf, until } from "./support.mjs";

const chromium = await start({ folder: "more" });
const { folder } = chromium;
after(() => chromium.close());
beforeEach(async () => {
  await chromium.reset();
  await chromium.use(portals());
});
afterEach(() => assert.deepEqual(chromium.ownProblems(), []));

const room = () => openReports(chromium);

async function choose(page, name, content) {
  const file = join(folder, name);
  await writeFile(file, content);
  await giveReports(page, file);
}

async function withOrders() {
  const page = await room();
  await choose(page, "orders.json", JSON.stringify(openPlatformOrders()));
  await press(page, say("ui_reports_add_other", { n: "270", fresh: "270" }));
  await shows(page, say("ui_reports_added_other", { n: "270" }));
  return page;
}

test("from what a network pays out is the user's word: what is missing, and that it is reached", async () => {
  const page = await withOrders();
  await shows(page, say("ui_reports_threshold_hint"), ".payouts");
  await fill(page, say("ui_reports_threshold"), "100000");
  await shows(page, /\$[\d,.]+ missing/, ".payouts");
  await shows(page, say("ui_reports_not_reached"), ".payouts");
  await fill(page, say("ui_reports_threshold"), "1");
  await shows(page, say("ui_reports_reached"), ".payouts");
  await fill(page, say("ui_reports_threshold"), "many");
  await shows(page, say("report_threshold"), ".payouts");
  await fill(page, say("ui_reports_threshold"), "16");
  await until("it is stored", async () => {
    const { thresholds } = await chromium.storageGet("thresholds");
    return thresholds?.length === 1 && thresholds[0].amount === "16";
  });
  await page.reload();
  await shows(page, say("ui_reports_reached"), ".payouts");
});

test("what is pending for unusually long leads to its rows", async () => {
  const page = await withOrders();
  await press(page, say("ui_reports_show_late"));
  await shows(page, say("ui_reports_late"), SECTION);
  // The same words stand at the way there: the rows come after them.
  await until("its rows alone", async () => {
    const rows = (await page.$(`${SECTION} .tablecard`)) ? await textOf(page, `${SECTION} .tablecard`) : "";
    return rows.includes(say("ui_reports_status_pending")) && !rows.includes(say("ui_reports_status_paid"));
  });
});

test("clicks are written down by day, held against that day's orders alone, edited and erased", async () => {
  const page = await withOrders();
  const day = openPlatformOrders(1).result.orders.order[0].paid_time.slice(0, 10);
  const type = (count) => fill(page, say("ui_reports_field_clicks"), count);
  await page.$eval(
    ".byhandform input[type=date]",
    (field, value) => {
      field.value = value;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    },
    day,
  );
  await type("a few");
  await press(page, say("ui_clicks_add"));
  await shows(page, say("report_clicks_typed", { text: "a few" }));
  await type("400");
  await press(page, say("ui_clicks_add"));
  await shows(page, say("ui_reports_clicks_other", { n: "400" }), ".byhand");
  // Three orders are of that day.
  await shows(page, say("ui_reports_orders_other", { n: "3" }), ".byhand");
  await shows(page, "0.75%", ".byhand");
  // What nobody counted says nothing of the whole.
  assert.ok(!(await textOf(page, `${SECTION} .totals`)).includes(say("ui_reports_conversion")));
  await (await page.waitForSelector("[aria-labelledby=byhand-title] summary")).click();
  await (await page.waitForSelector(".byhanddays .quiet")).click();
  await type("300");
  await press(page, say("ui_clicks_change"));
  await shows(page, "1%", ".byhand");
  const { clicks } = await chromium.storageGet("clicks");
  assert.deepEqual(clicks, [{ network: "aliexpress", day, campaign: "", count: 300 }]);
  await (await page.waitForSelector(".byhanddays .round")).click();
  await until("they are gone", async () => (await chromium.storageGet("clicks")).clicks.length === 0);
});
