// Estimates on the page: only when wanted and permitted, and then exactly one node. The build with
// granted hosts stands for a user who answered the browser's prompt, which no test can do.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { after, afterEach, before, beforeEach, describe, test } from "node:test";
import {
  by,
  DEMO_URL,
  EXTENSION,
  GRANTED,
  PAGES,
  portals,
  press,
  range,
  say,
  shows,
  start,
  until,
} from "./support.mjs";

const HOSTS = [
  "https://*.aliexpress.com/*",
  "https://*.aliexpress.us/*",
  "https://aliexpress.ru/*",
  "https://*.aliexpress.ru/*",
];
// The Open Platform's is no page: no script of ours may come near it.
const PLATFORM = "https://api-sg.aliexpress.com/*";
const HOST = "affix-estimate";
const STRICT = {
  "content-security-policy":
    "default-src 'self'; script-src 'self'; style-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'",
};

const manifestOf = (folder) => JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));

test("the build under test differs from the release in its hosts and in nothing else", () => {
  const { optional_host_permissions, ...release } = manifestOf(EXTENSION);
  const { host_permissions, ...granted } = manifestOf(GRANTED);
  assert.deepEqual(granted, release);
  assert.deepEqual(
    [host_permissions, optional_host_permissions],
    [
      [...HOSTS, PLATFORM],
      [...HOSTS, PLATFORM],
    ],
  );
  const files = (folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
      .sort();
  assert.ok(files(EXTENSION).some((file) => file.startsWith("parts/")));
  assert.deepEqual(files(GRANTED), files(EXTENSION));
  for (const file of files(EXTENSION).filter((file) => file !== "manifest.json"))
    assert.ok(readFileSync(join(GRANTED, file)).equals(readFileSync(join(EXTENSION, file))), file);
});

const drawn = (page) => page.evaluate((host) => document.querySelectorAll(host).length, HOST);
const isDrawn = (page) => until("the estimate is on the page", async () => (await drawn(page)) === 1);
const isGone = (page) => until("the estimate is gone", async () => (await drawn(page)) === 0);

/** What the layer says; its shadow root is closed to all but assistive technology. */
const says = (page, money, rate) => by(page, "note", say("inline_label", { money, rate }));
const MONEY = range("$0.25 – $0.76");
const RATE = range("3% – 9%");

/** Turns the switch on the options page. */
async function turn(chromium) {
  const options = await chromium.openExtensionPage("workbench.html#settings");
  await (await by(options, "switch", say("ui_inline_switch"))).click();
  return options;
}

const registered = async (chromium) =>
  (await chromium.worker()).evaluate(async () => (await chrome.scripting.getRegisteredContentScripts()).length);

describe("with the permission", () => {
  let chromium;
  before(async () => {
    chromium = await start({ extensionDir: GRANTED });
  });
  after(() => chromium.close());
  beforeEach(async () => {
    await chromium.reset();
    await until("no script is registered", async () => (await registered(chromium)) === 0);
    await chromium.use(portals());
  });
  afterEach(() => assert.deepEqual(chromium.ownProblems(), []));

  const wanted = () => chromium.storageSet({ inlineWanted: true });

  test("off until it is wanted, on with one switch, off with the same one", async () => {
    const page = await chromium.openPage(DEMO_URL);
    const before = await page.content();
    assert.deepEqual([await drawn(page), await registered(chromium)], [0, 0]);

    const options = await turn(chromium);
    await until("the switch is on", async () =>
      (await by(options, "switch", say("ui_inline_switch"))).evaluate((input) => input.checked),
    );
    await page.bringToFront();
    await isDrawn(page);
    const late = await chromium.openPage(`${DEMO_URL}?late=1`);
    await isDrawn(late);

    await options.bringToFront();
    await (await by(options, "switch", say("ui_inline_switch"))).click();
    await isGone(page);
    await isGone(late);
    assert.equal(await page.content(), before);
    await until("the script is gone", async () => (await registered(chromium)) === 0);
  });

  test("one more node, the last of the page, closed, and nothing else differs", async () => {
    const page = await chromium.browser.newPage();
    await page.evaluateOnNewDocument(() => {
      globalThis.shifts = [];
      new PerformanceObserver((list) => globalThis.shifts.push(...list.getEntries().map(({ value }) => value))).observe(
        { type: "layout-shift", buffered: true },
      );
    });
    await page.goto(DEMO_URL);
    await page.bringToFront();
    const outline = () =>
      page.evaluate(() => [
        document.documentElement.outerHTML,
        document.querySelectorAll("*").length,
        document.documentElement.scrollWidth,
        document.documentElement.scrollHeight,
      ]);
    const [html, nodes, width, height] = await outline();
    const shifts = await page.evaluate(() => globalThis.shifts.length);

    await wanted();
    await isDrawn(page);
    await says(page, MONEY, RATE);
    const tag = `<${HOST}></${HOST}>`;
    const [newHtml, newNodes, newWidth, newHeight] = await outline();
    assert.equal(newHtml.replace(tag, ""), html);
    assert.ok(newHtml.endsWith(`${tag}</html>`));
    assert.deepEqual([newNodes, newWidth, newHeight], [nodes + 1, width, height]);
    assert.equal(await page.evaluate(() => document.documentElement.lastElementChild.shadowRoot), null);
    // A shift is reported with the frame after the one that shows it.
    await page.evaluate(
      () =>
        new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done)))),
    );
    assert.deepEqual(await page.evaluate((known) => globalThis.shifts.slice(known), shifts), []);
  });

  test("on a page with a strict policy", async () => {
    chromium.serve(`${DEMO_URL}?strict=1`, "demo-product.html", STRICT);
    await wanted();
    const page = await chromium.openPage(`${DEMO_URL}?strict=1`);
    await isDrawn(page);
    const pill = await says(page, MONEY, RATE);
    assert.deepEqual(
      await pill.evaluate((element) => [getComputedStyle(element).position, getComputedStyle(element).display]),
      ["absolute", "flex"],
    );
  });

  test("follows the price, also when the worker was ended meanwhile", async () => {
    await wanted();
    const page = await chromium.openPage(DEMO_URL);
    await says(page, MONEY, RATE);
    await chromium.killWorker();
    await page.bringToFront();
    await page.$$eval('[class*="currentPriceText"]', (prices) =>
      prices.forEach((price) => {
        if (price.textContent === "US $8.46") price.textContent = "US $100.00";
      }),
    );
    await says(page, range("$3.00 – $9.00"), RATE);
    await chromium.killWorker();
    const other = await chromium.openPage(`${DEMO_URL}?again=1`);
    await isDrawn(other);
  });

  test("waits for a page that fills itself late", async () => {
    const source = readFileSync(join(PAGES, "demo-product.html"), "utf8");
    const [head, body] = source.split(/(?=<body)/);
    chromium.server.page(`${DEMO_URL}?shell=1`, { body: `${head}<body><div id="root"></div></body></html>` });
    await wanted();
    const page = await chromium.openPage(`${DEMO_URL}?shell=1`);
    // The script has looked once when it has left a page without a price alone.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    assert.equal(await drawn(page), 0);
    await page.evaluate(
      (html) => {
        document.querySelector("#root").innerHTML = html;
      },
      body.replace(/<\/?(body|html)[^>]*>/g, ""),
    );
    await isDrawn(page);
    await says(page, MONEY, RATE);
  });

  test("goes when the page turns into another one without loading, and comes back with the product", async () => {
    await wanted();
    const page = await chromium.openPage(DEMO_URL);
    await isDrawn(page);
    await page.evaluate(() => {
      globalThis.kept = [...document.body.childNodes];
      history.pushState({}, "", "/w/wholesale-bike-light.html");
      document.body.replaceChildren("A list of bike lights");
    });
    await isGone(page);
    await page.evaluate(() => {
      history.pushState({}, "", "/item/1005006000000001.html");
      document.body.replaceChildren(...globalThis.kept);
    });
    await isDrawn(page);
  });

  test("goes with the price it stands beside", async () => {
    await wanted();
    const page = await chromium.openPage(DEMO_URL);
    await isDrawn(page);
    await page.$$eval('[data-pl="product-price"]', (prices) => prices.forEach((price) => void price.remove()));
    await page.$$eval(".product-price, .product-price-current", (prices) =>
      prices.forEach((price) => void price.remove()),
    );
    await isGone(page);
  });

  test("its own button hides it until the page turns into another product", async () => {
    await wanted();
    const page = await chromium.openPage(DEMO_URL);
    await isDrawn(page);
    await press(page, say("inline_hide"));
    await isGone(page);
    await page.evaluate(() => history.pushState({}, "", "/item/1005006000000002.html"));
    await isDrawn(page);
  });

  test("draws nothing where there is no product", async () => {
    chromium.serve("https://www.aliexpress.com/w/wholesale-kitchen.html", "listing-dida.html");
    await wanted();
    const listing = await chromium.openPage("https://www.aliexpress.com/w/wholesale-kitchen.html");
    const product = await chromium.openPage(DEMO_URL);
    await isDrawn(product);
    await listing.bringToFront();
    await listing.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    assert.equal(await drawn(listing), 0);
    const blog = await chromium.openPage("https://blog.example/");
    assert.equal(await drawn(blog), 0);
  });

  test("the page cannot find the extension", async () => {
    await wanted();
    const page = await chromium.openPage(DEMO_URL);
    await isDrawn(page);
    assert.equal(manifestOf(GRANTED).web_accessible_resources, undefined);
    for (const file of ["inline.js", "icons/16.png", "popup.html", "manifest.json"]) {
      const found = await page.evaluate(
        (url) =>
          fetch(url).then(
            () => true,
            () => false,
          ),
        `${chromium.origin}/${file}`,
      );
      assert.equal(found, false, file);
    }
    assert.equal(
      await page.evaluate(() => globalThis.affixInline === undefined && globalThis.chrome?.runtime?.id === undefined),
      true,
    );
  });
});

describe("without the permission", () => {
  let chromium;
  before(async () => {
    chromium = await start();
  });
  after(() => chromium.close());

  /** The options page, its requests for permissions noted and answered with `granted`, or not at all. */
  async function optionsAsking(granted) {
    const page = await chromium.browser.newPage();
    await page.evaluateOnNewDocument((answer) => {
      globalThis.asked = [];
      chrome.permissions.request = (wanted) => {
        // Later than in the event itself the browser may refuse.
        globalThis.asked.push({ ...wanted, inTheClick: globalThis.event?.isTrusted === true });
        return answer === null ? new Promise(() => {}) : Promise.resolve(answer);
      };
    }, granted);
    await page.goto(`${chromium.origin}/workbench.html#settings`);
    await (await by(page, "switch", say("ui_inline_switch"))).click();
    return page;
  }

  const state = async () => (await chromium.storageGet("inlineWanted")).inlineWanted;
  const isOn = async (page) => {
    await page.bringToFront();
    return (await by(page, "switch", say("ui_inline_switch"))).evaluate((input) => input.checked);
  };

  test("none is held after installation", async () => {
    const held = await (await chromium.worker()).evaluate(() => chrome.permissions.getAll());
    assert.deepEqual(held.origins, []);
    assert.deepEqual(held.permissions.sort(), [
      "activeTab",
      "alarms",
      "clipboardWrite",
      "contextMenus",
      "offscreen",
      "scripting",
      "sidePanel",
      "storage",
    ]);
  });

  test("the click asks for AliExpress’ hosts alone, and until it is answered nothing is drawn", async () => {
    await chromium.use(portals());
    const options = await optionsAsking(null);
    await until("it is asked for", () => options.evaluate(() => globalThis.asked.length > 0));
    assert.deepEqual(await options.evaluate(() => globalThis.asked), [{ origins: HOSTS, inTheClick: true }]);
    await until("it is wanted", async () => (await state()) === true);
    const product = await chromium.openPage(DEMO_URL);
    await shows(product, "US $8.46");
    assert.deepEqual([await drawn(product), await registered(chromium)], [0, 0]);
    assert.equal(await isOn(options), false);
  });

  test("the browser itself is asked, not only our record of it", async () => {
    await chromium.reset();
    const options = await turn(chromium);
    await until("it is wanted", async () => (await state()) === true);
    const held = await (await chromium.worker()).evaluate(() => chrome.permissions.getAll());
    assert.deepEqual(held.origins, []);
    assert.equal(await isOn(options), false);
  });

  test("a refusal is said, and it stays off", async () => {
    await chromium.reset();
    const options = await optionsAsking(false);
    await shows(options, say("ui_inline_refused"));
    await until("it is wanted no longer", async () => (await state()) === false);
    assert.equal(await isOn(options), false);
  });

  test("the rule of the programme stands beside the switch", async () => {
    const options = await chromium.openExtensionPage("workbench.html#settings");
    const input = await by(options, "switch", say("ui_inline_switch"));
    const told = await input.evaluate(
      (element) => document.getElementById(element.getAttribute("aria-describedby")).textContent,
    );
    assert.ok(told.includes(say("ui_inline_rule")));
  });
});
