// The collector's own time in a page, in real Chromium, beside what others send: the whole page as text.
import { readFileSync } from "node:fs";
import { launch } from "../harness/browser.mjs";
import { startServer } from "../harness/server.mjs";
import { root } from "../node/module.mjs";
import { figure, middle } from "./figures.mjs";
import { moduleState } from "./state.mjs";

const DIST = `${root}dist/chromium`;
const CARDS = 60;
const RUNS = 41;

const fixture = (name) => readFileSync(`${root}tests/fixtures/pages/${name}`, "utf8");

/** A product page as large as real ones, with its state. */
function productPage() {
  const state = `<script>window.runParams = { data: ${moduleState(150_000)}, csrfToken: '' };</script>`;
  const block =
    '<div class="rec--card--x1"><a href="/item/1005006000000009.html"><span class="price--current--y2">US $3.10</span></a></div>';
  return fixture("csr-rendered-pl.html").replace("</body>", `${state}${block.repeat(2000)}</body>`);
}

/** A list of so many cards: the fixture's own, again and again with other ids. */
function listingPage() {
  const page = fixture("ru-listing.html");
  const cards = page.match(/<div[^>]*data-product-id[^]*?(?=<div[^>]*data-product-id|<\/main>|<\/body>)/g);
  const many = Array.from({ length: CARDS }, (_, i) =>
    cards[i % cards.length].replace(/data-product-id="\d+"/, `data-product-id="${1005006000100000 + i}"`),
  );
  return page.replace(cards.join(""), many.join("\n"));
}

/** Milliseconds in the page for the collector and for the text of the whole page. */
async function measure(chromium, url, holds) {
  const page = await chromium.openPage(url);
  const collector = readFileSync(`${DIST}/collector.js`, "utf8");
  // biome-ignore lint/security/noGlobalEval: the collector is injected as text, as the extension does
  const seen = await page.evaluate((code) => globalThis.eval(code), collector);
  if (!holds(seen)) throw new Error(`${url}: the collector did not see what the bench made`);
  const time = (work) =>
    page.evaluate(
      ({ code, runs }) =>
        Array.from({ length: runs }, () => {
          const start = performance.now();
          // biome-ignore lint/security/noGlobalEval: the same
          globalThis.eval(code);
          return performance.now() - start;
        }),
      { code: work, runs: RUNS },
    );
  const ours = middle(await time(collector));
  const whole = middle(await time("document.documentElement.outerHTML"));
  await page.close();
  return { ours, whole };
}

export async function collectorFigures() {
  const server = await startServer();
  const product = "https://www.aliexpress.com/item/1005006000000001.html";
  const listing = "https://aliexpress.ru/popular/naushniki.html";
  server.page(product, { body: productPage() });
  server.page(listing, { body: listingPage() });
  const chromium = await launch({ extensionDir: DIST, server });
  const one = await measure(chromium, product, (seen) => seen.scripts.length > 0 && seen.fields.title);
  const many = await measure(chromium, listing, (seen) => seen.groups.ruCards?.length === CARDS);
  await chromium.close();
  await server.close();
  figure("collector, product page of 400 KB", one.ours, "outerHTML of the page", one.whole, "≤ 5 ms");
  figure(`collector, ${CARDS} listing cards`, many.ours, "outerHTML of the page", many.whole, "≤ 5 ms");
}
