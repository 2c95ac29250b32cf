// An id from the user's own short link: it works at once, everything made with it says that it is to be confirmed,
// and the user confirms it by what their own report says.
import assert from "node:assert/strict";
import { after, afterEach, beforeEach, describe, test } from "node:test";
import {
  button,
  by,
  copyButton,
  DEMO_URL,
  field,
  portals,
  portalsLink,
  press,
  pressCopy,
  say,
  shows,
  start,
  textOf,
  until,
} from "./support.mjs";

const SHORT = "https://s.click.aliexpress.com/e/_oFixTur";
const ID = "_oFixTur";
const NOTE = say("link_id_unconfirmed", { key: ID });
const FAILED = say("link_id_not_counted", { key: ID });
const TO_CONFIRM = say("ui_tail_link_id_unconfirmed");

const chromium = await start();
after(() => chromium.close());
beforeEach(() => chromium.reset());
afterEach(() => assert.deepEqual(chromium.ownProblems(), []));

const unproven = (more = {}) => portals({ ids: { aff_short_key: ID }, unconfirmed: ID, ...more });
const profile = async () => (await chromium.settings())?.profiles[0];
const stored = (what, fits) => until(`stored: ${what}`, async () => fits((await profile()) ?? {}));

async function linkShown(popup) {
  const group = await by(popup, "group", say("ui_your_link"));
  return group.$eval("code", (code) => code.title);
}

/** The popup on the product, once the link of this id is there. */
async function popupWithLink() {
  const { page, popup } = await chromium.popupOn(DEMO_URL);
  assert.equal(await linkShown(popup), portalsLink(DEMO_URL, ID));
  return { page, popup };
}

/** Copies by the right-click menu; what the page that confirms it says. */
async function confirmation() {
  const page = await chromium.openPage(DEMO_URL);
  const tab = await chromium.tabOf(page);
  await chromium.dispatchMenu({ menuItemId: "copy_link", editable: false, pageUrl: DEMO_URL }, tab);
  const target = await chromium.browser.waitForTarget((one) => one.url().endsWith("/copied.html"));
  const copied = await target.asPage();
  await shows(copied, say("ui_copied_link"));
  const said = await textOf(copied);
  await chromium.confirmed();
  await page.close();
  return said;
}

const panel = () => chromium.openExtensionPage("panel.html#post");

test("a pasted short link is a working link in three clicks: the button, Use, Copy", async () => {
  const page = await chromium.openPage(DEMO_URL);
  let clicks = 1;
  const popup = await chromium.clickToolbar(page);
  const own = await field(popup, say("ui_own_link_title"));
  assert.ok(await own.evaluate((input) => input === document.activeElement), "the field has the focus");
  await popup.keyboard.type(SHORT);
  const use = await popup.waitForSelector(".ownlink .button.main:not([disabled])");
  clicks += 1;
  await use.click();
  const copy = await copyButton(popup);
  clicks += 1;
  await copy.click();
  await shows(popup, say("ui_copied_said"));
  assert.equal(await chromium.readClipboard(), portalsLink(DEMO_URL, ID));
  assert.ok(clicks <= 3);
  await stored("to be confirmed", ({ unconfirmed }) => unconfirmed === ID);
});

test("the side panel takes it on the spot, too, and goes on with it", async () => {
  const page = await panel();
  await (await field(page, say("ui_own_link_title"))).type(SHORT);
  await (await page.waitForSelector(".ownlink .button.main:not([disabled])")).click();
  await stored("to be confirmed", ({ unconfirmed }) => unconfirmed === ID);
  await shows(page, NOTE);
  await until("the field is gone", async () => !(await textOf(page)).includes(say("ui_setup_title")));
});

describe("until it is confirmed", () => {
  beforeEach(() => chromium.use(unproven()));

  test("popup, panel, workbench and the menu's confirmation say so; once it is, nothing does", async () => {
    const { popup } = await popupWithLink();
    await press(popup, TO_CONFIRM);
    await shows(popup, NOTE);
    await popup.close();
    assert.ok((await confirmation()).includes(NOTE));
    const beside = await panel();
    await shows(beside, NOTE);
    const workbench = await chromium.openExtensionPage("workbench.html#links");
    await shows(workbench, NOTE);

    const settings = await chromium.openExtensionPage("workbench.html#settings/profiles");
    await shows(settings, say("ui_to_confirm"));
    await press(settings, say("ui_profile_edit", { name: "Demo blog" }));
    await press(settings, say("ui_test_yes"));
    await stored(
      "confirmed",
      (now) => !("unconfirmed" in now) && !("notCounted" in now) && now.ids.aff_short_key === ID,
    );
    await until("the mark is gone", async () => !(await textOf(settings)).includes(say("ui_to_confirm")));
    for (const [what, page] of Object.entries({ workbench, panel: beside })) {
      await page.bringToFront();
      await until(`the ${what} says nothing`, async () => !(await textOf(page)).includes(NOTE));
    }

    const after = (await popupWithLink()).popup;
    await copyButton(after);
    assert.ok(!(await textOf(after)).includes(TO_CONFIRM));
    await after.close();
    assert.ok(!(await confirmation()).includes(NOTE));
  });

  test("the test stands in the popup, a click away: its link is copied, nothing is asked of anybody", async () => {
    const { popup } = await popupWithLink();
    chromium.server.forget();
    await press(popup, TO_CONFIRM);
    await shows(popup, say("ui_test_title", { id: ID }));
    const link = await by(popup, "group", say("ui_test_link"));
    await (await link.$(".copy")).click();
    await shows(popup, say("ui_test_copied", { time: "" }).trim());
    assert.equal(await chromium.readClipboard(), portalsLink("https://www.aliexpress.com/", ID));
    assert.deepEqual(
      chromium.server.requests.filter(({ host }) => /click|portals|api/.test(host ?? "")),
      [],
    );
    await press(popup, say("ui_test_yes"));
    await stored("confirmed", (now) => !("unconfirmed" in now));
    await until("the popup says nothing", async () => !(await textOf(popup)).includes(TO_CONFIRM));
    await pressCopy(popup);
    await shows(popup, say("ui_copied_said"));
  });

  test("what was not counted stays marked, is said of every link, and leads to the key", async () => {
    const page = await panel();
    await press(page, say("ui_test_begin"));
    await press(page, say("ui_test_no"));
    await stored("not counted", (now) => now.unconfirmed === ID && now.notCounted === true);
    await shows(page, FAILED);
    await shows(page, say("ui_test_failed"));
    await button(page, say("ui_test_key"));
    const { popup } = await popupWithLink();
    await press(popup, say("ui_tail_link_id_not_counted"));
    await shows(popup, FAILED);
    await popup.close();
    assert.ok((await confirmation()).includes(FAILED));

    // Another id in its place is the user's own word.
    await chromium.use(unproven({ ids: { aff_short_key: "_AffixDemo" }, notCounted: true }));
    assert.ok(!(await confirmation()).includes(say("link_id_not_counted", { key: "" }).slice(0, 11)));
  });

  test("several links at once say it, too", async () => {
    const page = await chromium.openPage(DEMO_URL);
    await chromium.dispatchMenu(
      {
        menuItemId: "copy_link",
        editable: false,
        pageUrl: DEMO_URL,
        selectionText: "1005006000000001 1005006000000002",
      },
      await chromium.tabOf(page),
    );
    const target = await chromium.browser.waitForTarget((one) => one.url().endsWith("/copied.html"));
    await shows(await target.asPage(), NOTE);
    await chromium.confirmed();
  });
});
