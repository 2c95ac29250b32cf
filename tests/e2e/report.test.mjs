// The layout report: shown before it is saved, saved by a click, and enough to find what a redesign broke.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, beforeEach, test } from "node:test";
import { button, DEMO_URL, more, PAGES, portals, press, say, shows, start } from "./support.mjs";

const chromium = await start();
const folder = mkdtempSync(join(tmpdir(), "affix-reports-"));
after(async () => {
  await chromium.close();
  rmSync(folder, { recursive: true });
});
beforeEach(async () => {
  await chromium.reset();
  await chromium.use(portals());
});
afterEach(() => assert.deepEqual(chromium.ownProblems(), []));

/** Opens the report, reads it, saves it, and finds both alike. */
async function saved(popup, kind) {
  await more(popup, say("ui_report"));
  await shows(popup, say("ui_report_what"));
  await (await button(popup, say("ui_report_save"))).isVisible();
  const shown = await popup.$eval("pre", (pre) => pre.textContent);

  const control = await chromium.browser.target().createCDPSession();
  await control.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: folder, eventsEnabled: true });
  const done = new Promise((resolve) => {
    control.on("Browser.downloadProgress", ({ state }) => state === "completed" && resolve());
  });
  await press(popup, say("ui_report_save"));
  await done;
  const [name] = await readdir(folder);
  assert.match(name, new RegExp(`^affix-layout-report-${kind}-\\d{4}-\\d\\d-\\d\\d.*\\.json$`));
  const written = await readFile(join(folder, name), "utf8");
  assert.equal(written, shown);
  await rm(join(folder, name));
  await control.detach();
  return JSON.parse(written);
}

test("a class that was renamed stands out as missed", async () => {
  const whole = readFileSync(join(PAGES, "demo-product.html"), "utf8");
  const { popup } = await chromium.popupOn(DEMO_URL);
  const sound = await saved(popup, "product");
  await popup.close();

  const renamed = `${DEMO_URL}?renamed=1`;
  chromium.server.page(renamed, { body: whole.replaceAll("reviewer--sold--", "rating--orders--") });
  const { popup: other } = await chromium.popupOn(renamed);
  const broken = await saved(other, "product");

  assert.deepEqual(
    broken.layout.filter((line) => !sound.layout.includes(line)),
    ["missed sold", "sold unread_not_shown"],
  );
  assert.deepEqual(
    sound.layout.filter((line) => !broken.layout.includes(line)),
    ["sold 99,999+ a × 1", "sold read from page"],
  );
  assert.equal(broken.kind, "product");
  for (const line of [
    "page www.aliexpress.com/item/9999999999999999.a",
    "price A $9.99 × 2",
    "  with _d_c_.DCData",
    "  imagePathList list 517",
  ]) {
    assert.ok(broken.layout.includes(line), `${line} in ${broken.layout.join("\n")}`);
  }
});

test("nothing that the page says is in it", async () => {
  const { popup } = await chromium.popupOn(`${DEMO_URL}?aff_fsk=_nObody1`);
  const report = JSON.stringify(await saved(popup, "product"));
  for (const said of [
    "1005006000000001",
    "1102000046",
    "Velora",
    "Polarized",
    "Cycling",
    "8.46",
    "16.90",
    "1,234",
    "nObody1",
    "_AffixDemo",
    "S846af0",
    "alicdn",
    "Sports",
  ]) {
    assert.ok(!report.includes(said), said);
  }
});

test("it stands below the fields that were not read, too", async () => {
  const { popup } = await chromium.popupOn(DEMO_URL);
  await more(popup, say("ui_unread_one", { n: "1" }));
  await popup.locator(`summary::-p-text(${say("ui_report")})`).click();
  await shows(popup, say("ui_report_what"));
  await button(popup, say("ui_report_save"));
});

test("a listing has one; a page that is not AliExpress’ has none", async () => {
  chromium.serve("https://aliexpress.ru/popular/naushniki-fixture", "ru-listing.html");
  const { popup } = await chromium.popupOn("https://aliexpress.ru/popular/naushniki-fixture");
  const report = await saved(popup, "listing");
  for (const line of ["page aliexpress.ru/popular/a-a", "list2016 × 0", /^ruCards × \d+$/, /^price 99\.99.A × \d+$/]) {
    assert.ok(
      report.layout.some((each) => (line instanceof RegExp ? line.test(each) : each === line)),
      `${line} in ${report.layout.join("\n")}`,
    );
  }
  await popup.close();

  const { popup: elsewhere } = await chromium.popupOn("https://blog.example/");
  await shows(elsewhere, say("ui_page_elsewhere"));
  assert.equal(await elsewhere.$(`::-p-aria([name="${say("ui_report")}"][role="button"])`), null);
});
