// What the side panel is about, and whom links are made for: one page that is named, one account, everywhere.
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, test } from "node:test";
import { axe } from "../harness/browser.mjs";
import {
  admitad,
  button,
  by,
  DEMO_URL,
  EXTENSION,
  GRANTED,
  PAGES,
  portals,
  portalsLink,
  press,
  say,
  settingsOf,
  shows,
  start,
  textOf,
  until,
} from "./support.mjs";

const item = (n) => `https://www.aliexpress.com/item/100500600000000${n}.html`;
const LINKS = [1, 2, 3].map((n) => portalsLink(item(n)));
const WINTER = { id: "c", name: "Winter26", channel: "", subIds: { af: "{campaign}" } };

/** The side panel itself, once it is there. */
async function panelOf(chromium) {
  const target = await until("the panel", () =>
    chromium.browser.targets().find((known) => known.url().startsWith(`${chromium.origin}/panel.html`)),
  );
  return target.asPage();
}

/** Clicks the toolbar button on a page, as a user who looks at the popup and closes it. */
async function click(chromium, page) {
  const popup = await chromium.clickToolbar(page);
  await shows(popup, "s.click.aliexpress.com");
  await popup.close();
  await until("the popup closes", () =>
    chromium.browser.targets().every((target) => !target.url().startsWith(`${chromium.origin}/popup.html`)),
  );
}

/** Opens the panel on a page by the popup's button. */
async function openOn(chromium, page) {
  const popup = await chromium.clickToolbar(page);
  await press(popup, say("ui_open_panel"));
  return panelOf(chromium);
}

/** The link that the panel would copy: that of its one copy button. */
const offered = (panel) => panel.$eval("#part-page .linkfield code", (code) => code.title).catch(() => null);
const isAway = (panel) => panel.$eval("#part-page", (part) => part.inert);
const about = (panel, link) =>
  until(`the panel on ${link}`, async () => (await offered(panel)) === link && !(await isAway(panel)));
const away = (panel, code) =>
  until(`away: ${code}`, async () => (await isAway(panel)) && (await textOf(panel, ".away")).includes(say(code)));

describe("without an account", () => {
  let chromium;
  before(async () => {
    chromium = await start();
  });
  after(() => chromium.close());
  beforeEach(() => chromium.reset());

  test("Post drafts the text without any link, and puts the link in when there is an account", async () => {
    const page = await chromium.openPage(item(1));
    const panel = await openOn(chromium, page);
    await (await by(panel, "tab", say("ui_post_title"))).click();
    await shows(panel, say("ui_post_draft"));
    await press(panel, say("ui_post_copy_draft", { format: say("ui_format_telegram") }));
    await shows(panel, say("ui_copied_text_said"));
    const [text, rich] = [await chromium.readClipboard(), await chromium.readRichClipboard()];
    assert.ok(text.includes("Polarized Cycling Glasses") && text.includes(say("ui_post_draft_link")), text);
    for (const kind of [text, rich]) assert.doesNotMatch(kind, /https?:|href|aliexpress\.com/);
    await chromium.use(portals());
    await press(panel, say("ui_post_copy", { format: say("ui_format_telegram") }));
    await until("the post", async () => (await chromium.readClipboard()).includes(LINKS[0]));
    assert.deepEqual(chromium.ownProblems(), []);
  });
});

describe("the panel on three tabs", () => {
  let chromium;
  let tabs;
  let panel = null;
  before(async () => {
    chromium = await start();
    for (const n of [2, 3]) chromium.server.file(item(n), `${PAGES}/demo-product.html`);
  });
  after(() => chromium.close());
  beforeEach(async () => {
    await chromium.reset();
    await chromium.use(portals());
    tabs = [];
    for (const n of [1, 2, 3]) tabs.push(await chromium.openPage(item(n)));
  });
  afterEach(async () => {
    await panel?.close();
    panel = null;
    assert.deepEqual(chromium.ownProblems(), []);
  });

  test("switched in every order: it names one, and offers nothing while another is in front", async () => {
    for (const order of [
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ]) {
      const [first, second, third] = order;
      panel = await openOn(chromium, tabs[first]);
      await about(panel, LINKS[first]);
      await tabs[second].bringToFront();
      await away(panel, "ui_away_front");
      assert.equal(await offered(panel), LINKS[first]);
      await tabs[third].bringToFront();
      await away(panel, "ui_away_front");
      // The click on the toolbar button moves it.
      await click(chromium, tabs[third]);
      await about(panel, LINKS[third]);
      await tabs[second].bringToFront();
      await away(panel, "ui_away_front");
      // And the way back is one click.
      await press(panel, say("ui_away_back"));
      await about(panel, LINKS[third]);
      await panel.close();
      panel = null;
      await until("the panel closes", () =>
        chromium.browser.targets().every((target) => !target.url().startsWith(`${chromium.origin}/panel.html`)),
      );
    }
  });

  test("the bar says what to do, with the keys, and what is greyed cannot be reached", async () => {
    panel = await openOn(chromium, tabs[0]);
    await about(panel, LINKS[0]);
    await shows(panel, /read \d/, ".about");
    await tabs[1].bringToFront();
    await away(panel, "ui_away_front");
    await shows(panel, say("ui_away_click"), ".away");
    await shows(panel, "Alt+Shift+F", ".away");
    await button(panel, say("ui_away_follow"));
    assert.deepEqual(await axe(panel), []);
    for (let step = 0; step < 12; step++) {
      await panel.keyboard.press("Tab");
      assert.equal(await panel.evaluate(() => document.activeElement.closest("[inert], #part-page") !== null), false);
    }
    // What is of no page stays at hand.
    await (await by(panel, "tab", say("ui_collect_title"))).click();
    assert.equal(await panel.$eval("#part-collect", (part) => part.inert), false);
  });

  test("a tab that goes on: the panel with it where it may see, and else it says so", async () => {
    panel = await openOn(chromium, tabs[0]);
    await about(panel, LINKS[0]);
    await tabs[0].goto(item(3));
    await about(panel, LINKS[2]);
    await tabs[0].goto("https://blog.example/");
    await away(panel, "ui_away_moved");
    assert.equal(await offered(panel), LINKS[2]);
  });

  test("a page that is loaded anew is read anew", async () => {
    panel = await openOn(chromium, tabs[0]);
    await about(panel, LINKS[0]);
    const read = () => panel.$eval(".about time", (read) => read.dateTime);
    const before = await read();
    await tabs[0].reload();
    await until("it is read again", async () => (await read()) !== before);
    await about(panel, LINKS[0]);
  });

  test("a tab that is closed: nothing of it can be copied any more", async () => {
    panel = await openOn(chromium, tabs[0]);
    await about(panel, LINKS[0]);
    await tabs[0].close();
    await away(panel, "ui_away_gone");
    const front = await until("a tab in front", async () =>
      (await chromium.worker()).evaluate(async () => (await chrome.tabs.query({ active: true }))[0]?.index),
    );
    assert.ok(front >= 0);
  });

  test("another window in front changes nothing of this one’s", async () => {
    panel = await openOn(chromium, tabs[0]);
    await about(panel, LINKS[0]);
    const worker = await chromium.worker();
    await worker.evaluate((url) => chrome.windows.create({ url, focused: true }), item(2));
    await until("its tab is in front there", async () =>
      worker.evaluate(async () => (await chrome.windows.getAll()).length === 2),
    );
    await about(panel, LINKS[0]);
    await tabs[1].bringToFront();
    await away(panel, "ui_away_front");
  });
});

describe("with leave to read AliExpress", () => {
  let chromium;
  before(async () => {
    chromium = await start({ extensionDir: GRANTED });
    for (const n of [2, 3]) chromium.server.file(item(n), `${PAGES}/demo-product.html`);
  });
  after(() => chromium.close());

  test("the panel follows the tabs by itself, and only to AliExpress", async () => {
    await chromium.reset();
    await chromium.use(portals());
    const [first, second] = [await chromium.openPage(item(1)), await chromium.openPage(item(2))];
    const blog = await chromium.openPage("https://blog.example/");
    const panel = await openOn(chromium, first);
    await about(panel, LINKS[0]);
    await second.bringToFront();
    await about(panel, LINKS[1]);
    await blog.bringToFront();
    await away(panel, "ui_away_front");
    assert.equal(await offered(panel), LINKS[1]);
    await first.bringToFront();
    await about(panel, LINKS[0]);
    assert.deepEqual(chromium.ownProblems(), []);
  });
});

describe("posting as", () => {
  let chromium;
  before(async () => {
    chromium = await start({ extensionDir: EXTENSION });
  });
  after(() => chromium.close());
  beforeEach(async () => {
    await chromium.reset();
    await chromium.storageSet({ settings: { ...settingsOf(portals(), admitad()), campaigns: [WINTER] } });
  });

  const stored = (id) => until(`stored: ${id}`, async () => (await chromium.settings()).defaultProfile === id);
  const named = (page, name) => shows(page, name, ".posting-as");
  const alt = async (page, digit) => {
    await page.keyboard.down("Alt");
    await page.keyboard.press(`Digit${digit}`);
    await page.keyboard.up("Alt");
  };
  /** What the menu item and the shortcut copy now. */
  async function copies(page, host) {
    const tab = { ...(await chromium.tabOf(page)), url: DEMO_URL };
    for (const copy of [
      () => chromium.dispatchMenu({ menuItemId: "copy_link", editable: false, pageUrl: DEMO_URL }, tab),
      () => chromium.dispatch("commands.onCommand", "copy_link", tab),
    ]) {
      // The page that confirms it takes it at once.
      const told = (await chromium.worker()).evaluate(() => {
        const { onChanged } = chrome.storage.session;
        return new Promise((done) => {
          onChanged.addListener(function heard({ confirmation }) {
            if (!confirmation?.newValue) return;
            onChanged.removeListener(heard);
            done();
          });
        });
      });
      await copy();
      await told;
      assert.ok((await chromium.readClipboard()).includes(host), host);
    }
    // A click on the button would only close it.
    await chromium.confirmed();
  }

  test("popup, panel, menu and shortcut agree after each change, wherever it was made", async () => {
    const { page, popup } = await chromium.popupOn(DEMO_URL);
    await shows(popup, "s.click.aliexpress.com");
    await press(popup, say("ui_open_panel"));
    const panel = await panelOf(chromium);
    await named(panel, "Demo blog");
    await about(panel, LINKS[0]);
    // In the panel, by its menu.
    await (await panel.waitForSelector("button.posting-as")).click();
    await (await panel.waitForSelector('.menu .item[title^="Channel"]')).click();
    await stored("admitad");
    await named(panel, "Channel");
    await until("the panel’s link", async () => (await offered(panel))?.includes("ad.admitad.com"));
    await copies(page, "ad.admitad.com");
    const again = await chromium.clickToolbar(page);
    await shows(again, "ad.admitad.com");
    // In the popup, by its key.
    await alt(again, 1);
    await stored("portals");
    await shows(again, "s.click.aliexpress.com");
    await named(panel, "Demo blog");
    await about(panel, LINKS[0]);
    await again.close();
    await copies(page, "s.click.aliexpress.com");
    // By the browser's menu.
    const tab = { ...(await chromium.tabOf(page)), url: DEMO_URL };
    await chromium.dispatchMenu({ menuItemId: "profile:admitad", editable: false, pageUrl: DEMO_URL }, tab);
    await stored("admitad");
    await named(panel, "Channel");
    await panel.close();
    assert.deepEqual(chromium.ownProblems(), []);
  });

  test("the campaign is chosen in the same place, for this profile, and links have it at once", async () => {
    const page = await chromium.openPage(DEMO_URL);
    const panel = await openOn(chromium, page);
    await about(panel, LINKS[0]);
    await (await panel.waitForSelector("button.posting-as")).click();
    await (await by(panel, "radio", "Winter26")).click();
    await named(panel, "Winter26");
    await until("the link", async () => (await offered(panel))?.includes("af=Winter26"));
    assert.deepEqual(
      (await chromium.settings()).profiles.map(({ campaign }) => campaign ?? null),
      ["c", null],
    );
    await panel.close();
  });

  test("the button shows whose links they are", async () => {
    const worker = await chromium.worker();
    const title = (name) =>
      until(
        `the button’s title as ${name}`,
        async () => (await worker.evaluate(() => chrome.action.getTitle({}))) === say("button_posting_as", { name }),
      );
    await title("Demo blog");
    await chromium.use(admitad(), portals());
    await title("Channel");
  });

  test("a long name is cut with an ellipsis, and whole under the pointer", async () => {
    const name = "My long channel name for deals in Spain and all of Portugal";
    await chromium.use(portals({ name }), admitad());
    const page = await chromium.openExtensionPage("panel.html");
    await page.setViewport({ width: 320, height: 600 });
    await named(page, "My long");
    const seen = await page.$eval("button.posting-as", (element) => ({
      title: element.title,
      cut: getComputedStyle(element.querySelector("b")).textOverflow,
      over: document.documentElement.scrollWidth > innerWidth,
    }));
    assert.deepEqual(seen, {
      title: say("ui_posting_as_whole", { name, network: "AliExpress Portals" }),
      cut: "ellipsis",
      over: false,
    });
  });

  test("the chosen part is told in forced colours, and four stops come before it", async () => {
    await chromium.use(portals(), admitad());
    const page = await chromium.openExtensionPage("panel.html");
    await named(page, "Demo blog");
    const session = await page.createCDPSession();
    await session.send("Emulation.setEmulatedMedia", { features: [{ name: "forced-colors", value: "active" }] });
    const grounds = await page.$$eval('[role="tab"]', (all) => all.map((tab) => getComputedStyle(tab).backgroundColor));
    assert.notEqual(grounds[0], grounds[1]);
    assert.equal(grounds[1], grounds[2]);
    const stops = [];
    for (let step = 0; step < 3; step++) {
      await page.keyboard.press("Tab");
      stops.push(
        await page.evaluate(() => document.activeElement.getAttribute("role") ?? document.activeElement.tagName),
      );
    }
    assert.deepEqual(stops, ["BUTTON", "BUTTON", "tab"]);
    await page.keyboard.press("ArrowRight");
    await until("the next part", async () => new URL(page.url()).hash === "#post");
  });
});
