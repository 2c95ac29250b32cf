// Products to promote, asked for with the user's own key and only then; the server plays AliExpress'.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, afterEach, beforeEach, test } from "node:test";
import { axe } from "../harness/browser.mjs";
import {
  button,
  field,
  fill,
  GRANTED,
  portals,
  portalsLink,
  press,
  ROOT,
  say,
  shows,
  start,
  until,
} from "./support.mjs";

const API = "https://api-sg.aliexpress.com/sync";
const KEY = { appKey: "512345", secret: "dem0Secret5dem0Secret", trackingId: "demo" };
const { body: ANSWER } = JSON.parse(readFileSync(join(ROOT, "tests/cases/find.json"), "utf8")).find(
  ({ expect }) => expect,
);
const GLASSES = "https://www.aliexpress.com/item/1005006000000001.html";

const chromium = await start({ extensionDir: GRANTED });
after(() => chromium.close());
beforeEach(async () => {
  await chromium.reset();
  chromium.server.forget();
  await chromium.use(portals());
});
afterEach(() => assert.deepEqual(chromium.ownProblems(), []));

/** Plays the platform; what it was asked. */
function play(answer = ANSWER) {
  const forms = [];
  chromium.server.page(API, {
    body: (request) => {
      forms.push(Object.fromEntries(new URLSearchParams(request.body)));
      return { headers: { "content-type": "application/json" }, body: JSON.stringify(answer) };
    },
  });
  return forms;
}

async function room() {
  const page = await chromium.openExtensionPage("workbench.html#products/find");
  await page.waitForSelector(".find");
  return page;
}
const requests = () => chromium.server.requests.filter(({ host }) => !host.endsWith(".alicdn.com"));

test("without a key it says what one would bring, and nobody is asked", async () => {
  const page = await room();
  await shows(page, say("ui_find_without"));
  await button(page, say("ui_find_key"));
  assert.deepEqual(requests(), []);
});

test("what is looked for is asked once, shown with what it pays, kept, and its link copied", async () => {
  await chromium.storageSet({ openPlatform: KEY });
  const forms = play();
  const page = await room();
  await fill(page, say("ui_find_words"), "glasses");
  await fill(page, say("ui_find_to"), "cheap");
  await shows(page, say("find_price"));
  await fill(page, say("ui_find_to"), "20");
  assert.deepEqual(forms, []);
  await press(page, say("ui_find_ask"));
  await shows(page, "Cycling glasses");
  await shows(page, /As AliExpress answered|as AliExpress answered/);
  // Seven to nine percent of 7.32, as the platform says.
  await shows(page, /€0\.51|0\.51/);
  assert.deepEqual(
    forms.map(({ method, keywords, max_sale_price, app_key }) => [method, keywords, max_sale_price, app_key]),
    [["aliexpress.affiliate.product.query", "glasses", "2000", "512345"]],
  );
  assert.ok(!JSON.stringify(chromium.server.requests).includes(KEY.secret));
  await until("the search is kept", async () => (await chromium.storageGet("searches")).searches?.length === 1);
  await (await page.waitForSelector(".find .doings .copy")).click();
  await until("it is copied", async () => (await chromium.readClipboard()) === portalsLink(GLASSES));
  assert.deepEqual(await axe(page), []);
  // The same once more is answered by what is kept.
  await press(page, say("ui_find_ask"));
  await shows(page, "Cycling glasses");
  const again = await room();
  await (await again.waitForSelector(".keptsearches .button.quiet")).click();
  await shows(again, "Cycling glasses");
  assert.equal(forms.length, 1);
});

test("what a search finds of a watched product counts as its rate, and a change is told", async () => {
  await chromium.storageSet({ openPlatform: KEY });
  const watch = { tags: [], note: null, price: null, seller: null, rate: null, tell: ["rate"] };
  const glasses = { id: "1005006000000001", title: "Glasses", address: GLASSES, keptAt: "2026-11-01T00:00:00Z", watch };
  await chromium.storageSet({
    shortlist: [{ ...glasses, price: null, image: null, store: null, category: null }],
  });
  play();
  const page = await room();
  await press(page, say("ui_find_ask"));
  await shows(page, "Cycling glasses");
  const said = async () =>
    (await chromium.stored("checked")).flatMap(({ id, said: all }) => all.map(({ rate }) => [id, rate]));
  await until("its rate is noted", async () => (await said()).length === 1);
  const [[id, rate]] = await said();
  assert.equal(id, "1005006000000001");
  // Nothing of a product that nobody watches.
  assert.equal((await chromium.stored("checked")).length, 1);
  play(JSON.parse(JSON.stringify(ANSWER).replaceAll(/"commission_rate":"[\d.]+%"/g, '"commission_rate":"4.5%"')));
  await fill(page, say("ui_find_words"), "glasses");
  await press(page, say("ui_find_ask"));
  await until("the other rate is noted", async () => (await said()).length === 2);
  assert.notEqual((await said())[1][1], rate);
  await until("it is to be told", async () =>
    ((await chromium.storageGet("alerts")).alerts ?? []).some(({ note }) => note.code === "watch_rate"),
  );
});

test("a refusal is a sentence with a way on", async () => {
  await chromium.storageSet({ openPlatform: KEY });
  play({ error_response: { code: "InsufficientPermission", msg: "no" } });
  const page = await room();
  await press(page, say("ui_find_ask"));
  await shows(page, say("open_platform_permission", { method: "aliexpress.affiliate.product.query" }));
  await button(page, say("ui_find_again"));
});

test("demand opens the user's own search, and asks nobody before", async () => {
  await chromium.storageSet({ openPlatform: KEY });
  chromium.server.page("https://www.reddit.com/search/", { body: "<!doctype html><title>search</title>" });
  const page = await room();
  await field(page, say("ui_find_words"));
  await fill(page, say("ui_find_words"), "bike light");
  assert.deepEqual(requests(), []);
  await press(page, say("ui_demand_reddit"));
  await until("it is open", async () =>
    (await chromium.browser.pages()).some((one) => one.url() === "https://www.reddit.com/search/?q=bike%20light"),
  );
});
