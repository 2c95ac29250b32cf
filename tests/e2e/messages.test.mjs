// Messages in the real browser: content scripts speak for whatever has hold of their page, so they get
// an estimate for a page of AliExpress while the user wants one there, and nothing else.
import assert from "node:assert/strict";
import { after, afterEach, beforeEach, test } from "node:test";
import { DEMO_LINK, DEMO_URL, GRANTED, portals, say, shows, start, until } from "./support.mjs";

const BLOG = "https://blog.example/";
const chromium = await start({ extensionDir: GRANTED });
after(() => chromium.close());
beforeEach(async () => {
  await chromium.reset();
  await chromium.use(portals());
});
afterEach(() => assert.deepEqual(chromium.ownProblems(), []));

/** Runs a function as a content script of ours in a page. */
async function within(tab, func, ...args) {
  const given = JSON.stringify({ target: { tabId: tab.id }, args });
  const [{ result }] = await (await chromium.worker()).evaluate(
    `chrome.scripting.executeScript({ ...${given}, func: ${String(func)} })`,
  );
  return result;
}

const send = (tab, message) =>
  within(tab, async (said) => (await chrome.runtime.sendMessage(said)) ?? "no answer", message);

/** What the collector takes of the page in a tab. */
async function snapshotOf(tab) {
  const [{ result }] = await (await chromium.worker()).evaluate(
    (tabId) => chrome.scripting.executeScript({ target: { tabId }, files: ["collector.js"] }),
    tab.id,
  );
  return result;
}

test("an estimate is for AliExpress’ own pages, whatever page sends a product", async () => {
  await chromium.storageSet({ inlineWanted: true });
  const page = await chromium.openPage(DEMO_URL);
  const tab = await chromium.tabOf(page);
  const snapshot = await snapshotOf(tab);
  assert.match((await send(tab, { kind: "estimate", snapshot })).money, /\$0\.25/);
  assert.equal(await send(tab, { kind: "estimate", snapshot: { ...snapshot, url: BLOG } }), "no answer");

  const { page: blog, popup } = await chromium.popupOn(BLOG);
  await shows(popup, say("ui_page_elsewhere"));
  const elsewhere = await chromium.tabOf(blog);
  for (const url of [DEMO_URL, BLOG]) {
    assert.equal(await send(elsewhere, { kind: "estimate", snapshot: { ...snapshot, url } }), "no answer");
    assert.equal(await send(elsewhere, { kind: "estimate_cards", snapshot: { ...snapshot, url } }), "no answer");
  }
});

test("what is no message has no answer and does no harm", async () => {
  await chromium.storageSet({ inlineWanted: true });
  const page = await chromium.openPage(DEMO_URL);
  const tab = await chromium.tabOf(page);
  for (const message of [
    null,
    7,
    "estimate",
    [],
    {},
    { kind: null },
    { kind: "__proto__" },
    { kind: "estimate" },
    { kind: "estimate", snapshot: null },
    { kind: "copy", text: "x" },
    { kind: "platform_test" },
    { kind: "inline_off" },
  ]) {
    assert.equal(await send(tab, message), "no answer", JSON.stringify(message));
  }
  const huge = await within(tab, async () => {
    const snapshot = {
      url: location.href,
      title: "x".repeat(20_000_000),
      meta: {},
      jsonLd: [],
      scripts: [],
      omitted: [],
      fields: {},
      groups: {},
    };
    return (await chrome.runtime.sendMessage({ kind: "estimate", snapshot })) ?? "no answer";
  });
  assert.equal(huge, "no answer");
  assert.match((await send(tab, { kind: "estimate", snapshot: await snapshotOf(tab) })).money, /\$0\.25/);
});

test("the clipboard’s document takes no text that is brought to it, and gives none away", async () => {
  const page = await chromium.openPage(DEMO_URL);
  const tab = await chromium.tabOf(page);
  await chromium.dispatchMenu({ menuItemId: "copy_link", pageUrl: DEMO_URL, editable: false }, tab);
  await until(
    "it is copied",
    async () =>
      (await (await chromium.worker()).evaluate((tabId) => chrome.action.getBadgeText({ tabId }), tab.id)) === "✓",
  );
  // It is still open now, for a moment.
  const answers = await within(tab, async () => {
    const told = [];
    const said = await chrome.runtime.sendMessage({ kind: "copy", text: "https://thief.example/" });
    const port = chrome.runtime.connect({ name: "clipboard" });
    port.onMessage.addListener((text) => told.push(text));
    await new Promise((gone) => {
      port.onDisconnect.addListener(gone);
      port.postMessage("https://thief.example/");
      chrome.runtime.sendMessage(null).finally(() => gone());
    });
    return [said ?? "no answer", told];
  });
  assert.deepEqual(answers, ["no answer", []]);
  assert.equal(await chromium.readClipboard(), DEMO_LINK);
});

test("two views that watch one page each have a line of their own", async () => {
  const address = `${DEMO_URL}?late=1`;
  chromium.server.page(address, { body: '<!doctype html><html lang="en"><title>Lamp</title><h1>Lamp</h1>' });
  const page = await chromium.openPage(address);
  const tab = await chromium.tabOf(page);
  const panel = await chromium.openExtensionPage("panel.html");
  const watcher = (view) =>
    view.evaluate(async ({ id: tabId, url }) => {
      await chrome.scripting.executeScript({ target: { tabId }, files: ["watcher.js"] });
      globalThis.told = [];
      globalThis.line = chrome.tabs.connect(tabId, { name: "watch", frameId: 0 });
      globalThis.line.onMessage.addListener((news) => globalThis.told.push(news.snapshot?.title));
      globalThis.line.postMessage({ awaited: "product", url });
    }, tab);
  const other = await chromium.openExtensionPage("workbench.html#settings");
  await page.bringToFront();
  await watcher(panel);
  await watcher(other);
  const told = (view) => view.evaluate(() => globalThis.told.at(-1));
  await until("both are told", async () => (await told(panel)) === "Lamp" && (await told(other)) === "Lamp");
  await other.close();
  await page.evaluate(() => {
    document.title = "Lamp, now in red";
  });
  await until("the one that is left is told", async () => (await told(panel)) === "Lamp, now in red");
});

test("a page of ours, a frame and another kind of sender get nothing that is not theirs", async () => {
  await chromium.storageSet({ inlineWanted: true });
  const page = await chromium.openPage(DEMO_URL);
  const snapshot = await snapshotOf(await chromium.tabOf(page));
  const options = await chromium.openExtensionPage("workbench.html#settings");
  const answer = await options.evaluate(
    async (sent) => (await chrome.runtime.sendMessage({ kind: "estimate", snapshot: sent })) ?? "no answer",
    snapshot,
  );
  assert.equal(answer, "no answer");
});
