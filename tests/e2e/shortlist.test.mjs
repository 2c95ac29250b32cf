// The shortlist: kept in the popup, ordered in the workbench by what it earns.
import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import { button, by, DEMO_URL, portals, press, say, settingsOf, shows, start, until } from "./support.mjs";

const kept = (n, price, title, more = {}) => ({
  id: `100500600000010${n}`,
  title,
  price: price && { min: price, max: price, currency: "USD" },
  store: null,
  category: "15",
  address: `https://www.aliexpress.com/item/100500600000010${n}.html`,
  keptAt: "2026-11-20T10:00:00Z",
  ...more,
});

describe("the shortlist", () => {
  let chromium;
  before(async () => {
    chromium = await start();
  });
  after(() => chromium.close());
  beforeEach(() => chromium.reset());

  const stored = async () => (await chromium.storageGet("shortlist")).shortlist ?? [];
  const titles = (page) => page.$$eval(".tablecard .title", (all) => all.map((b) => b.textContent));
  const use = (more) => chromium.storageSet({ settings: { ...settingsOf(portals()), ...more } });

  test("a product is kept in its popup, and taken off again", async () => {
    await use({});
    const { popup } = await chromium.popupOn(DEMO_URL);
    await press(popup, say("ui_keep_short"));
    await button(popup, say("ui_kept_short"));
    const [product] = await stored();
    assert.equal(product.address, DEMO_URL);
    assert.deepEqual(product.price, { min: "8.46", max: "8.46", currency: "USD" });
    await press(popup, say("ui_kept_short"));
    await until("it is gone", async () => (await stored()).length === 0);
    await until("it leads nowhere", async () => (await popup.$(".keptsaid")) === null);
    // What is kept leads to the list.
    await press(popup, say("ui_keep_short"));
    const list = chromium.browser.waitForTarget((target) => target.url().endsWith("/workbench.html#products"));
    await press(popup, say("ui_kept_open"));
    await shows(await (await list).page(), "Polarized Cycling Glasses");
  });

  test("a mid-priced product that sells stands before a dear one that does not", async () => {
    const list = [kept(1, "349.00", "Electric bicycle"), kept(2, "39.90", "Bicycle rack"), kept(3, "8.46", "Glasses")];
    const conversionByPrice = [{ from: "100", currency: "USD", conversion: { low: "0.1", high: "0.3" } }];
    await use({ conversion: { low: "1", high: "3" }, conversionByPrice });
    await chromium.storageSet({ shortlist: list });
    const page = await chromium.openExtensionPage("workbench.html#products");
    await shows(page, say("ui_shortlist_on", { day: "Nov 20, 2026" }));
    await until("by clicks", async () => (await titles(page)).join() === "Bicycle rack,Electric bicycle,Glasses");
    await (await by(page, "combobox", say("ui_table_sort"))).select("high");
    await until("by commission", async () => (await titles(page)).join() === "Electric bicycle,Bicycle rack,Glasses");
  });

  test("the row’s menu is walked by keys: it copies in a format, takes off, and gives the focus back", async () => {
    await use({});
    await chromium.storageSet({ shortlist: [kept(1, "349.00", "Electric bicycle")] });
    const page = await chromium.openExtensionPage("workbench.html#products");
    const name = say("ui_row_more", { product: "Electric bicycle" });
    await shows(page, `${say("ui_copy")} Electric bicycle`);
    await (await button(page, name)).focus();
    await page.keyboard.press("Enter");
    const focused = () => page.evaluate(() => document.activeElement.ariaLabel);
    await until(
      "the first item",
      async () => (await focused()) === say("ui_row_copy_as", { format: say("ui_format_link") }),
    );
    await page.keyboard.press("ArrowDown");
    assert.equal(await focused(), say("ui_row_copy_as", { format: say("ui_format_telegram") }));
    await page.keyboard.press("Enter");
    await shows(page, say("ui_row_copied", { format: say("ui_format_telegram"), product: "Electric bicycle" }));
    const post = await chromium.readClipboard();
    assert.ok(
      post.includes("Electric bicycle") && post.includes("$349.00") && post.includes("aff_short_key=_AffixDemo"),
      post,
    );
    await page.bringToFront();
    await (await button(page, name)).focus();
    await page.keyboard.press("Enter");
    await until("it is open", async () => (await page.$(".rowmenu :popover-open")) !== null);
    await page.keyboard.press("Escape");
    await until("it is closed", async () => (await page.$(".rowmenu .menu")) === null);
    await page.keyboard.press("Enter");
    await until("it is open again", async () => (await page.$(".rowmenu :popover-open")) !== null);
    await (await by(page, "menuitem", say("ui_row_drop"))).click();
    await until("it is gone", async () => (await stored()).length === 0);
  });

  test("tags are chips that filter", async () => {
    await use({});
    const watch = (...tags) => ({ watch: { tags, note: null, price: null, seller: null, rate: null, tell: [] } });
    await chromium.storageSet({
      shortlist: [
        kept(1, "349.00", "Electric bicycle", watch("bikes", "spring")),
        kept(2, "8.46", "A lamp", watch("bikes")),
      ],
    });
    const page = await chromium.openExtensionPage("workbench.html#products");
    await until("both", async () => (await titles(page)).length === 2);
    await press(page, say("ui_filter_tag", { tag: "spring" }));
    await until("one", async () => (await titles(page)).join() === "Electric bicycle");
  });

  test("what has no price is said to have none, and nothing is lost by emptying", async () => {
    await use({});
    await chromium.storageSet({ shortlist: [kept(1, "349.00", "Electric bicycle"), kept(2, null, "A lamp")] });
    const page = await chromium.openExtensionPage("workbench.html#products");
    await shows(page, say("ui_earners_no_price_one", { n: "1" }));
    await press(page, say("ui_shortlist_empty"));
    await shows(page, say("ui_shortlist_emptied"));
    assert.deepEqual(await stored(), []);
    await press(page, say("ui_undo"));
    await until("all are back", async () => (await stored()).length === 2);
  });

  test("a damaged list costs only what is damaged", async () => {
    await use({});
    await chromium.storageSet({
      shortlist: [7, { id: "" }, kept(3, "8.46", "Glasses", { price: { min: "x", max: "8" } })],
    });
    const page = await chromium.openExtensionPage("workbench.html#products");
    await shows(page, "Glasses");
    await shows(page, say("ui_earners_no_price_one", { n: "1" }));
  });
});
