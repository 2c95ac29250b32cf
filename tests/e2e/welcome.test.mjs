// The page that opens once, after installation.
import assert from "node:assert/strict";
import { after, afterEach, test } from "node:test";
import {
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
  const codes = [
    "ui_welcome_headline",
    "ui_plainly_text",
    "ui_never_links",
    "ui_never_cookies",
    "ui_never_foreign_id",
    "ui_never_sends",
    "ui_sample_caption",
  ];
  for (const code of codes) await shows(page, say(code));
});

test("the first id from one of the user’s own links, and it works at once", async () => {
  await chromium.reset();
  const page = await chromium.openExtensionPage("welcome.html");
  await (await field(page, say("ui_learn_label"))).type(
    portalsLink("https://www.aliexpress.com/item/1005006123400001.html"),
  );
  await press(page, say("ui_learn_add"));
  await shows(page, say("ui_saved"));
  assert.equal((await firstProfile()).ids.aff_short_key, "_AffixDemo");
  assert.equal(await linkOnDemo(), DEMO_LINK);
});

test("the first id by hand, checked while it is typed", async () => {
  await chromium.reset();
  const page = await chromium.openExtensionPage("welcome.html");
  await press(page, say("ui_setup_by_hand"));
  await fill(page, "Short key", '_Affix"');
  await fieldSays(page, "Short key", say("link_id_quote", { label: "Short key" }));
  await fill(page, "Short key", "_AffixDemo");
  await fieldSays(page, "Short key", null);
  await until("the id is stored", async () => (await firstProfile())?.ids.aff_short_key === "_AffixDemo");
  assert.equal(await linkOnDemo(), DEMO_LINK);
});
