// A key in a draft of 10 products until the preview says it, beside one of a single product; and the tasks of the page's
// thread meanwhile that are long enough for the browser to report them (50 ms).
import { fileURLToPath } from "node:url";
import { launch } from "../harness/browser.mjs";
import { DEMO_SETTINGS } from "../harness/demo.mjs";
import { startServer } from "../harness/server.mjs";
import { figure, longTasks, middle } from "./figures.mjs";

const DIST = fileURLToPath(new URL("../../dist/chromium", import.meta.url));
const KEYS = 60;
const ID = "00000000-0000-4000-8000-000000000001";

const product = (_, n) => ({
  id: String(1_005_006_000_000_000 + n),
  title: `Desk lamp ${n} with a title that goes on for a while`,
  link: `https://s.click.aliexpress.com/deep_link.htm?aff_short_key=_AffixDemo&dl_target_url=https%3A%2F%2Fwww.aliexpress.com%2Fitem%2F${1_005_006_000_000_000 + n}.html`,
  observed: "2026-11-27T09:30:00Z",
  price: `${n + 1}9.90`,
  currency: "USD",
  rating: "4.8",
  reviews: 1200,
  sold: 1000 * (n + 1),
  store: "Lamps & more",
  attributes: [{ name: "Light", value: `${n + 1}00 lm` }],
  words: "Good for a desk, and quiet.",
  pros: ["Bright"],
  cons: ["Short cable"],
  score: "7",
});

const draft = (products) => ({
  version: 1,
  kind: "comparison",
  title: "Lamps",
  market: "us",
  products: Array.from({ length: products }, product),
});

/** In a page of the extension: keeps a draft. */
function keep(kept) {
  return new Promise((done) => {
    indexedDB.open("affix").onsuccess = ({ target: { result } }) => {
      const adding = result.transaction("content", "readwrite");
      adding.objectStore("content").put(kept);
      adding.oncomplete = () => done(result.close());
    };
  });
}

/** In the editor: milliseconds from each of so many keys in the title until the preview says what it made. */
async function type(keys) {
  const field = document.querySelector(".draftbar input");
  const root = document.querySelector(".paper > div").shadowRoot;
  const times = [];
  const long = [];
  const tasks = new PerformanceObserver((list) => long.push(...list.getEntries()));
  tasks.observe({ type: "longtask" });
  for (let n = 0; n < keys; n++) {
    const title = `Lamps ${n}.`;
    await new Promise((done) => {
      const seen = new MutationObserver(() => {
        if (!root.textContent.includes(title)) return;
        times.push(performance.now() - began);
        seen.disconnect();
        done();
      });
      seen.observe(root, { childList: true });
      const began = performance.now();
      field.value = title;
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    });
    // As a hand pauses between two keys.
    await new Promise(requestIdleCallback);
  }
  long.push(...tasks.takeRecords());
  return { times, long: long.map(({ duration }) => duration) };
}

async function measure(chromium, products) {
  const page = await chromium.openExtensionPage("workbench.html#content");
  await page.waitForSelector(".kinds");
  await page.evaluate(keep, { id: ID, draft: JSON.stringify(draft(products)), at: Date.now(), versions: [] });
  await page.goto(`${chromium.origin}/workbench.html#content/${ID}`);
  await page.reload();
  await page.waitForFunction(() => document.querySelector(".paper > div")?.shadowRoot?.textContent.includes("Lamps"));
  const { times, long } = await page.evaluate(type, KEYS);
  await page.close();
  return { key: middle(times), long };
}

/** A draft of 10 products beside one of a single product. */
export async function draftFigures() {
  const server = await startServer();
  const chromium = await launch({ extensionDir: DIST, server });
  await chromium.storageSet({ settings: DEMO_SETTINGS });
  const one = await measure(chromium, 1);
  const ten = await measure(chromium, 10);
  await chromium.close();
  await server.close?.();
  figure("a key in a draft of 10 products", ten.key, "in one of 1 product", one.key, "≤ 2");
  longTasks(`${KEYS} keys in a draft of 10 products`, ten.long);
  longTasks(`${KEYS} keys in one of 1 product`, one.long);
}
