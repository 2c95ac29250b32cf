// Estimates on the cards of listings, drawn in the one layer; and the list of those that earn most.
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, test } from "node:test";
import { axe } from "../harness/browser.mjs";
import {
  cardId,
  cards,
  cardTitle,
  LISTING_URL,
  RU_LISTING_URL,
  SHAPE_NAMES,
  serveListing,
} from "../harness/listing.mjs";
import {
  button,
  by,
  fill,
  GRANTED,
  portals,
  portalsLink,
  press,
  range,
  say,
  settingsOf,
  shows,
  start,
  until,
} from "./support.mjs";

const HOST = "affix-estimate";
const TAG = `<${HOST}></${HOST}>`;
const STRICT = {
  "content-security-policy":
    "default-src 'none'; style-src 'self'; script-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'",
};
const RATE = range("3% – 9%");
const dollars = (cents) => `$${(cents / 100).toFixed(2)}`;

/** What the label of the n-th card says: three to nine percent of its price, cut off at the cent. */
const label = (n) => {
  const cents = n * 100 + 50;
  const money = range(`${dollars(Math.floor(cents * 0.03))} – ${dollars(Math.floor(cents * 0.09))}`);
  return say("inline_card_label", { title: cardTitle(n), label: say("inline_label", { money, rate: RATE }) });
};
const tagOf = (page, n) => by(page, "note", label(n));
/** Its label, if it is on the page at this moment. */
const tagNow = (page, n) => page.$(`::-p-aria([name="${label(n)}"][role="note"])`);
const tags = (page) => page.$$('::-p-aria([role="note"])');
const boxOf = (handle) =>
  handle.evaluate((element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return { left, top, right, bottom };
  });
const pictureBox = async (page, n) => boxOf(await page.$(`a[href*="${cardId(n)}"] img`));
const hosts = (page) => page.evaluate((host) => document.querySelectorAll(host).length, HOST);
const frames = (page) =>
  page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done)))),
  );

describe("on the page", () => {
  let chromium;
  before(async () => {
    chromium = await start({ extensionDir: GRANTED });
  });
  after(() => chromium.close());
  beforeEach(async () => {
    await chromium.reset();
    await until("no script is registered", async () =>
      (await chromium.worker()).evaluate(
        async () => (await chrome.scripting.getRegisteredContentScripts()).length === 0,
      ),
    );
    await chromium.use(portals());
  });
  afterEach(() => assert.deepEqual(chromium.ownProblems(), []));

  const wanted = (on = true) => chromium.storageSet({ inlineWanted: on });
  async function open(options, headers) {
    const url = options.shape === "ru" ? RU_LISTING_URL : LISTING_URL;
    serveListing(chromium.server, url, options, headers);
    const page = await chromium.openPage(url);
    await page.bringToFront();
    return page;
  }

  test("a card that leads to a bundle's page has its product's estimate", async () => {
    const url = "https://www.aliexpress.us/w/wholesale-cable.html";
    chromium.serve(url, "listing-drawn-2025.html");
    await wanted();
    const page = await chromium.openPage(url);
    // Pictures come from nowhere here; they have the room that a page gives them.
    await page.addStyleTag({ content: "img { display: block; width: 200px; height: 200px }" });
    await page.bringToFront();
    await page.$eval(`a[href*="productIds=1005006940000064:"]`, (link) => link.scrollIntoView());
    await until("a label of the bundle", async () => {
      const names = await Promise.all((await tags(page)).map((tag) => tag.evaluate((note) => note.ariaLabel ?? "")));
      return names.some((name) => name.includes("Cable Tidy, Pack of 5"));
    });
  });

  for (const shape of SHAPE_NAMES) {
    test(`sixty cards of ${shape}, each near the viewport with its own estimate, inside its picture`, async () => {
      await wanted();
      const page = await open({ shape });
      for (const n of [1, 7, 10]) {
        const tag = await boxOf(await tagOf(page, n));
        const picture = await pictureBox(page, n);
        assert.ok(
          tag.left >= picture.left &&
            tag.right <= picture.right &&
            tag.top > picture.top &&
            tag.bottom <= picture.bottom,
          `${n}: ${JSON.stringify([tag, picture])}`,
        );
      }
      await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
      await tagOf(page, 60);
      assert.equal(await hosts(page), 1);
    });
  }

  test("off until it is wanted; then one node more and nothing else, no shift; off again as if it had never been", async () => {
    const page = await chromium.browser.newPage();
    await page.evaluateOnNewDocument(() => {
      globalThis.shifts = [];
      new PerformanceObserver((list) => globalThis.shifts.push(...list.getEntries().map(({ value }) => value))).observe(
        { type: "layout-shift", buffered: true },
      );
    });
    serveListing(chromium.server, LISTING_URL, { shape: "search2026" });
    await page.goto(LISTING_URL);
    await page.bringToFront();
    await frames(page);
    assert.equal(await hosts(page), 0);
    const html = await page.evaluate(() => {
      globalThis.records = [];
      new MutationObserver((records) => {
        for (const { type, target, addedNodes, removedNodes, attributeName } of records) {
          const nodes = [...addedNodes, ...removedNodes].map((node) => node.nodeName.toLowerCase());
          globalThis.records.push(`${type} ${target.nodeName.toLowerCase()} ${attributeName ?? ""} ${nodes}`);
        }
      }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
      return document.documentElement.outerHTML;
    });
    const known = await page.evaluate(() => globalThis.shifts.length);

    await wanted();
    await tagOf(page, 1);
    await page.evaluate(() => scrollTo(0, 1500));
    await tagOf(page, 26);
    await frames(page);
    const drawn = await page.evaluate(() => document.documentElement.outerHTML);
    assert.equal(drawn.replace(TAG, ""), html);
    assert.ok(drawn.endsWith(`${TAG}</html>`));
    assert.equal(await page.evaluate(() => document.documentElement.lastElementChild.shadowRoot), null);
    assert.deepEqual(await page.evaluate((from) => globalThis.shifts.slice(from), known), []);

    await wanted(false);
    await until("the labels are gone", async () => (await hosts(page)) === 0);
    assert.equal(await page.evaluate(() => document.documentElement.outerHTML), html);
    assert.deepEqual(await page.evaluate(() => globalThis.records), [
      `childList html  ${HOST}`,
      `childList html  ${HOST}`,
    ]);
  });

  test("under a policy that forbids everything, written from right to left, on a dark page", async () => {
    await wanted();
    const page = await open({ shape: "state", body: 'dir="rtl" class="dark"' }, STRICT);
    const handle = await tagOf(page, 1);
    const [tag, picture] = [await boxOf(handle), await pictureBox(page, 1)];
    assert.ok(picture.right - tag.right < 12 && tag.left > picture.left + 12, JSON.stringify([tag, picture]));
    assert.deepEqual(
      await handle.evaluate((element) => [element.classList.contains("dark"), getComputedStyle(element).pointerEvents]),
      [true, "none"],
    );
    const light = await open({ shape: "state", count: 10 });
    assert.equal(await (await tagOf(light, 1)).evaluate((element) => element.classList.contains("dark")), false);
  });

  test("follows a page without end, also when the worker was ended meanwhile, with few labels at any time", async () => {
    await wanted();
    const page = await open({ shape: "search2026", count: 20 });
    await tagOf(page, 20);
    for (let last = 40; last <= 120; last += 20) {
      if (last === 80) await chromium.killWorker();
      await page.bringToFront();
      await page.evaluate((html) => globalThis.add(html), cards("search2026", last - 19, last));
      await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
      await tagOf(page, last);
    }
    const many = await (await tagOf(page, 120)).evaluate((element) => element.parentNode.childNodes.length);
    assert.ok(many <= 45, `${many} labels for 120 cards`);
    assert.equal(await hosts(page), 1);
  });

  test("cards of a page without end whose price nothing states have no label", async () => {
    await wanted();
    const page = await open({ shape: "state", count: 10 });
    await tagOf(page, 10);
    await page.evaluate((html) => globalThis.add(html), cards("state", 11, 12) + cards("search2026", 13, 13));
    await tagOf(page, 13);
    assert.deepEqual([await tagNow(page, 11), await tagNow(page, 12)], [null, null]);
  });

  test("what is no price for certain has no label, nor what is unlike its own label", async () => {
    chromium.serve("https://www.aliexpress.com/w/wholesale-desk-lamp.html", "listing-search.html");
    await wanted();
    const page = await chromium.openPage("https://www.aliexpress.com/w/wholesale-desk-lamp.html");
    await page.addStyleTag({ content: "img { display: block; inline-size: 200px; block-size: 100px }" });
    const said = say("inline_label", { money: range("€0.28 – €0.85"), rate: RATE });
    await by(page, "note", say("inline_card_label", { title: "Clamp Lamp with Two Joints", label: said }));
    await until("all four", async () => (await tags(page)).length === 4);
    const names = await Promise.all(
      (await tags(page)).map((tag) => tag.evaluate((element) => element.getAttribute("aria-label"))),
    );
    assert.equal(names.length, 4);
    assert.ok(
      names.every((name) => !name.startsWith("Paper Lantern")),
      names.join("\n"),
    );
  });

  test("goes where its card goes: moved, removed, another product, covered, and under the header", async () => {
    await wanted();
    const page = await open({ shape: "search2026", count: 20 });
    const inside = async (n) => {
      const tag = await boxOf(await tagOf(page, n));
      const picture = await pictureBox(page, n);
      return tag.left >= picture.left && tag.bottom <= picture.bottom && tag.top > picture.top;
    };
    await tagOf(page, 1);
    await page.evaluate(() =>
      document.querySelector("#grid").style.setProperty("grid-template-columns", "repeat(4, 1fr)"),
    );
    await until("it has moved with its card", () => inside(7));

    await page.evaluate(() => document.querySelector("#grid").firstElementChild.remove());
    await until("a removed card has none", async () => !(await tagNow(page, 1)));
    await until("the others have moved up", () => inside(2));

    await page.evaluate(
      (html) => {
        const [, second] = document.querySelector("#grid").children;
        second.replaceChildren(...document.createRange().createContextualFragment(html).firstElementChild.children);
      },
      cards("search2026", 99, 99),
    );
    await tagOf(page, 99);
    assert.equal(await tagNow(page, 3), null);

    await page.evaluate(() => {
      // A layer without a place among the page's layers: what comes after it in the page is drawn above it.
      const cover = document.body.appendChild(document.createElement("div"));
      cover.id = "cover";
      cover.style.cssText = "position: fixed; inset: 0; background: white";
    });
    await until("a covered card has none", async () => !(await tagNow(page, 2)));
    await page.evaluate(() => document.querySelector("#cover").remove());
    await until("it comes back", () => inside(2));

    const level = await (await tagOf(page, 2)).evaluate((element) => Number(getComputedStyle(element).zIndex));
    assert.ok(level < 10, "the sticky header is above");
  });

  test("a click on the label is a click on the card", async () => {
    await wanted();
    const page = await open({ shape: "search2026", count: 10 });
    const { left, top, right, bottom } = await boxOf(await tagOf(page, 3));
    await page.evaluate(() => {
      globalThis.clicked = [];
      document.addEventListener("click", (event) => {
        event.preventDefault();
        globalThis.clicked.push(event.target.closest("a")?.getAttribute("href"));
      });
    });
    await page.mouse.click((left + right) / 2, (top + bottom) / 2);
    assert.ok((await page.evaluate(() => globalThis.clicked[0])).includes(cardId(3)));
  });

  test("other cards after the address changed without loading, none on a product page", async () => {
    await wanted();
    const page = await open({ shape: "search2026", count: 10 });
    await tagOf(page, 10);
    await page.evaluate(
      (html) => {
        history.pushState({}, "", "/w/wholesale-glove.html");
        document.querySelector("#grid").replaceChildren(document.createRange().createContextualFragment(html));
      },
      cards("search2026", 31, 36),
    );
    await tagOf(page, 31);
    assert.equal(await tagNow(page, 1), null);
    await page.evaluate(() => history.pushState({}, "", "/item/1005006000000001.html"));
    await until("none beside another product’s page", async () => (await hosts(page)) === 0);
  });

  test("nothing is asked of any server, and nothing of the page’s", async () => {
    await wanted();
    const page = await open({ shape: "search2026", count: 20 });
    await tagOf(page, 1);
    chromium.server.forget();
    await page.evaluate((html) => globalThis.add(html), cards("search2026", 21, 25));
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await tagOf(page, 25);
    assert.deepEqual(
      chromium.server.requests.filter(({ path }) => !path.startsWith("/kf/")).map(({ url }) => url),
      [],
    );
  });
});

describe("best earners", () => {
  let chromium;
  before(async () => {
    chromium = await start();
  });
  after(() => chromium.close());
  beforeEach(async () => {
    // A side panel stays when pages are closed, and keeps what was chosen in it.
    for (const target of chromium.browser.targets().filter((each) => each.url().includes("/panel.html")))
      await (await target.asPage()).close();
    await chromium.reset();
  });
  afterEach(() => assert.deepEqual(chromium.ownProblems(), []));

  /** The panel, opened from the popup on a page. */
  async function openedOn(url) {
    const { page, popup } = await chromium.popupOn(url);
    await press(popup, say("ui_best_all"));
    const target = await chromium.browser.waitForTarget((each) =>
      each.url().startsWith(`${chromium.origin}/panel.html`),
    );
    return { page, panel: await target.asPage() };
  }
  const titles = (panel) => panel.$$eval(".tablecard .title", (all) => all.map((each) => each.textContent));
  const firstTitles = (panel, ...wanted) =>
    until(`first ${wanted}`, async () => (await titles(panel)).slice(0, wanted.length).join("|") === wanted.join("|"));
  const sortBy = async (panel, order) => (await by(panel, "combobox", say("ui_table_sort"))).select(order);
  const filter = (panel, name) => press(panel, name);
  const DIDA_URL = "https://www.aliexpress.us/w/wholesale-kitchen-organizer.html";
  async function dida(settings = settingsOf(portals())) {
    await chromium.storageSet({ settings });
    chromium.serve(DIDA_URL, "listing-dida.html");
    return openedOn(DIDA_URL);
  }
  /** By the site's own count, and as every other site knows it. */
  const siteId = (n) => `32568064136853${n}`;
  const idOf = (n) => String(BigInt(siteId(n)) - 2_251_799_813_685_248n);

  test("every product with the user’s own link, more as the page grows, and nothing of the page is changed", async () => {
    await chromium.use(portals());
    serveListing(chromium.server, LISTING_URL, { shape: "search2026", count: 20 });
    const { page, panel } = await openedOn(LISTING_URL);
    await shows(panel, say("ui_earners_all_pay", { n: "20", rate: "3% – 9%" }));
    await firstTitles(panel, ...[20, 19, 18].map(cardTitle));
    await shows(panel, "$0.61 – $1.84", ".tablecard");
    await press(panel, `${say("ui_copy")} ${cardTitle(20)}`);
    await shows(panel, say("ui_copied"), ".tablecard");
    assert.equal(await chromium.readClipboard(), portalsLink(`https://www.aliexpress.com/item/${cardId(20)}.html`));
    const opens = await panel.$eval(".tablecard .title", (link) => [link.href, link.target, link.rel]);
    assert.deepEqual(opens, [`https://www.aliexpress.com/item/${cardId(20)}.html`, "_blank", "noreferrer"]);
    assert.deepEqual(await axe(panel), []);

    await page.bringToFront();
    await page.evaluate((html) => globalThis.add(html), cards("search2026", 21, 40));
    await shows(panel, say("ui_earners_all_pay", { n: "40", rate: "3% – 9%" }));
    await firstTitles(panel, cardTitle(40));
    assert.equal(await hosts(page), 0);
  });

  test("what sells and pays stands first, and every column gives its order, both ways", async () => {
    const { panel } = await dida();
    const shown = await until("all", async () => {
      const all = await titles(panel);
      return all.length === 8 && all;
    });
    await shows(panel, say("ui_earners_formula"));
    const rowsBy = () =>
      panel.$$eval(".tablecard tbody tr .title", (all) =>
        all.map(({ href }) => href.match(/(\d+)\.html/)[1].slice(-2)),
      );
    const order = (wanted) => until(`order ${wanted}`, async () => (await rowsBy()).join() === wanted);
    // Least of a sale times sold; the one without a count is last.
    await order("08,50,51,49,52,53,54,55");
    assert.equal(shown.length, 8);
    await sortBy(panel, "sold");
    await order("08,50,52,51,49,53,54,55");
    await press(panel, say("ui_table_descending"));
    await order("54,53,49,51,52,50,08,55");
    await sortBy(panel, "rating");
    await order("49,50,51,53,52,08,55,54");
    await sortBy(panel, "discount");
    await order("08,52,50,51,49,55,53,54");
    // Wide: the headings do the same.
    await panel.setViewport({ width: 760, height: 900 });
    await press(panel, say("ui_order_price"));
    await order("08,50,49,53,51,55,54,52");
    await by(panel, "columnheader", `${say("ui_order_price")} ${say("ui_order_discount")}`);
    assert.equal(await panel.$eval("th.of-price", (th) => th.ariaSort), "descending");
  });

  test("filters say how many they leave; those chosen are copied, kept and written as a post", async () => {
    const { panel } = await dida();
    await until("all", async () => (await titles(panel)).length === 8);
    await filter(panel, say("ui_filter_sold", { n: "100" }));
    await shows(panel, say("ui_table_of", { n: "5", all: "8" }));
    await filter(panel, say("ui_filter_no_ads"));
    await shows(panel, say("ui_table_of", { n: "4", all: "8" }));
    await filter(panel, say("ui_filter_rating", { n: "4.5" }));
    await shows(panel, say("ui_table_of", { n: "3", all: "8" }));
    await filter(panel, say("ui_filter_price"));
    await fill(panel, say("ui_filter_to"), "22");
    await shows(panel, say("ui_table_of", { n: "2", all: "8" }));
    await (await by(panel, "checkbox", say("ui_table_choose_all"))).click();
    await press(panel, say("ui_list_copy_other", { n: "2" }));
    await shows(panel, say("ui_copied"), ".chosen");
    const copied = (await chromium.readClipboard()).split("\n");
    assert.deepEqual(
      copied.map((link) => /item%2F(\d+)/.exec(link)?.[1]),
      [idOf("49"), idOf("52")],
    );
    await press(panel, say("ui_chosen_keep"));
    await shows(panel, say("ui_chosen_kept_other", { n: "2" }), ".chosen");
    await press(panel, say("ui_chosen_post"));
    const post = () =>
      panel
        .$eval("dialog[open] .output .write .posttext", ({ innerText, value }) => value ?? innerText)
        .catch(() => "");
    // Each product of the post says what its row says, as the post of one product does.
    const text = await until("the post", async () => (await post()).split("•").length === 3 && post());
    for (const line of text.split("\n").filter((line) => line.startsWith("•"))) {
      assert.match(line, /^• .+ · .*\d+\.\d\d.* · −\d+% · ★ \d/, text);
    }
    assert.deepEqual(await axe(panel), []);
    await (await by(panel, "combobox", say("ui_template_choice"))).select("short");
    await until("the other template", async () => !(await post()).includes("•") && (await post()).includes("%"));
    await press(panel, say("ui_post_copy", { format: say("ui_format_telegram") }));
    await until("the post is copied", async () => (await chromium.readClipboard()).split("%").length > 2);
  });

  test("Space and Shift with Space choose a row and a range", async () => {
    const { panel } = await dida();
    await until("all", async () => (await titles(panel)).length === 8);
    const boxes = await panel.$$(".tablecard tbody .box");
    await boxes[1].focus();
    await panel.keyboard.press("Space");
    for (let n = 0; n < 3; n += 1) await panel.keyboard.press("ArrowDown");
    await panel.keyboard.down("Shift");
    await panel.keyboard.press("Space");
    await panel.keyboard.up("Shift");
    await shows(panel, say("ui_table_chosen", { n: "4" }), ".chosen");
    assert.deepEqual(await panel.$$eval(".tablecard tbody .box", (all) => all.map(({ checked }) => checked)), [
      false,
      true,
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  test("where clicks are counted with, what they earn stands beside a sale, with the caution", async () => {
    const { panel } = await dida({ ...settingsOf(portals()), conversion: { low: "1", high: "2" } });
    await shows(panel, say("note_one_conversion"));
    await shows(panel, say("ui_earns_clicks", { amount: "$0.64 – $3.86" }), ".tablecard");
    await sortBy(panel, "perClicks");
    await until("the dearest", async () => (await titles(panel)).length === 8);
  });

  test("two currencies have their own order, and what has no certain price stands there with its link", async () => {
    await chromium.use(portals());
    chromium.serve("https://www.aliexpress.com/w/wholesale-desk-lamp.html", "listing-search.html");
    const { panel } = await openedOn("https://www.aliexpress.com/w/wholesale-desk-lamp.html");
    await shows(panel, say("shortlist_currencies", { currencies: "EUR, USD" }));
    await shows(panel, say("ui_earners_no_price_one", { n: "1" }));
    await sortBy(panel, "high");
    await firstTitles(
      panel,
      "Ring Light on a Stand",
      "Reading Light, Rechargeable",
      "Clamp Lamp with Two Joints",
      "Night Light",
      "Paper Lantern, Round",
    );
    await press(panel, `${say("ui_copy")} Paper Lantern, Round`);
    await shows(panel, say("ui_copied"), ".tablecard");
  });

  test("a page whose prices name no currency lists its products; the answer is remembered for its site", async () => {
    await chromium.use(portals());
    const url = "https://www.aliexpress.com/w/wholesale-plant-pot.html";
    chromium.serve(url, "listing-unstated.html");
    const { panel } = await openedOn(url);
    const site = "www.aliexpress.com";
    await by(panel, "group", say("ui_currency_which", { site }));
    assert.equal((await titles(panel)).length, 3);
    await button(panel, `${say("ui_copy")} Seed Tray, Twelve Cells`);
    await press(panel, "USD");
    await shows(panel, say("note_your_currency", { site, currency: "USD" }));
    await shows(panel, "$0.24 – $0.72", ".tablecard");
    assert.deepEqual((await chromium.settings()).siteCurrencies, [{ site, currency: "USD" }]);
  });
});
