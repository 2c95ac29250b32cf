// The workbench with 1,000,000 observations of 10,000 products, beside one that has seen a single product.
import { fileURLToPath } from "node:url";
import { launch } from "../harness/browser.mjs";
import { DEMO_SETTINGS } from "../harness/demo.mjs";
import { startServer } from "../harness/server.mjs";
import { figure, memory, middle } from "./figures.mjs";

const DIST = fileURLToPath(new URL("../../dist/chromium", import.meta.url));
const RUNS = 7;
const PRODUCTS = 10_000;
/** Of each product, with 50 observations each. */
const SERIES = 2;
const ROWS = 50;

/** In a page of the extension: products from one number to another, with their series. */
function fill(from, until, series, rows) {
  return new Promise((done, failed) => {
    const opening = indexedDB.open("affix");
    opening.onerror = () => failed(opening.error);
    opening.onsuccess = () => {
      const adding = opening.result.transaction(["seen", "prices", "shortlist"], "readwrite");
      const now = Math.floor(Date.now() / 1_000);
      for (let n = from; n < until; n++) {
        const id = String(1_005_006_000_000_000 + n);
        const keys = Array.from({ length: series }, (_, at) => `${id}/DE/EUR/ordinary/1/${12_000_000_000_000 + at}`);
        for (const key of keys) {
          const row = (_, at) => `${now - (rows - at) * 86_400},${1_500 + ((n * 7 + at * 13) % 500)},2999,12,p`;
          adding.objectStore("prices").put({ id: key, name: null, seen: Array.from({ length: rows }, row).join(";") });
        }
        adding.objectStore("shortlist").put({
          id,
          title: `Product ${n}`,
          price: { min: "15.00", max: "15.00", currency: "EUR" },
          image: null,
          store: null,
          category: null,
          address: `https://www.aliexpress.com/item/${id}.html`,
          keptAt: new Date(now * 1_000 - n * 60_000).toISOString(),
          watch: {
            tags: [],
            note: null,
            price: { min: "10.00", max: "10.00", currency: "EUR" },
            rate: null,
            seller: null,
          },
        });
        adding.objectStore("seen").put({
          id,
          title: `Product ${n}`,
          image: null,
          address: `https://www.aliexpress.com/item/${id}.html`,
          store: null,
          storeName: null,
          category: null,
          firstAt: (now - rows * 86_400) * 1_000,
          lastAt: now * 1_000 - n,
          series: keys[0],
          speaks: "chosen",
          price: { min: "15.00", max: "15.00", currency: "EUR" },
          verdict: "as_usual",
          facts: "",
          gone: "",
          goneAt: null,
        });
      }
      adding.oncomplete = () => {
        opening.result.close();
        done();
      };
    };
  });
}

/** In a page of the extension: milliseconds that one more row of a product takes, as the extension adds it. */
function add(id) {
  return new Promise((done, failed) => {
    const opening = indexedDB.open("affix");
    opening.onerror = () => failed(opening.error);
    opening.onsuccess = () => {
      const began = performance.now();
      const adding = opening.result.transaction(["seen", "prices"], "readwrite");
      const [seen, prices] = [adding.objectStore("seen"), adding.objectStore("prices")];
      const key = `${id}/DE/EUR/ordinary/1/12000000000000`;
      seen.get(id).onsuccess = ({ target }) => seen.put({ ...target.result, lastAt: Date.now() });
      prices.get(key).onsuccess = ({ target }) =>
        prices.put({ ...target.result, seen: `${target.result.seen};${Math.floor(Date.now() / 1_000)},1499,,,p` });
      adding.oncomplete = () => {
        opening.result.close();
        done(performance.now() - began);
      };
    };
  });
}

/** In a page: when what a selector finds was there, on the page's own clock. */
function noteWhenThere(selector) {
  const look = () => {
    if (!document.querySelector(selector)) return requestAnimationFrame(look);
    // After the frame that shows it.
    return setTimeout(() => {
      globalThis.thereAt ??= performance.now();
    });
  };
  requestAnimationFrame(look);
}

/** Milliseconds until a room of the workbench shows what is waited for, and its memory. */
async function open(chromium, room, selector) {
  const times = [];
  let memory = 0;
  for (let run = 0; run < RUNS; run++) {
    const page = await chromium.browser.newPage();
    await page.evaluateOnNewDocument(noteWhenThere, selector);
    await page.goto(`${chromium.origin}/workbench.html#${room}`);
    await page.waitForFunction(() => globalThis.thereAt);
    times.push(await page.evaluate(() => globalThis.thereAt));
    memory = (await page.metrics()).JSHeapUsedSize;
    await page.close();
  }
  return { ms: middle(times), memory };
}

async function measure(products) {
  const server = await startServer();
  const chromium = await launch({ extensionDir: DIST, server });
  await chromium.storageSet({ settings: DEMO_SETTINGS });
  const page = await chromium.openExtensionPage("workbench.html#products/seen");
  await page.waitForSelector(".room:not([hidden]) .empty");
  for (let n = 0; n < products; n += 500) {
    await page.evaluate(fill, n, Math.min(products, n + 500), SERIES, ROWS);
  }
  const id = String(1_005_006_000_000_000 + Math.floor(products / 2));
  const adding = [];
  for (let run = 0; run < RUNS; run++) adding.push(await page.evaluate(add, id));
  await page.close();
  const one = await open(chromium, `products/${id}`, ".u-wrap canvas");
  const rows = ".room:not([hidden]) tbody .thing";
  const list = await open(chromium, "products/seen", rows);
  const watched = await open(chromium, "products", rows);
  const today = await open(chromium, "today", ".room:not([hidden]) h2");
  await chromium.close();
  await server.close?.();
  return { one, list, watched, today, add: middle(adding) };
}

/** Figures of a store with a million observations, each beside a store with one product's. */
export async function priceFigures() {
  const least = await measure(1);
  const most = await measure(PRODUCTS);
  const one = "one product's alone";
  figure("a product among 1,000,000 rows", most.one.ms, one, least.one.ms, "≤ 1.5");
  figure("a row more among 1,000,000", most.add, one, least.add, "≤ 1.5");
  figure("everything seen, 10,000 products", most.list.ms, one, least.list.ms, "≤ 1.5");
  figure("10,000 watched products", most.watched.ms, one, least.watched.ms, "≤ 1.5");
  figure("Today with 10,000 watched products", most.today.ms, one, least.today.ms, "≤ 1.5");
  memory("memory of everything seen", most.list.memory, one, least.list.memory, "");
}
