// Copying from the context menu and with the keys. The browser's own menu cannot be driven, so the
// worker gets the same event that a click on its item would send.
import assert from "node:assert/strict";
import { after, afterEach, beforeEach, describe, test } from "node:test";
import { DEMO_LINK, DEMO_URL, portals, portalsLink, press, say, shows, start, until } from "./support.mjs";

const OTHER = "https://www.aliexpress.com/item/1005006000000002.html";
const OTHER_LINK = portalsLink(OTHER);

const chromium = await start();
after(() => chromium.close());
afterEach(() => assert.deepEqual(chromium.ownProblems(), []));

let tab;
beforeEach(async () => {
  await chromium.reset();
  await chromium.use(portals());
  tab = await productTab();
});

async function productTab() {
  const page = await chromium.openPage(DEMO_URL);
  return { ...(await chromium.tabOf(page)), url: DEMO_URL };
}

/** The event of a click on our item, over what `over` says. */
const click = (over = {}) =>
  chromium.dispatchMenu({ menuItemId: "copy_link", editable: false, pageUrl: DEMO_URL, ...over }, tab);

/** The mark on the toolbar button in that tab, and what it says under the pointer. */
const mark = async () =>
  (await chromium.worker()).evaluate(
    async (tabId) => [await chrome.action.getBadgeText({ tabId }), await chrome.action.getTitle({ tabId })],
    tab.id,
  );

const confirmed = (link) =>
  until(`✓ for ${link}`, async () => {
    const [badge, title] = await mark();
    return badge === "✓" && title === say("badge_copied", { link });
  });

const popupTarget = () =>
  chromium.browser.targets().find((target) => target.url().startsWith(`${chromium.origin}/popup.html`));

/** As where the browser refuses to open a popup without a click, until the worker ends. */
const noPopup = async () =>
  (await chromium.worker()).evaluate(() => {
    chrome.action.openPopup = () => Promise.reject(new Error("no window in front"));
  });

async function closePopup(popup) {
  await popup.close();
  await until("the popup closes", () => !popupTarget());
}

describe("from the menu", () => {
  test("on the page: the page’s link", async () => {
    await click();
    await confirmed(DEMO_LINK);
    assert.equal(await chromium.readClipboard(), DEMO_LINK);
  });

  test("on a link: the link’s link", async () => {
    await click({ linkUrl: `${OTHER}?spm=a2g0o` });
    await confirmed(OTHER_LINK);
    assert.equal(await chromium.readClipboard(), OTHER_LINK);
  });

  test("on a picture in a link: the link’s link", async () => {
    await click({ mediaType: "image", srcUrl: "https://ae01.alicdn.com/kf/x/cap.jpg", linkUrl: OTHER });
    await confirmed(OTHER_LINK);
    assert.equal(await chromium.readClipboard(), OTHER_LINK);
  });

  test("on a picture alone: the page’s link", async () => {
    await click({ mediaType: "image", srcUrl: "https://ae01.alicdn.com/kf/x/cap.jpg" });
    await confirmed(DEMO_LINK);
    assert.equal(await chromium.readClipboard(), DEMO_LINK);
  });

  test("on selected text with an address: that address’ link", async () => {
    await click({ selectionText: `half price: ${OTHER} today` });
    await confirmed(OTHER_LINK);
    assert.equal(await chromium.readClipboard(), OTHER_LINK);
  });

  test("on selected text with an address without its scheme: that product, never the page", async () => {
    await click({ selectionText: "see www.aliexpress.com/item/1005006000000002.html" });
    await confirmed(OTHER_LINK);
    assert.equal(await chromium.readClipboard(), OTHER_LINK);
  });

  test("on selected text with several addresses: a link a line, and how many", async () => {
    const third = "https://www.aliexpress.com/item/1005006000000003.html";
    await click({ selectionText: `${OTHER}, ${third} and once more ${OTHER}` });
    await until("✓ for both", async () => {
      const [badge, title] = await mark();
      return badge === "✓" && title === say("badge_copied_many_other", { n: "2" });
    });
    assert.equal(await chromium.readClipboard(), [OTHER_LINK, portalsLink(third)].join("\n"));
  });

  test("on other selected text: the page’s link", async () => {
    await click({ selectionText: "half price today" });
    await confirmed(DEMO_LINK);
    assert.equal(await chromium.readClipboard(), DEMO_LINK);
  });

  test("the mark goes away by itself", async () => {
    const [, title] = await mark();
    await click();
    await confirmed(DEMO_LINK);
    await until("the mark goes", async () => (await mark())[0] === "");
    assert.deepEqual(await mark(), ["", title]);
  });

  test("three clicks at once: the last one wins", async () => {
    const addresses = [1, 2, 3].map((n) => `https://www.aliexpress.com/item/100500600000033${n}.html`);
    await Promise.all(addresses.map((linkUrl) => click({ linkUrl })));
    await confirmed(portalsLink(addresses[2]));
    assert.equal(await chromium.readClipboard(), portalsLink(addresses[2]));
  });

  test("nothing is drawn in the page", async () => {
    const page = (await chromium.browser.pages()).find((each) => each.url() === DEMO_URL);
    const before = await page.content();
    await click();
    await confirmed(DEMO_LINK);
    assert.equal(await page.content(), before);
  });
});

test("with the keys: the page’s link", async () => {
  await chromium.dispatch("commands.onCommand", "copy_link", { ...tab, url: OTHER });
  await confirmed(OTHER_LINK);
  assert.equal(await chromium.readClipboard(), OTHER_LINK);
});

describe("a failure", () => {
  // Only the worker's end brings the popup back.
  afterEach(() => chromium.killWorker());

  /** The popup that opens by itself, saying why. */
  async function told(...sentences) {
    const target = await until("the popup opens", popupTarget);
    const popup = await target.asPage();
    await shows(popup, say("ui_failure_title"));
    for (const sentence of sentences) await shows(popup, sentence);
    return popup;
  }

  test("a selected address that is cut off: nothing is copied, least of all the page", async () => {
    await click({ selectionText: "https://www.aliexpress.com/item/10050060 ... lamp" });
    const popup = await told(say("url_cut_off"));
    await closePopup(popup);
  });

  test("without an id: marked, explained in the popup, told once", async () => {
    await chromium.storageSet({ settings: null });
    await click({ linkUrl: OTHER });
    const popup = await told(say("look_no_profile"), OTHER);
    assert.deepEqual(await mark(), ["!", say("badge_failed", { reason: say("look_no_profile") })]);
    await closePopup(popup);

    const page = (await chromium.browser.pages()).find((each) => each.url() === DEMO_URL);
    const again = await chromium.clickToolbar(page);
    await shows(again, say("ui_setup_title"));
    await shows(again, "$8.46");
    assert.ok(!(await again.evaluate(() => document.body.innerText)).includes(say("ui_failure_title")));
  });

  test("a link that cannot be made is not replaced by the page’s", async () => {
    await click({ linkUrl: "https://s.click.aliexpress.com/e/_nObody1" });
    const popup = await told(say("url_short"));
    await press(popup, say("ui_dismiss"));
    await until(
      "it is dismissed",
      async () => !(await popup.evaluate(() => document.body.innerText)).includes(say("ui_failure_title")),
    );
    assert.equal((await mark())[0], "!");
  });

  test("is forgotten once a copy works", async () => {
    await noPopup();
    await click({ linkUrl: "https://blog.example/" });
    await until("! for the failure", async () => (await mark())[0] === "!");
    assert.deepEqual(Object.keys(await chromium.storageGet("failure", "session")), ["failure"]);
    await click();
    await confirmed(DEMO_LINK);
    assert.deepEqual(await chromium.storageGet("failure", "session"), {});
    const page = (await chromium.browser.pages()).find((each) => each.url() === DEMO_URL);
    const popup = await chromium.clickToolbar(page);
    await shows(popup, "$8.46");
    assert.ok(!(await popup.evaluate(() => document.body.innerText)).includes(say("ui_failure_title")));
  });
});

describe("a worker that the browser ends", () => {
  test("before the click", async () => {
    await chromium.killWorker();
    await click();
    await confirmed(DEMO_LINK);
    assert.equal(await chromium.readClipboard(), DEMO_LINK);
  });

  test("between two clicks", async () => {
    await click();
    await confirmed(DEMO_LINK);
    await chromium.killWorker();
    await click({ linkUrl: OTHER });
    await confirmed(OTHER_LINK);
    assert.equal(await chromium.readClipboard(), OTHER_LINK);
  });

  test("before the mark goes: the next one takes it off", async () => {
    await click();
    await confirmed(DEMO_LINK);
    await chromium.killWorker();
    await until("the mark goes", async () => (await mark())[0] === "");
  });

  test("half way through a copy: its document is no obstacle", async () => {
    await (await chromium.worker()).evaluate(() =>
      chrome.offscreen.createDocument({ url: "offscreen.html", reasons: ["CLIPBOARD"], justification: "left behind" }),
    );
    await chromium.killWorker();
    await click();
    await confirmed(DEMO_LINK);
    assert.equal(await chromium.readClipboard(), DEMO_LINK);
    await until(
      "no document is left",
      async () => !(await (await chromium.worker()).evaluate(() => chrome.offscreen.hasDocument())),
    );
  });

  test("after a failure that no popup could tell: the next one tells it", async () => {
    await noPopup();
    await click({ linkUrl: "https://blog.example/" });
    await until("! for the failure", async () => (await mark())[0] === "!");
    await chromium.killWorker();
    const page = (await chromium.browser.pages()).find((each) => each.url() === DEMO_URL);
    await shows(await chromium.clickToolbar(page), say("url_foreign"));
  });
});

test("there is exactly one menu item, also after an update", async () => {
  const worker = await chromium.worker();
  const made = await worker.evaluate(async () => {
    const calls = [];
    const { create, removeAll } = chrome.contextMenus;
    chrome.contextMenus.create = (item, ...rest) => {
      calls.push(item);
      return create(item, ...rest);
    };
    chrome.contextMenus.removeAll = (...rest) => {
      calls.push("removeAll");
      return removeAll(...rest);
    };
    const known = (id) =>
      chrome.contextMenus.update(id, {}).then(
        () => true,
        () => false,
      );
    const before = await known("copy_link");
    chrome.runtime.onInstalled.dispatch({ reason: "update", previousVersion: "0.0.1" });
    while (calls.length < 2) await known("copy_link");
    return { before, after: await known("copy_link"), calls };
  });
  assert.deepEqual(made, {
    before: true,
    after: true,
    calls: [
      "removeAll",
      { id: "copy_link", title: say("menu_copy"), contexts: ["page", "link", "image", "selection"] },
    ],
  });
});
