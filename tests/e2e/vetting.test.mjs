// What tells for and against a product: the popup's line, the table, limits of one's own, and the one question before
// a link of a product with a red flag is copied, whichever way it is.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, afterEach, beforeEach, describe, test } from "node:test";
import { axe } from "../harness/browser.mjs";
import {
  button,
  by,
  DEMO_LINK,
  DEMO_URL,
  field,
  fill,
  GRANTED,
  PAGES,
  portals,
  portalsLink,
  press,
  pressCopy,
  say,
  shows,
  start,
  undo,
  until,
} from "./support.mjs";

const ID = "1005006000000322";
const URL_RED = `https://www.aliexpress.com/item/${ID}.html`;
const LINK = portalsLink(URL_RED);
const TITLE = "Bamboo tray";
/** Each red flag of the page that does not depend on the day. */
const FLAGS = [
  say("vet_red_store_positive", { value: "88.0", limit: "90" }),
  say("vet_red_store_ratings", { value: "24", limit: "25" }),
  say("vet_red_stars_4_5", { value: "44.5", limit: "70" }),
  say("vet_red_sold_out"),
];

const chromium = await start({ extensionDir: GRANTED });
after(() => chromium.close());
beforeEach(async () => {
  await chromium.reset();
  await chromium.use(portals());
});
afterEach(() => assert.deepEqual(chromium.ownProblems(), []));

const state = readFileSync(join(PAGES, "vet-module.js"), "utf8");
chromium.server.page(URL_RED, {
  body: `<!doctype html><html lang="en"><title>${TITLE} - AliExpress</title><script>${state}</script><h1>${TITLE}</h1>`,
});

const popupRed = async () => {
  const { page, popup } = await chromium.popupOn(URL_RED);
  await shows(popup, say("ui_signals_short"));
  return { page, popup };
};
const kept = async () => (await chromium.storageGet("vetting")).vetting ?? {};
const answered = (copies) =>
  until(`answered: ${copies}`, async () => (await kept()).answers?.[ID]?.copies === copies && (await kept()));

/** The question over a page of ours, with each flag in it. */
async function question(scope, flags = FLAGS) {
  const dialog = await scope.waitForSelector("dialog.gate[open]");
  const said = (await dialog.evaluate((element) => element.innerText)).replace(/\s+/g, " ");
  for (const flag of flags) assert.ok(said.includes(flag), `${flag} is not in: ${said}`);
  return dialog;
}
const gone = (scope) => until("the question is gone", async () => !(await scope.$("dialog.gate")));
const clipboardIs = (wanted) =>
  until(`copied: ${wanted}`, async () => (await chromium.readClipboard()).includes(wanted));

/** Something else on the clipboard. */
async function emptyClipboard() {
  const { popup, page } = await chromium.popupOn(DEMO_URL);
  await pressCopy(popup);
  await shows(popup, say("ui_copied"));
  await until("it is written down", async () =>
    (await chromium.stored("copied")).some((one) => one.link === DEMO_LINK),
  );
  await popup.close();
  await page.close();
  assert.equal(await chromium.readClipboard(), DEMO_LINK);
}

/** Opens the panel on the page in front, by the popup's line; what stands behind it. */
async function panelByLine(popup) {
  const shown = chromium.browser.waitForTarget((known) => known.url().startsWith(`${chromium.origin}/panel.html`));
  await (await popup.waitForSelector(".line.whole")).click();
  return (await shown).asPage();
}

describe("signals", () => {
  test("the popup has one line of them, and it opens the whole table in the panel", async () => {
    const { popup } = await popupRed();
    const line = await popup.waitForSelector(".line.whole");
    const said = (await line.evaluate((element) => element.innerText)).replace(/\s+/g, " ");
    assert.ok(said.includes(say("ui_overall_bad")), said);
    const panel = await panelByLine(popup);
    await shows(panel, say("ui_vetting_of", { name: "Invented Trays" }));
    for (const code of ["store_positive", "stars_4_5", "sold_out", "gone", "pooled"])
      await shows(panel, say(`ui_signal_${code}`));
    await shows(panel, say("ui_value_store_positive", { value: "88" }));
    await shows(panel, say("ui_limit_store_positive", { bad: "90", good: "95" }));
    await shows(panel, say("vet_source_guides"));
    await shows(panel, say("vet_not_said"));
    assert.deepEqual(await axe(panel), []);
  });

  test("a limit of one's own counts at once, and every signal says whose it is", async () => {
    const settings = await chromium.openExtensionPage("workbench.html#settings/limits");
    const group = await by(settings, "group", say("ui_signal_store_positive"));
    await fill(group, say("ui_limits_bad"), "80");
    await fill(group, say("ui_limits_good_store_positive"), "85");
    await shows(settings, say("ui_saved"));
    await shows(settings, say("vet_source_changed"));
    assert.deepEqual((await chromium.settings()).limits, [{ signal: "store_positive", good: "85", bad: "80" }]);
    assert.deepEqual(await axe(settings), []);
    const { popup } = await popupRed();
    const panel = await panelByLine(popup);
    await shows(panel, say("ui_limit_store_positive", { bad: "80", good: "85" }));
    await shows(panel, say("vet_source_changed"));
    // What cannot be used is said, and the table's own holds.
    await settings.bringToFront();
    await fill(group, say("ui_limits_good_store_positive"), "70");
    await shows(settings, say("vet_limit_order"));
    await press(settings, say("ui_limits_reset", { name: say("ui_signal_store_positive") }));
    await until("the limits are the table's", async () => (await chromium.settings()).limits.length === 0);
  });

  test("what was read is known on the shortlist, with the version of the table in its file", async () => {
    const { popup } = await popupRed();
    await press(popup, say("ui_keep_short"));
    await button(popup, say("ui_kept_short"));
    await until("it is known", async () => (await kept()).known?.[ID]);
    const { overall, flags, formula } = (await kept()).known[ID];
    assert.deepEqual([overall, formula, flags.includes("store_positive")], ["bad", 2, true]);
    const products = await chromium.openExtensionPage("workbench.html#products");
    await shows(products, TITLE);
    await shows(products, say("ui_answer_bad"));
  });
});

describe("the gate", () => {
  test("the popup asks once, names each flag, and remembers a yes", async () => {
    await emptyClipboard();
    const { page, popup } = await popupRed();
    await pressCopy(popup);
    await question(popup);
    await shows(popup, TITLE, "dialog.gate");
    assert.deepEqual(await axe(popup), []);
    assert.equal(await chromium.readClipboard(), DEMO_LINK);
    await press(popup, say("ui_gate_copy"));
    await clipboardIs(LINK);
    const { answers } = await answered(true);
    assert.ok(["store_positive", "store_ratings", "stars_4_5", "sold_out"].every((f) => answers[ID].flags.includes(f)));
    await popup.close();
    const again = await chromium.clickToolbar(page);
    await shows(again, say("ui_signals_short"));
    await pressCopy(again);
    await shows(again, say("ui_copied"));
    assert.equal(await again.$("dialog.gate"), null);
  });

  test("a no copies nothing, and the next question says when it was left; Escape answers nothing", async () => {
    await emptyClipboard();
    const { popup } = await popupRed();
    await pressCopy(popup);
    await question(popup);
    await popup.keyboard.press("Escape");
    await gone(popup);
    assert.equal((await kept()).answers?.[ID], undefined);
    await pressCopy(popup);
    await question(popup);
    await press(popup, say("ui_gate_leave"));
    await gone(popup);
    await answered(false);
    await pressCopy(popup);
    await question(popup);
    await shows(popup, /you left this link uncopied/, "dialog.gate");
    assert.equal(await chromium.readClipboard(), DEMO_LINK);
  });

  test("the keys of the popup do not reach through it", async () => {
    await emptyClipboard();
    const { popup } = await popupRed();
    await popup.keyboard.press("1");
    await question(popup);
    for (const key of ["1", "2", "b"]) await popup.keyboard.press(key);
    await question(popup);
    assert.equal(await chromium.readClipboard(), DEMO_LINK);
  });

  test("a product without a red flag is never asked about", async () => {
    const { popup } = await chromium.popupOn(DEMO_URL);
    await shows(popup, say("ui_signals_short"));
    await pressCopy(popup);
    await shows(popup, say("ui_copied"));
    assert.equal(await popup.$("dialog.gate"), null);
  });

  test("the panel asks, for its link and for a post", async () => {
    await emptyClipboard();
    const { popup } = await popupRed();
    const panel = await panelByLine(popup);
    await shows(panel, say("ui_vetting_of", { name: "Invented Trays" }));
    await press(panel, `${say("ui_copy")} ${TITLE}`);
    await question(panel);
    await panel.keyboard.press("Escape");
    await gone(panel);
    await (await by(panel, "tab", say("ui_post_title"))).click();
    await (await panel.waitForSelector(".write .button.wide")).click();
    await question(panel);
    assert.deepEqual(await axe(panel), []);
    assert.equal(await chromium.readClipboard(), DEMO_LINK);
    await press(panel, say("ui_gate_copy"));
    await clipboardIs(TITLE);
  });

  for (const [how, item, wanted] of [
    ["the menu's link", "copy_link", LINK],
    ["the menu's post", "copy_post", TITLE],
    ["the keys", null, LINK],
  ]) {
    test(`${how}: the popup opens with the question, and copies after a yes`, async () => {
      await emptyClipboard();
      const page = await chromium.openPage(URL_RED);
      const tab = await chromium.tabOf(page);
      if (item) await chromium.dispatchMenu({ menuItemId: item, editable: false, pageUrl: URL_RED }, tab);
      else await chromium.dispatch("commands.onCommand", "copy_link", tab);
      const target = await chromium.browser.waitForTarget((one) =>
        one.url().startsWith(`${chromium.origin}/popup.html`),
      );
      const popup = await target.asPage();
      await question(popup);
      assert.equal(await chromium.readClipboard(), DEMO_LINK);
      assert.deepEqual(await chromium.stored("copied").then((all) => all.map(({ productId }) => productId)), [
        "1005006000000001",
      ]);
      await press(popup, say("ui_gate_copy"));
      await shows(popup, say("ui_held_copied"));
      await clipboardIs(wanted);
      await answered(true);
      const log = await chromium.stored("copied");
      assert.deepEqual(log.map(({ productId }) => productId).sort(), ["1005006000000001", ID]);
      await popup.close();
      // Asked and answered: the next one is copied at once.
      await emptyClipboard();
      await page.bringToFront();
      await chromium.dispatch("commands.onCommand", "copy_link", tab);
      await clipboardIs(LINK);
      await until("all are written down", async () => (await chromium.stored("copied")).length === 4);
    });
  }

  test("many at once: the question names those with a flag, also from a text alone", async () => {
    await (await popupRed()).popup.close();
    await until("it is known", async () => (await kept()).known?.[ID]);
    await emptyClipboard();
    const page = await chromium.openExtensionPage("panel.html#collect");
    const input = await field(page, say("ui_list_label"));
    await input.evaluate((element, value) => {
      element.value = value;
      element.dispatchEvent(new Event("input", { bubbles: true }));
    }, `${DEMO_URL}\n${URL_RED}`);
    await button(page, say("ui_list_made_other", { n: "2" }));
    await (await page.waitForSelector(".output .button.main")).click();
    await question(page);
    await shows(page, say("ui_gate_title_many_one", { n: "1" }));
    await shows(page, ID, "dialog.gate");
    await press(page, say("ui_gate_leave_all"));
    await gone(page);
    assert.equal(await chromium.readClipboard(), DEMO_LINK);
    await (await page.waitForSelector(".output .button.main")).click();
    await question(page);
    await press(page, say("ui_gate_copy_many_other", { n: "2" }));
    await clipboardIs(LINK);
  });

  test("turned off, nothing asks, and on again it does", async () => {
    const settings = await chromium.openExtensionPage("workbench.html#settings/limits");
    await (await by(settings, "switch", say("ui_gate_switch"))).click();
    await until("it is off", async () => (await kept()).asks === false);
    const { page, popup } = await popupRed();
    await pressCopy(popup);
    await shows(popup, say("ui_copied"));
    assert.equal(await chromium.readClipboard(), LINK);
    await popup.close();
    await page.close();
    await settings.bringToFront();
    await (await by(settings, "switch", say("ui_gate_switch"))).click();
    await until("it is on", async () => (await kept()).asks === true);
    const again = await popupRed();
    await pressCopy(again.popup);
    await question(again.popup);
  });

  test("what is known and answered can be erased and brought back", async () => {
    const { popup } = await popupRed();
    await pressCopy(popup);
    await question(popup);
    await press(popup, say("ui_gate_copy"));
    await answered(true);
    const before = await kept();
    await popup.close();
    const data = await chromium.openExtensionPage("workbench.html#settings/data");
    await press(data, say("ui_kept_erase", { what: say("ui_kept_vetting") }));
    await until("it is erased", async () => (await kept()).answers === undefined);
    await undo(data);
    await until("it is back", async () => (await kept()).answers?.[ID]);
    assert.deepEqual(await kept(), before);
  });
});
