// Copying from the context menu and with the keys. The browser's own menu cannot be driven, so the
// worker gets the same event that a click on its item would send.
import assert from "node:assert/strict";
import { after, afterEach, beforeEach, describe, test } from "node:test";
import { admitad, DEMO_LINK, DEMO_URL, portals, portalsLink, press, say, shows, start, until } from "./support.mjs";

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
    return badge === "✓" && title === titled(say("badge_copied", { link }));
  });

/** What the mark says under the pointer: what was copied, and for whom. */
const titled = (copied, name = "Demo blog") => `${copied} ${say("badge_posting_as", { name })}`;

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
      return badge === "✓" && title === titled(say("badge_copied_many_other", { n: "2" }));
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
    await shows(again, say("ui_own_link_title"));
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

describe("the menu", () => {
  /** What the worker puts into the menu while something is done, once it is there. */
  async function made(work) {
    await (await chromium.worker()).evaluate(() => {
      if (globalThis.menu) return;
      globalThis.menu = [];
      const { create, removeAll } = chrome.contextMenus;
      chrome.contextMenus.create = (item, ...rest) => {
        globalThis.menu.push(item);
        return create(item, ...rest);
      };
      chrome.contextMenus.removeAll = (...rest) => {
        globalThis.menu = [];
        return removeAll(...rest);
      };
    });
    await work();
    return (wanted) =>
      until(`the menu ${JSON.stringify(wanted)}`, async () => {
        const items = await (await chromium.worker()).evaluate(() => globalThis.menu);
        const shown = items.map(({ id, title, parentId, checked }) => [id, title, parentId, checked].filter(Boolean));
        return JSON.stringify(shown) === JSON.stringify(wanted);
      });
  }
  const ALWAYS = [
    ["copy_link", say("menu_copy")],
    ["copy_post", say("menu_post")],
  ];

  test("has a link and a post, and after an update nothing twice", async () => {
    const shows = await made(() => chromium.dispatch("runtime.onInstalled", { reason: "update" }));
    await shows(ALWAYS);
    await (await made(() => chromium.dispatch("runtime.onInstalled", { reason: "update" })))(ALWAYS);
  });

  test("offers the profiles with the one that holds, and follows every change to them", async () => {
    const within = (chosen, ...names) => [
      ...ALWAYS,
      ["with_profile", say("menu_profile")],
      ...names.map(([id, name]) => [`profile:${id}`, name, "with_profile", ...(id === chosen ? [true] : [])]),
    ];
    const both = [portals(), admitad({ name: "Deals & more" })];
    await (await made(() => chromium.use(...both)))(
      within("portals", ["portals", "Demo blog"], ["admitad", "Deals && more"]),
    );
    await (await made(() => chromium.use(both[1], both[0])))(
      within("admitad", ["admitad", "Deals && more"], ["portals", "Demo blog"]),
    );
    await (await made(() => chromium.use(both[0])))(ALWAYS);
  });

  test("with a profile: the link is that one’s, and so is everything after it", async () => {
    await chromium.use(portals(), admitad());
    await click({ menuItemId: "profile:admitad" });
    await until("✓ for the channel", async () =>
      (await mark())[1].endsWith(say("badge_posting_as", { name: "Channel" })),
    );
    assert.match(await chromium.readClipboard(), /^https:\/\/ad\.admitad\.com\//);
    assert.equal((await chromium.settings()).defaultProfile, "admitad");
    await click({ linkUrl: OTHER });
    await until("the other link", async () => (await chromium.readClipboard()).includes(encodeURIComponent(OTHER)));
    assert.match(await chromium.readClipboard(), /^https:\/\/ad\.admitad\.com\//);
  });

  test("as a post: with what the page says, which the click lets Affix read", async () => {
    await chromium.storageSet({ posting: { format: "markdown" } });
    const page = (await chromium.browser.pages()).find((each) => each.url() === DEMO_URL);
    await closePopup(await chromium.clickToolbar(page));
    await click({ menuItemId: "copy_post" });
    await until("the post", async () => (await chromium.readClipboard()).includes(`](${DEMO_LINK})`));
    assert.match(await chromium.readClipboard(), /^\*\*Polarized Cycling Glasses[^]*8\.46/);
  });

  test("as a post of a link whose page is not open: the link, and that it is alone", async () => {
    await click({ menuItemId: "copy_post", linkUrl: OTHER });
    await until("✓", async () => (await mark())[1].includes(say("copy_post_link_only")));
    assert.equal(await chromium.readClipboard(), OTHER_LINK);
  });
});

describe("while the button is out of sight, a page of its own confirms", () => {
  const confirming = () =>
    chromium.browser.targets().find((target) => target.url().startsWith(`${chromium.origin}/copied.html`));
  const confirmation = async () => (await until("the confirmation", confirming)).asPage();
  const gone = () => until("it closes", () => !confirming());
  /** The page goes with the key, before the browser has said that it was pressed. */
  async function closes(page, key) {
    await page.keyboard.press(key).catch(() => {});
    await gone();
  }
  // That of the test before goes by itself.
  beforeEach(gone);

  test("a link: which one, and for whom", async () => {
    await chromium.use(portals(), admitad());
    await click();
    const page = await confirmation();
    await shows(page, say("ui_copied_link"));
    await shows(page, "s.click.aliexpress.com/deep_link.htm");
    await shows(page, "Demo blog");
    await shows(page, say("ui_pin_tip"));
    await closes(page, "Escape");
  });

  test("several of a selection: how many, and what was passed over", async () => {
    const third = "https://www.aliexpress.com/item/1005006000000003.html";
    await click({ selectionText: `${OTHER} ${third} https://s.click.aliexpress.com/e/_nObody1` });
    const page = await confirmation();
    await shows(page, say("ui_copied_links_other", { n: "2" }));
    await shows(page, say("ui_copied_passed_one", { n: "1" }));
    await shows(page, say("url_short"));
    assert.equal(await chromium.readClipboard(), [OTHER_LINK, portalsLink(third)].join("\n"));
    await closes(page, "Escape");
  });

  test("goes by itself, and at once when somebody writes on", async () => {
    await click();
    await confirmation();
    await gone();
    await click();
    const page = await confirmation();
    await shows(page, say("ui_copied_link"));
    await closes(page, "Control");
  });

  test("a second copy takes its place", async () => {
    await click();
    const page = await confirmation();
    await shows(page, "item%2F1005006000000001.html");
    await click({ linkUrl: OTHER });
    await shows(page, "item%2F1005006000000002.html");
    await gone();
  });

  test("a copy made while the page of the one before goes is told all the same, and is stored no longer", async () => {
    const stored = async () => (await chromium.storageGet("confirmation", "session")).confirmation ?? null;
    await click();
    const page = await confirmation();
    await shows(page, "item%2F1005006000000001.html");
    const next = { what: "link", n: 1, format: null, link: OTHER_LINK, product: null, faults: [], notes: [] };
    // The page hears that it goes while the copy is on its way.
    await page.evaluate(
      (made) => {
        const sent = chrome.storage.session.set({ confirmation: made });
        dispatchEvent(new Event("pagehide"));
        return sent;
      },
      {
        ...next,
        passed: null,
        profile: { name: "", network: "aliexpress", color: "violet" },
        campaign: null,
        at: Date.now(),
      },
    );
    await closes(page, "Escape");
    const later = await chromium.openPage(`${chromium.origin}/copied.html`);
    await shows(later, "item%2F1005006000000002.html");
    assert.equal(await stored(), null);
    await later.close();
  });

  test("is not shown where the button is pinned", async () => {
    await (await chromium.worker()).evaluate(() => {
      chrome.action.getUserSettings = async () => ({ isOnToolbar: true });
    });
    await click();
    await confirmed(DEMO_LINK);
    assert.equal(confirming(), undefined);
    await chromium.killWorker();
  });
});
