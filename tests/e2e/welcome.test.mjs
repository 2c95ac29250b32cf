// The page that opens once, after installation.
import assert from "node:assert/strict";
import { after, afterEach, beforeEach, describe, test } from "node:test";
import {
  button,
  by,
  DEMO_LINK,
  DEMO_URL,
  field,
  fieldSays,
  fill,
  portalsLink,
  press,
  say,
  shows,
  start,
  textOf,
  until,
} from "./support.mjs";

const chromium = await start({ keepWelcome: true });
after(() => chromium.close());
afterEach(() => assert.deepEqual(chromium.ownProblems(), []));

const WELCOME = `${chromium.origin}/welcome.html`;
const welcomePages = () => chromium.browser.targets().filter((target) => target.url() === WELCOME);
const firstProfile = async () => (await chromium.settings())?.profiles[0];

async function linkOnDemo() {
  const { popup } = await chromium.popupOn(DEMO_URL);
  const group = await by(popup, "group", say("ui_your_link"));
  return group.$eval("code", (code) => code.title);
}

test("opens by itself on installation, and never again", async () => {
  assert.equal(welcomePages().length, 1);
  const worker = await chromium.worker();
  for (const reason of ["update", "chrome_update"]) {
    // The second tab comes after whatever the event has opened.
    await worker.evaluate(async (why) => {
      chrome.runtime.onInstalled.dispatch({ reason: why, previousVersion: "0.0.1" });
      await chrome.tabs.create({ url: `https://blog.example/?${why}` });
    }, reason);
    await until("the second tab", () =>
      chromium.browser.targets().some((target) => target.url() === `https://blog.example/?${reason}`),
    );
  }
  await worker.evaluate(() => chrome.runtime.onStartup.dispatch());
  assert.equal(welcomePages().length, 1);
});

test("says what Affix does, what it never does, and how it earns", async () => {
  const [target] = welcomePages();
  const page = await target.page();
  await page.bringToFront();
  await shows(page, say("ui_welcome_headline"));
  await shows(page, say("ui_sample_caption"));
  await (await page.waitForSelector(".plainly summary")).click();
  const codes = ["ui_plainly_text", "ui_never_links", "ui_never_cookies", "ui_never_foreign_id", "ui_never_sends"];
  for (const code of codes) await shows(page, say(code));
});

describe("the first account", () => {
  let page;
  beforeEach(async () => {
    await chromium.reset();
    page = await chromium.openExtensionPage("welcome.html");
  });

  const paste = async (link, network = "AliExpress Portals") => {
    const own = await field(page, say("ui_welcome_paste", { network }));
    await until("the field has the focus", () => own.evaluate((input) => input === document.activeElement));
    await page.keyboard.type(link);
  };
  const choose = async (name) => (await by(page, "radio", name)).click();
  const sampleSays = (link) =>
    until(`the sample holds ${link}`, () =>
      page.$eval(".sample", (sample, wanted) => (sample.querySelector("code")?.title ?? null) === wanted, link),
    );
  const done = async () => {
    await shows(page, say("ui_welcome_done"));
    assert.ok(!(await textOf(page)).includes(say("ui_welcome_headline")));
  };

  test("at most 120 words stand before the first link, and the field is in the first screen", async () => {
    await page.setViewport({ width: 1280, height: 800 });
    const own = await field(page, say("ui_welcome_paste", { network: "AliExpress Portals" }));
    await page.waitForSelector(".steps .keys");
    const words = await page.evaluate(() => {
      for (const unseen of document.querySelectorAll(".unseen")) unseen.remove();
      return document.body.innerText.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
    });
    assert.ok(words.length <= 120, `${words.length} words: ${words.join(" ")}`);
    const { y, height } = await own.boundingBox();
    assert.ok(y + height < 800, `the field ends at ${y + height}`);
  });

  test("one of the user’s own links: the sample shows the link at once, and it works", async () => {
    await paste(portalsLink("https://www.aliexpress.com/item/1005006123400001.html"));
    await sampleSays(DEMO_LINK);
    assert.equal(await firstProfile(), undefined);
    await press(page, say("ui_welcome_make"));
    await done();
    assert.equal((await firstProfile()).ids.aff_short_key, "_AffixDemo");
    await sampleSays(DEMO_LINK);
    assert.equal(await linkOnDemo(), DEMO_LINK);
  });

  test("the last step names the keys that the browser has", async () => {
    const [worker, command] = [await chromium.worker(), "copy_link"];
    const keys = await worker.evaluate(
      async (name) => (await chrome.commands.getAll()).find((known) => known.name === name).shortcut,
      command,
    );
    const shown = await page.waitForSelector(".steps .keys");
    assert.equal(
      await shown.evaluate((element) => [...element.children].map((key) => key.textContent).join("+")),
      keys,
    );
    await paste(DEMO_LINK);
    await press(page, say("ui_welcome_make"));
    await shows(page, say("ui_welcome_next_keys", { keys }));
  });

  test("a short link is enough: to be confirmed, with the test of it on the page", async () => {
    await paste("https://s.click.aliexpress.com/e/_oFixTur");
    await shows(page, say("learn_short", { network: "AliExpress Portals", key: "_oFixTur" }));
    await press(page, say("ui_welcome_make"));
    await done();
    await shows(page, say("ui_test_title", { id: "_oFixTur" }));
    await shows(page, say("ui_to_confirm"), ".sample");
    await press(page, say("ui_test_yes"));
    await until("confirmed", async () => !("unconfirmed" in (await firstProfile())));
    await until("the sample says nothing", async () => !(await textOf(page)).includes(say("ui_to_confirm")));
  });

  test("by hand: where the key stands, and what is typed is checked at once", async () => {
    await press(page, say("ui_way_hand"));
    await shows(page, say("ui_hand_portals"));
    await fill(page, "Short key", '_Affix"');
    await fieldSays(page, "Short key", say("link_id_quote", { label: "Short key" }));
    assert.equal(await page.$('.byhand [type="submit"]:not([disabled])'), null);
    await fill(page, "Short key", "_AffixDemo");
    await fieldSays(page, "Short key", null);
    await sampleSays(DEMO_LINK);
    await (await page.waitForSelector('.byhand [type="submit"]:not([disabled])')).click();
    await done();
    assert.equal(await linkOnDemo(), DEMO_LINK);
  });

  test("another network: its own field and ids", async () => {
    await choose("Admitad");
    const hash = "0a1b2c3d4e5f6a7b8c9d16525dc3e8";
    await choose("Awin");
    await press(page, say("ui_way_hand"));
    await field(page, "Publisher id");
    await choose("Admitad");
    await (await field(page, say("ui_welcome_paste", { network: "Admitad" }))).type(
      `https://ad.admitad.com/g/${hash}/?ulp=${encodeURIComponent(DEMO_URL)}`,
    );
    await (await page.waitForSelector(".ownlink .button.main:not([disabled])")).click();
    await done();
    assert.equal((await firstProfile()).ids.hash, hash);
  });

  test("a network that is not among the tiles, and one’s own template", async () => {
    await choose(say("ui_welcome_another"));
    await press(page, say("ui_way_hand"));
    await (await by(page, "combobox", say("ui_network"))).select("rakuten");
    await shows(page, say("ui_network_unsure", { network: "Rakuten Advertising" }));
    await (await by(page, "combobox", say("ui_network"))).select("template");
    await fill(page, say("ui_template"), "https://go.example.com/?id=gear-blog&to={url}");
    await sampleSays(`https://go.example.com/?id=gear-blog&to=${encodeURIComponent(DEMO_URL)}`);
    await (await page.waitForSelector('.byhand [type="submit"]:not([disabled])')).click();
    await done();
  });

  test("the Open Platform’s key is entered here; the same form as in the settings", async () => {
    await press(page, say("ui_way_key"));
    await field(page, say("ui_platform_app_key"));
    await field(page, say("ui_platform_tracking"));
    await button(page, say("ui_platform_test"));
  });

  test("no account yet: how to join, what to have ready, and what works until then", async () => {
    await press(page, say("ui_way_join"));
    for (const code of ["ui_join_how", "ui_join_channel", "ui_join_meanwhile"]) await shows(page, say(code));
  });

  for (const [what, link, code] of [
    ["a link of the app", "https://a.aliexpress.com/_mFixTur", "learn_opaque"],
    ["a page", DEMO_URL, "learn_page"],
  ])
    test(`${what} is no own link: said, and nothing is stored`, async () => {
      await paste(link);
      await shows(page, say(code, { network: "AliExpress" }).split(/[;{]/)[0].slice(0, 24));
      await page.keyboard.press("Enter");
      assert.ok(await page.$(".ownlink .button.main[disabled]"));
      await sampleSays(null);
      assert.equal(await firstProfile(), undefined);
      assert.ok(!(await textOf(page)).includes(say("ui_saved")));
    });

  test("from 1280 to 320 pixels nothing sticks out, and no word is split", async () => {
    await field(page, say("ui_welcome_paste", { network: "AliExpress Portals" }));
    for (const width of [1280, 900, 700, 450, 320]) {
      await page.setViewport({ width, height: 800 });
      const wrong = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        const found = scrollWidth > clientWidth ? ["the page"] : [];
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          if (node.parentElement.closest("code, .unseen, details:not([open])")) continue;
          for (const { 0: word, index } of node.data.matchAll(/\S+/g)) {
            const range = document.createRange();
            range.setStart(node, index);
            range.setEnd(node, index + word.length);
            if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1) found.push(word);
          }
        }
        return found;
      });
      assert.deepEqual([width, wrong], [width, []]);
    }
  });
});
