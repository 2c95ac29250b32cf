// Drafts under what goes wrong: no room to store what is typed, five hundred products, pictures that are not there; in a
// real browser.
import assert from "node:assert/strict";
import { after, afterEach, beforeEach, test } from "node:test";
import { openDraft, previews } from "./draftRoom.mjs";
import { fill, portals, portalsLink, say, shows, start, until } from "./support.mjs";

const chromium = await start();
after(() => chromium.close());
beforeEach(async () => {
  await chromium.reset();
  await chromium.use(portals());
});
afterEach(() => assert.deepEqual(chromium.ownProblems(), []));

const product = (_, n) => ({
  id: String(1005006000000001 + n),
  title: `Lamp ${n + 1}`,
  link: portalsLink(`https://www.aliexpress.com/item/${1005006000000001 + n}.html`),
  observed: "2026-11-27",
  price: `${n + 1}.90`,
  currency: "USD",
});
const draft = (products, more = {}) => ({
  version: 1,
  kind: "dealRoundup",
  title: "Lamps",
  market: "us",
  products: Array.from({ length: products }, product),
  ...more,
});

const stored = async () => JSON.parse((await chromium.stored("content"))[0].draft).title;

test("while there is no room to store it what is typed stays, and is stored when there is some", async () => {
  const page = await openDraft(chromium, draft(2));
  await page.evaluate(() => {
    const { put } = IDBObjectStore.prototype;
    globalThis.giveRoom = () => void Object.assign(IDBObjectStore.prototype, { put });
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await fill(page, say("ui_draft_title"), "Lamps for a tent");
  await shows(page, say("ui_content_not_stored"));
  await shows(page, say("disk_full"));
  await previews(page, "Lamps for a tent");
  assert.equal(await stored(), "Lamps");
  // Nobody has to type again for it.
  await page.evaluate(() => globalThis.giveRoom());
  await until("it is stored", async () => (await stored()) === "Lamps for a tent");
  await until(
    "nothing is said any more",
    async () => !(await page.$eval("body", (body) => body.innerText)).includes(say("disk_full")),
  );
});

test("a draft of five hundred products opens, is previewed and is stored as it is typed", async () => {
  const page = await openDraft(chromium, draft(500));
  await previews(page, "Lamp 500");
  await shows(page, say("ui_content_products_other", { n: "500" }));
  await fill(page, say("ui_draft_title"), "Many lamps");
  await previews(page, "Many lamps");
  await until("it is stored", async () => (await stored()) === "Many lamps");
});

test("a picture that is not there leaves its words in their place", async () => {
  const image = "https://ae01.alicdn.com/kf/S00000000gone.jpg";
  const kept = draft(2);
  kept.products[0].image = image;
  const page = await openDraft(chromium, kept);
  await previews(page, "Lamp 1");
  const pictures = await page.$eval(".paper > div", ({ shadowRoot }) =>
    [...shadowRoot.querySelectorAll("img")].map((picture) => [picture.src, picture.getAttribute("alt")]),
  );
  // Its title stands beside it.
  assert.deepEqual(pictures, [[image, ""]]);
  assert.equal((await page.$$(".goods li")).length, 2);
});
