// 100,000 orders dropped on the room of reports: until they can be added, until they are stored with what they teach, and
// how long the page was held up meanwhile; beside the time that parsing the same file alone takes.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { launch } from "../harness/browser.mjs";
import { DEMO_SETTINGS } from "../harness/demo.mjs";
import { openPlatformOrders } from "../harness/orders.mjs";
import { startServer } from "../harness/server.mjs";
import { figure } from "./figures.mjs";

const DIST = fileURLToPath(new URL("../../dist/chromium", import.meta.url));
const ORDERS = 100_000;

/** In the room: counts from now on how long the page is held up at once. */
function watch() {
  window.held = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.held = Math.max(window.held, duration);
  }).observe({ type: "longtask" });
}

/** In the room: milliseconds until this is shown. */
function until(selector) {
  const began = performance.now();
  return new Promise((done) => {
    const look = () => {
      if (document.querySelector(selector)) done(performance.now() - began);
      else requestAnimationFrame(look);
    };
    look();
  });
}

/** Milliseconds that reading the file and parsing it takes a page, and nothing else. */
async function parsedAlone(chromium, file) {
  const page = await chromium.openExtensionPage("workbench.html#reports");
  const chooser = await page.waitForSelector(".room:not([hidden]) .reports input[type=file]");
  await chooser.evaluate((input) => {
    // Nobody but this looks at the file.
    input.addEventListener("change", (event) => event.stopImmediatePropagation(), { capture: true });
  });
  await chooser.uploadFile(file);
  const alone = await chooser.evaluate(async ({ files: [file] }) => {
    const began = performance.now();
    JSON.parse(await file.text());
    return performance.now() - began;
  });
  await page.close();
  return alone;
}

export async function orderFigures() {
  const folder = await mkdtemp(join(tmpdir(), "affix-bench-"));
  const server = await startServer();
  const chromium = await launch({ extensionDir: DIST, server });
  try {
    await chromium.storageSet({ settings: DEMO_SETTINGS });
    const answer = openPlatformOrders(ORDERS);
    // Some products have many orders, most have few.
    answer.result.orders.order.forEach((order, n) => {
      order.product_id = 1_005_009_000_000_001 + (n % 3 === 0 ? n % 50 : n % 20_000);
      order.paid_time = `${new Date(Date.now() - (n % 700) * 86_400_000).toISOString().slice(0, 10)} 10:00:00`;
    });
    const file = join(folder, "orders.json");
    await writeFile(file, JSON.stringify(answer));
    const page = await chromium.openExtensionPage("workbench.html#reports");
    const chooser = await page.waitForSelector(".room:not([hidden]) .reports input[type=file]");
    const alone = await parsedAlone(chromium, file);
    await page.bringToFront();
    await page.evaluate(watch);
    const read = page.evaluate(until, ".files .button.main");
    await chooser.uploadFile(file);
    figure("100,000 orders read in the browser", await read, "JSON.parse of the file", alone, "≤ 3");
    const kept = page.evaluate(until, ".reports .totals");
    await page.click(".files .button.main");
    figure("100,000 orders stored and learnt from", await kept, "JSON.parse of the file", alone, "");
    figure("the longest that the page was held up", await page.evaluate(() => window.held), "a long task", 50, "≤ 1");
    await page.evaluate(() => {
      location.hash = "reports/held";
    });
    figure(
      "100,000 orders looked back at",
      await page.evaluate(until, "#backtest-title"),
      "JSON.parse of it",
      alone,
      "",
    );
  } finally {
    await chromium.close();
    await server.close?.();
    await rm(folder, { recursive: true });
  }
}
