// Products that are watched: what is wanted is told once, by what the user sees and, where they turned that on, by
// what the Open Platform answers to their own key. The server plays AliExpress' at its true address.
import assert from "node:assert/strict";
import { after, afterEach, beforeEach, test } from "node:test";
import { hardToUse } from "../harness/hardToUse.mjs";
import { by, copyButton, DEMO_URL, GRANTED, portals, press, say, shows, start, until } from "./support.mjs";

const API = "https://api-sg.aliexpress.com/sync";
const PRODUCT = "1005006000000001";
const KEY = { appKey: "512345", secret: "dem0Secret5dem0Secret", trackingId: "demo" };
const DAY = 24 * 60 * 60_000;

const chromium = await start({ extensionDir: GRANTED });
after(() => chromium.close());
beforeEach(async () => {
  await chromium.reset();
  chromium.server.forget();
  chromium.problems.length = 0;
  await chromium.use(portals());
});
afterEach(() => {
  const own = chromium.ownProblems().filter(({ text }) => !text.startsWith("Failed to load resource"));
  assert.deepEqual(own, []);
});

const asked = () => chromium.server.requests.filter(({ host }) => host === "api-sg.aliexpress.com");

/** Plays the platform: what it lists, by product. */
function play(answer) {
  chromium.server.page(API, {
    body: async (request) => {
      const form = Object.fromEntries(new URLSearchParams(request.body));
      const body = await answer(form);
      return { status: 200, headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
    },
  });
}

const listing = (...products) => ({
  aliexpress_affiliate_productdetail_get_response: {
    resp_result: { resp_code: 200, result: { current_record_count: products.length, products: { product: products } } },
  },
});
const nothing = {
  aliexpress_affiliate_productdetail_get_response: { resp_result: { resp_code: 405, resp_msg: "The result is empty" } },
};
const atRate = (rate) => ({ product_id: PRODUCT, commission_rate: rate });

/** Puts records into a store of the database, once the extension has made it. */
async function put(store, ...records) {
  const page = await chromium.openExtensionPage("workbench.html#settings/data");
  await shows(page, say("ui_kept_seen"));
  await page.evaluate(
    (name, all) =>
      new Promise((done, failed) => {
        const opening = indexedDB.open("affix");
        opening.onerror = () => failed(opening.error);
        opening.onsuccess = () => {
          const putting = opening.result.transaction(name, "readwrite");
          for (const one of all) putting.objectStore(name).put(one);
          putting.oncomplete = () => {
            opening.result.close();
            done();
          };
        };
      }),
    store,
    records,
  );
  await page.close();
}

const wish = (tell, more = {}) =>
  put("shortlist", {
    id: PRODUCT,
    title: "Cycling glasses",
    price: null,
    image: null,
    store: null,
    category: null,
    address: DEMO_URL,
    keptAt: "2026-11-01T00:00:00Z",
    watch: { tags: [], note: null, price: null, seller: null, rate: null, tell, ...more },
  });

const turnOn = async (checking = {}) =>
  chromium.storageSet({
    openPlatform: KEY,
    watching: { checking: { on: true, budget: 10, ...checking }, why: null, notifies: false },
  });
const watching = async () => (await chromium.storageGet("watching")).watching;
const toTell = async () =>
  ((await chromium.storageGet("alerts")).alerts ?? []).filter(({ read }) => !read).map(({ note }) => note.code);
const ring = () => chromium.dispatch("alarms.onAlarm", { name: "watch" });
const badge = async () => (await chromium.worker()).evaluate(() => chrome.action.getBadgeText({}));
const title = async () => (await chromium.worker()).evaluate(() => chrome.action.getTitle({}));

/** Rings, and waits until the question that it brings is settled. */
async function ringAndAsk() {
  const before = asked().length;
  await ring();
  await until("it is asked", () => asked().length > before);
  await until("the answer is stored", async () => (await chromium.stored("checked")).some(({ asked: at }) => at > 0));
}

/** As if all that was said had been said a day earlier; `due` where only the question is to be due again. */
async function aDayLater({ due = false } = {}) {
  const back = (at) => (due ? at : at && at - DAY);
  const earlier = (await chromium.stored("checked")).map(({ id, asked: at, said }) => ({
    id,
    asked: at - DAY,
    said: said.map((one) => ({ ...one, since: back(one.since), last: back(one.last), again: back(one.again) })),
  }));
  await put("checked", ...earlier);
  const now = await watching();
  await chromium.storageSet({ watching: { ...now, checking: { ...now.checking, last: now.checking.last - DAY } } });
}

test("nobody is asked unless that is turned on, nor about what only the user sees", async () => {
  play(() => nothing);
  await wish(["stock", "gone", "lowest", "seller"]);
  await chromium.storageSet({ openPlatform: KEY });
  await ring();
  await turnOn();
  await ring();
  await until("the next look is planned", async () =>
    (await chromium.worker()).evaluate(
      async () => (await chrome.alarms.getAll()).map(({ name }) => name).join() === "watch",
    ),
  );
  assert.deepEqual(asked(), []);
  await chromium.storageSet({ watching: { checking: { on: false }, why: null, notifies: false } });
  await until("the alarm is off", async () =>
    (await chromium.worker()).evaluate(async () => (await chrome.alarms.getAll()).length === 0),
  );
});

test("a rate that changes is told on the button and in Today, once, whatever becomes of the worker", async () => {
  let rate = "7.0%";
  play(() => listing(atRate(rate)));
  await wish(["rate", "left"]);
  await turnOn();
  await ringAndAsk();
  assert.deepEqual(await toTell(), []);
  assert.equal((await watching()).checking.asked, 1);
  // Not due again before the next day.
  await ring();
  await aDayLater();
  rate = "5.5%";
  await chromium.killWorker();
  await ring();
  await until("it is to be told", async () => (await toTell()).join() === "watch_rate");
  await until("the button says it", async () => (await badge()) === "1");
  assert.match(await title(), /1 thing to tell you/);
  assert.equal(asked().length, 2);
  await chromium.killWorker();
  const page = await chromium.openExtensionPage("workbench.html#today");
  await shows(page, "names a commission rate of 5.5% since");
  await (await page.waitForSelector(".alerts button")).click();
  await until("nothing to tell", async () => (await page.$(".alerts")) === null);
  await until("the button says nothing", async () => (await badge()) === "");
  // The same said again on another day is no news.
  await aDayLater({ due: true });
  const before = (await chromium.stored("checked"))[0].asked;
  await ring();
  await until("it is asked again", async () => (await chromium.stored("checked"))[0].asked > before);
  await until("the question is over", async () => (await watching()).checking.asked === 3);
  assert.deepEqual(await toTell(), []);
});

test("absent on two days is told as that, never as gone", async () => {
  play(() => nothing);
  await wish(["left"]);
  await turnOn();
  await ringAndAsk();
  assert.deepEqual(await toTell(), []);
  await aDayLater();
  await ring();
  await until("it is to be told", async () => (await toTell()).join() === "watch_left");
  const page = await chromium.openExtensionPage("workbench.html#today");
  await shows(page, "it may have left the programme, pay nothing, or no longer be sold");
});

test("a question whose worker is ended counts, and is asked again in its turn", async () => {
  let hold = true;
  play(() => (hold ? new Promise(() => {}) : listing(atRate("9%"))));
  await wish(["rateWanted"], { rate: "8" });
  await turnOn();
  await ring();
  await until("it is asked", () => asked().length === 1);
  await chromium.killWorker();
  hold = false;
  assert.equal((await watching()).checking.asked, 1);
  // A minute has to be over.
  await ring();
  const now = await watching();
  await chromium.storageSet({ watching: { ...now, checking: { ...now.checking, last: now.checking.last - 60_000 } } });
  await ring();
  await until("it is to be told", async () => (await toTell()).join() === "watch_rate_wanted");
  assert.deepEqual([asked().length, (await watching()).checking.asked], [2, 2]);
});

test("a refusal ends it with its reason, and the user lets it go on", async () => {
  play(() => ({ error_response: { code: "InvalidAppKey", msg: "Invalid app Key" } }));
  await wish(["left"]);
  await turnOn();
  await ring();
  await until("it has stopped", async () => (await watching()).checking.over === true);
  const page = await chromium.openExtensionPage("workbench.html#settings/watch");
  await shows(page, say("ui_watch_stopped", { why: say("open_platform_bad_key") }));
  await page.setViewport({ width: 320, height: 800 });
  assert.deepEqual(await hardToUse(page), []);
  await shows(page, say("ui_watch_today", { asked: "1", budget: "10" }));
  await ring();
  play(() => listing(atRate("7%")));
  await press(page, say("ui_watch_again"));
  await until("it goes on", async () => (await watching()).checking.over === false);
  assert.equal(asked().length, 1);
});

test("no more is asked than the day’s budget", async () => {
  play(() => listing(atRate("7%")));
  await wish(["left"]);
  const today = new Date();
  const day = [today.getFullYear(), today.getMonth() + 1, today.getDate()]
    .map((n) => String(n).padStart(2, "0"))
    .join("-");
  await turnOn({ budget: 3, asked: 3, day });
  await ring();
  const page = await chromium.openExtensionPage("workbench.html#settings/watch");
  await shows(page, say("ui_watch_today", { asked: "3", budget: "3" }));
  assert.deepEqual(asked(), []);
});

test("notifications come only where they are permitted, each once", async () => {
  await wish(["price"], { price: { min: "9", max: "9", currency: "USD" } });
  const stub = async () =>
    (await chromium.worker()).evaluate(() => {
      globalThis.shown = [];
      const truly = chrome.permissions.contains.bind(chrome.permissions);
      chrome.permissions.contains = async (wanted) => wanted.permissions?.includes("notifications") || truly(wanted);
      Object.defineProperty(chrome, "notifications", {
        configurable: true,
        value: { create: async (id, { title: heading, message }) => globalThis.shown.push([id, heading, message]) },
      });
    });
  const shown = async () => (await chromium.worker()).evaluate(() => globalThis.shown);
  await chromium.storageSet({ watching: { checking: {}, why: null, notifies: true } });
  await stub();
  const { popup } = await chromium.popupOn(DEMO_URL);
  await copyButton(popup);
  await until("it is shown", async () => (await shown()).length > 0);
  const [[, heading, message]] = await shown();
  assert.match(`${heading}: ${message}`, /\$8\.46: at or under the \$9\.00 that you asked for/);
  await until("that is noted", async () => (await chromium.storageGet("alerts")).alerts[0].notified);
  await popup.close();
  const again = await chromium.popupOn(DEMO_URL);
  await copyButton(again.popup);
  await shows(again.popup, say("ui_verdict_no_history"));
  assert.equal((await shown()).length, 1);
});

test("the switch for notifications asks in the click, and says when the browser refuses", async () => {
  const page = await chromium.openExtensionPage("workbench.html#settings/watch");
  await page.evaluate(() => {
    chrome.permissions.request = async (wanted) => {
      globalThis.wanted = { ...wanted, inTheClick: navigator.userActivation.isActive };
      return false;
    };
  });
  await (await by(page, "switch", say("ui_watch_notifies"))).click();
  await shows(page, say("ui_watch_refused"));
  assert.deepEqual(await page.evaluate(() => globalThis.wanted), { permissions: ["notifications"], inTheClick: true });
  await shows(page, say("ui_watch_no_key"));
  assert.equal((await by(page, "switch", say("ui_watch_checks"))) !== null, true);
});
