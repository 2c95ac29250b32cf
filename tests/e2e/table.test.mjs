// Ten thousand rows in the one table: those in sight are drawn, and what is asked of all of them is done with all.
import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, beforeEach, test } from "node:test";
import { by, portals, press, say, shows, start, until } from "./support.mjs";

const MANY = 10_000;
const chromium = await start();
const folder = await mkdtemp(join(tmpdir(), "affix-table-"));
after(async () => {
  await chromium.close();
  await rm(folder, { recursive: true });
});
beforeEach(() => chromium.reset());
afterEach(() => assert.deepEqual(chromium.ownProblems(), []));

const idOf = (n) => String(1005006000000000 + n);
/** The n-th costs n dollars and one more. */
const kept = (n) => ({
  id: idOf(n),
  title: `Lamp ${n}`,
  price: { min: `${n + 1}.00`, max: `${n + 1}.00`, currency: "USD" },
  store: null,
  category: null,
  address: `https://www.aliexpress.com/item/${idOf(n)}.html`,
  keptAt: "2026-11-20T10:00:00.000Z",
});

/** The rows that are drawn: each with its place and its title. */
const drawn = (page) =>
  page.$$eval(".tablecard tbody tr[data-index]", (all) =>
    all.map((row) => [Number(row.dataset.index), row.querySelector(".title").textContent]),
  );
const first = (page, title) => until(`first ${title}`, async () => (await drawn(page))[0]?.join() === `0,${title}`);

async function products() {
  await chromium.use(portals());
  await chromium.storageSet({ shortlist: Array.from({ length: MANY }, (_, n) => kept(n)) });
  const page = await chromium.openExtensionPage("workbench.html#products");
  await page.setViewport({ width: 1280, height: 900 });
  await shows(page, say("ui_shortlist_count_other", { n: "10,000" }));
  await page.waitForSelector(".tablecard tbody tr[data-index]");
  return page;
}

test("few are drawn, any of them is scrolled to, and none is left out on the way", async () => {
  const page = await products();
  await first(page, "Lamp 9999");
  assert.ok((await drawn(page)).length < 60);
  const seen = new Set();
  for (let down = 0; down < 20; down += 1) {
    for (const [place, title] of await drawn(page)) {
      assert.equal(title, `Lamp ${MANY - 1 - place}`);
      seen.add(place);
    }
    const last = Math.max(...seen);
    await page.evaluate(() => scrollBy(0, innerHeight / 2));
    await until("more rows", async () => (await drawn(page)).some(([place]) => place > last));
  }
  assert.deepEqual(
    [...seen].sort((a, b) => a - b),
    [...seen].map((_, place) => place),
  );
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await until("the last row", async () => (await drawn(page)).at(-1)?.join() === `${MANY - 1},Lamp 0`);
  assert.ok((await drawn(page)).length < 60);
});

test("order and search are over all of them; what is chosen is all that is shown", async () => {
  const page = await products();
  await press(page, say("ui_order_price"));
  await first(page, "Lamp 9999");
  await press(page, say("ui_order_price"));
  await first(page, "Lamp 0");
  await (await by(page, "checkbox", say("ui_table_choose_all"))).click();
  await shows(page, say("ui_table_chosen", { n: "10,000" }), ".chosen");
  await (await by(page, "searchbox", say("ui_table_search"))).type("lamp 77");
  const found = Array.from({ length: MANY }, (_, n) => n).filter((n) => idOf(n).includes("77"));
  const n = String(found.length);
  await shows(page, say("ui_table_of", { n, all: "10,000" }));
  // What is hidden is never acted on.
  await shows(page, say("ui_table_chosen", { n }), ".chosen");
  await press(page, say("ui_list_copy_other", { n }));
  await shows(page, say("ui_copied"), ".chosen");
  const links = (await chromium.readClipboard()).split("\n");
  assert.deepEqual(
    links.map((link) => /item%2F(\d+)/.exec(link)[1]),
    found.map(idOf),
  );
});

test("a file has them all, in the order that is shown", async () => {
  const page = await products();
  const control = await page.createCDPSession();
  await control.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: folder, eventsEnabled: true });
  const done = new Promise((resolve) => {
    control.on("Browser.downloadProgress", ({ state }) => state === "completed" && resolve());
  });
  await press(page, say("ui_log_csv"));
  await done;
  const [name] = await readdir(folder);
  const lines = (await readFile(join(folder, name), "utf8")).trim().split(/\r?\n/);
  assert.equal(lines.length, MANY + 1);
  assert.ok(lines[1].includes(`${idOf(9999)},Lamp 9999,`), lines[1]);
  assert.ok(lines.at(-1).includes(`${idOf(0)},Lamp 0,`), lines.at(-1));
});
