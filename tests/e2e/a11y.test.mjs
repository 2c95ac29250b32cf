// Every view of ours in light, dark and from right to left: no accessibility violation, nothing too
// small to read, and always visible where the keys are.
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, afterEach, beforeEach, describe, test } from "node:test";
import { FORECAST } from "../harness/forecast.mjs";
import { hardToUse } from "../harness/hardToUse.mjs";
import { clickTable, OWN_TABLE, openPlatformOrders } from "../harness/orders.mjs";
import {
  admitad,
  button,
  by,
  DEMO_URL,
  field,
  fieldSays,
  fill,
  more,
  portals,
  press,
  pressCopy,
  say,
  settingsOf,
  shows,
  start,
  until,
} from "./support.mjs";

const LONGEST_TAB_ROUND = 500;

const chromium = await start();
const RATES = join(await mkdtemp(join(tmpdir(), "affix-a11y-")), "rates.csv");
await writeFile(RATES, "low,store\n8,1100002\n12,my shop\n");
const [ORDERS, CLICKS, PARTNER] = ["orders.json", "clicks.csv", "partner.csv"].map((n) => join(dirname(RATES), n));
await writeFile(ORDERS, JSON.stringify(openPlatformOrders()));
await writeFile(CLICKS, clickTable());
await writeFile(PARTNER, OWN_TABLE);
const PUBLISHED = ["first.md", "second.html"].map((n) => join(dirname(RATES), n));
const LAMP = "https://www.aliexpress.com/item/1005006000000001.html";
await writeFile(PUBLISHED[0], Array(6).fill(`Ad: see [this lamp](${LAMP}).`).join("\n\n"));
await writeFile(PUBLISHED[1], `<html lang="en"><p>I like <a href="http://${LAMP.slice(8)}?aff_fsk=_nObody1">it</a>.`);
after(async () => {
  await chromium.close();
  await rm(dirname(RATES), { recursive: true });
});
beforeEach(() => chromium.reset());
afterEach(() => assert.deepEqual(chromium.ownProblems(), []));

const unfold = (page) =>
  page.$$eval("details", (all) =>
    all.forEach((each) => {
      each.open = true;
    }),
  );

async function popupOnShell() {
  const item = "https://www.aliexpress.com/item/1005006400000009.html";
  await chromium.use(portals());
  chromium.serve(item, "csr-shell.html");
  return (await chromium.popupOn(item)).popup;
}

const CAMPAIGN = { id: "c", name: "Winter sale", channel: "tg", subIds: { af: "{date}-{channel}" } };

/** The panel as narrow as a side panel is at its narrowest. */
async function onPanel(part) {
  const page = await chromium.openExtensionPage(`panel.html#${part}`);
  await page.setViewport({ width: 360, height: 800 });
  return page;
}

/** The workbench as narrow as it gets. */
async function onWorkbench(room) {
  const page = await chromium.openExtensionPage(`workbench.html#${room}`);
  await page.setViewport({ width: 320, height: 800 });
  await page.waitForSelector(".room:not([hidden]) h1");
  return page;
}

/** The room of reports with orders and clicks in it, by their sub-ids. */
async function reported() {
  await chromium.use(portals());
  const page = await onWorkbench("reports");
  const chooser = await page.waitForSelector(".reports input[type=file]");
  await chooser.uploadFile(ORDERS, CLICKS);
  await shows(page, say("ui_reports_clicks_read_other", { n: "455" }));
  await press(page, say("ui_reports_add_other", { n: "270", fresh: "270" }));
  await page.waitForSelector(".barsplot canvas");
  await (await by(page, "combobox", say("ui_reports_by"))).select("subid");
  await button(page, "blog-lights");
  return page;
}

/** A product that was kept on its page, and the open menu of its row. */
async function rowMenu() {
  await chromium.use(portals());
  const { popup } = await chromium.popupOn(DEMO_URL);
  await shows(popup, say("ui_verdict_no_history"));
  await press(popup, say("ui_keep_short"));
  await shows(popup, say("ui_kept_short"));
  await popup.close();
  const page = await onWorkbench("products");
  await page.waitForSelector(".tablecard .copy");
  await (await page.$(".rowmenu button")).click();
  return page;
}

/** Each view as the user comes to it, everything unfolded. */
const VIEWS = {
  "popup: a product": async () => {
    await chromium.use(portals({ subIds: { af: "blog" } }), admitad());
    const { popup } = await chromium.popupOn(`${DEMO_URL}?aff_fsk=_nObody1`);
    await shows(popup, /\$0\.25/);
    await by(popup, "group", say("ui_your_link"));
    await press(popup, say("ui_why_short"));
    await press(popup, say("ui_tail_foreign"));
    await more(popup, say("ui_unread_one", { n: "1" }));
    await shows(popup, say("unread_not_shown"));
    return popup;
  },
  "popup: no id": async () => {
    const { popup } = await chromium.popupOn(DEMO_URL);
    await shows(popup, /\$0\.25/);
    await field(popup, say("ui_own_link_title"));
    return popup;
  },
  "popup: a failure, and a switch": async () => {
    await chromium.storageSet(
      { failure: { note: { code: "look_no_profile", params: {}, text: "" }, input: DEMO_URL } },
      "session",
    );
    const { popup } = await chromium.popupOn("https://blog.example/");
    await shows(popup, say("ui_failure_title"));
    await more(popup, say("ui_on_page"));
    await by(popup, "switch", say("ui_inline_switch"));
    return popup;
  },
  "popup: an address pasted": async () => {
    await chromium.use(portals());
    const { popup } = await chromium.popupOn("https://blog.example/");
    await (await field(popup, say("ui_paste_label"))).type("1005006000000002");
    await by(popup, "group", say("ui_your_link"));
    return popup;
  },
  "popup: what the records say of the price": async () => {
    await chromium.use(portals());
    const { popup } = await chromium.popupOn(DEMO_URL);
    await shows(popup, say("ui_verdict_no_history"));
    await popup.$eval(".lines.after .button", (why) => why.click());
    await shows(popup, say("ui_speaks_chosen"));
    return popup;
  },
  "workbench: one product": async () => {
    await chromium.use(portals());
    const { popup } = await chromium.popupOn(DEMO_URL);
    await shows(popup, say("ui_verdict_no_history"));
    await press(popup, say("ui_keep_short"));
    await shows(popup, say("ui_kept_short"));
    await popup.close();
    const page = await onWorkbench("products/1005006000000001");
    await shows(page, say("ui_wishes_title"));
    // On another day it cost something else, so that there is a chart.
    await page.evaluate(
      () =>
        new Promise((done, failed) => {
          const opening = indexedDB.open("affix");
          opening.onerror = () => failed(opening.error);
          opening.onsuccess = () => {
            const putting = opening.result.transaction("prices", "readwrite");
            const prices = putting.objectStore("prices");
            prices.getAll().onsuccess = ({ target }) => {
              for (const one of target.result) {
                const earlier = Number(one.seen.split(",")[0]) - 9 * 86_400;
                prices.put({ ...one, seen: `${earlier},1299,1690,,p;${one.seen}` });
              }
            };
            putting.oncomplete = () => {
              opening.result.close();
              done();
            };
          };
        }),
    );
    await page.reload();
    await page.waitForSelector(".u-wrap canvas");
    await shows(page, say("ui_wishes_title"));
    return page;
  },
  "popup: the menu of a row": async () => {
    const listing = "https://www.aliexpress.us/w/wholesale-kitchen-organizer.html";
    await chromium.use(portals());
    chromium.serve(listing, "listing-dida.html");
    const { popup } = await chromium.popupOn(listing);
    await until("three with links", async () => (await popup.$$(".best .productrow .copy")).length === 3);
    await (await popup.$(".best .rowmenu button")).click();
    await popup.waitForSelector(".rowmenu .menu:popover-open");
    return popup;
  },
  "workbench: the menu of a row": async () => {
    const page = await rowMenu();
    await page.waitForSelector(".rowmenu .menu:popover-open");
    return page;
  },
  "workbench: a post of a row": async () => {
    const page = await rowMenu();
    await (await by(page, "menuitem", say("ui_row_post"))).click();
    await page.waitForSelector(".postdialog .bubble");
    await unfold(page);
    return page;
  },
  "workbench: everything seen": async () => {
    await chromium.use(portals());
    const { popup } = await chromium.popupOn(DEMO_URL);
    await shows(popup, say("ui_verdict_no_history"));
    await popup.close();
    const page = await onWorkbench("products/seen");
    await shows(page, say("ui_verdict_no_history"));
    return page;
  },
  "popup: a captcha": async () => {
    const item = "https://www.aliexpress.com/item/1005006000000077.html";
    await chromium.use(portals());
    chromium.serve(item, "captcha.html");
    const { popup } = await chromium.popupOn(item);
    await shows(popup, say("ui_page_blocked"));
    return popup;
  },
  "popup: a page that is waited for": async () => {
    const popup = await popupOnShell();
    await shows(popup, say("ui_page_waiting"));
    return popup;
  },
  "popup: a page that came too late": async () => {
    const popup = await popupOnShell();
    await shows(popup, say("ui_page_late"));
    return popup;
  },
  "popup: a layout report": async () => {
    await chromium.use(portals());
    const { popup } = await chromium.popupOn(DEMO_URL);
    await more(popup, say("ui_report"));
    await button(popup, say("ui_report_save"));
    await unfold(popup);
    await popup.waitForSelector("pre.file");
    return popup;
  },
  "popup: a post in its format, and a campaign": async () => {
    await chromium.storageSet({
      settings: { ...settingsOf(portals({ campaign: "c" }), admitad()), campaigns: [CAMPAIGN] },
      posting: { market: "ru", format: "x" },
    });
    const { popup } = await chromium.popupOn(DEMO_URL);
    await shows(popup, /\$0\.25/);
    await pressCopy(popup);
    await shows(popup, say("compose_disclosure_more", { label: "Реклама" }));
    await press(popup, say("ui_copy_as"));
    // It is open a moment before its chosen item has the focus.
    await popup.waitForSelector(".menu.formats:popover-open [aria-checked=true]:focus");
    return popup;
  },
  "popup: a QR code": async () => {
    await chromium.use(portals());
    const { popup } = await chromium.popupOn(DEMO_URL);
    await shows(popup, /\$0\.25/);
    await more(popup, say("ui_format_qr"));
    await button(popup, say("ui_save_svg"));
    return popup;
  },
  "panel: a product": async () => {
    await chromium.storageSet({ settings: { ...settingsOf(portals(), admitad()), campaigns: [CAMPAIGN] } });
    const { popup } = await chromium.popupOn(DEMO_URL);
    await by(popup, "group", say("ui_your_link"));
    const page = await onPanel("page");
    await page.waitForSelector(".nets");
    await unfold(page);
    await (await page.waitForSelector("button.posting-as")).click();
    await page.waitForSelector(".menu:popover-open :focus");
    return page;
  },
  "a copy that is confirmed": async () => {
    await chromium.use(portals(), admitad());
    const page = await chromium.openPage(DEMO_URL);
    const tab = { ...(await chromium.tabOf(page)), url: DEMO_URL };
    await chromium.dispatchMenu({ menuItemId: "copy_link", editable: false, pageUrl: DEMO_URL }, tab);
    const confirming = await until("the confirmation", () =>
      chromium.browser.targets().find((target) => target.url().startsWith(`${chromium.origin}/copied.html`)),
    );
    const shown = await confirming.asPage();
    // With the pointer over it, it stays.
    await shown.mouse.move(20, 20);
    await shows(shown, say("ui_copied_link"));
    return shown;
  },
  "panel: a list": async () => {
    await chromium.storageSet({ settings: { ...settingsOf(portals(), admitad()), campaigns: [CAMPAIGN] } });
    const page = await onPanel("collect");
    await (await field(page, say("ui_list_label"))).type(
      "1005006000000001 https://www.aliexpress.com/item/1005006000000002.html?aff_fsk=_nObody1 https://www.aliexpress.com/item/1005006000000002.html https://example.com/",
    );
    // The last part that comes: it waits for the rows, for the user's choices for posts and for the links.
    await page.waitForSelector(".mytext mark");
    await button(page, say("ui_list_copy_text"));
    return page;
  },
  "panel: a post": async () => {
    await chromium.use(portals());
    await chromium.storageSet({ posting: { market: "us", place: "telegram", format: "telegram" } });
    const { popup } = await chromium.popupOn(DEMO_URL);
    await press(popup, say("ui_open_panel"));
    await chromium.browser.waitForTarget((known) => known.url().startsWith(`${chromium.origin}/panel.html`));
    const page = await onPanel("post");
    await page.waitForSelector(".write .posttext");
    await unfold(page);
    await press(page, say("ui_template_start"));
    const template = await field(page, say("ui_template_text"));
    await template.evaluate((area) => area.select());
    await template.type("Look");
    await shows(page, say("template_no_link"));
    await by(page, "group", say("offer_coins"));
    await page.waitForSelector(".preview");
    return page;
  },
  "workbench: copied links": async () => {
    await chromium.use(portals());
    const list = await onPanel("collect");
    await (await field(list, say("ui_list_label"))).type("1005006000000001");
    await (await by(list, "radio", say("ui_format_link"))).click();
    await press(list, say("ui_list_copy_one", { n: "1" }));
    await shows(list, say("ui_copied"), ".saved");
    const page = await onWorkbench("links/copied");
    await page.waitForSelector(".copied-what");
    await unfold(page);
    await press(page, say("ui_log_erase_button"));
    await button(page, say("ui_erase_yes"));
    return page;
  },
  "workbench: calendar": async () => {
    const own = {
      id: "e1",
      name: "Shop birthday",
      starts: "2026-12-20T00:00",
      ends: "2090-12-22T00:00",
      zone: "UTC",
      hidden: false,
    };
    await chromium.storageSet({
      settings: { ...settingsOf(portals()), events: [own, { ...own, id: "12_12", hidden: true }] },
    });
    const page = await onWorkbench("calendar");
    await page.waitForSelector(".eventcard");
    await unfold(page);
    return page;
  },
  "workbench: an event that cannot be": async () => {
    await chromium.use(portals());
    const page = await onWorkbench("calendar");
    await press(page, say("ui_event_add"));
    await press(page, say("ui_event_save"));
    await fieldSays(page, say("ui_event_name"), say("event_no_name"));
    return page;
  },
  "workbench: a forecast": async () => {
    await chromium.storageSet({ settings: { ...settingsOf(portals()), forecast: FORECAST } });
    const page = await onWorkbench("reports/forecast");
    await page.waitForSelector(".cases");
    return page;
  },
  "workbench: a forecast that cannot be": async () => {
    await chromium.use(portals());
    const page = await onWorkbench("reports/forecast");
    await fill(page, say("ui_forecast_clicks"), "many");
    await fieldSays(page, say("ui_forecast_clicks"), "a whole number");
    return page;
  },
  "workbench: reports, none": async () => {
    await chromium.use(portals());
    const page = await onWorkbench("reports");
    await shows(page, say("ui_reports_empty"));
    return page;
  },
  "workbench: reports, files that wait": async () => {
    await chromium.use(portals());
    const page = await onWorkbench("reports");
    const chooser = await page.waitForSelector(".reports input[type=file]");
    await chooser.uploadFile(PARTNER);
    await shows(page, say("ui_reports_found"));
    await unfold(page);
    return page;
  },
  "workbench: reports": async () => {
    const page = await reported();
    await unfold(page);
    return page;
  },
  "workbench: audit, none": async () => {
    await chromium.use(portals());
    const page = await onWorkbench("audit");
    await shows(page, say("ui_audit_empty"));
    return page;
  },
  "workbench: audit": async () => {
    await chromium.use(portals());
    const page = await onWorkbench("audit");
    const chooser = await page.waitForSelector(".audit input[type=file]");
    await chooser.uploadFile(...PUBLISHED);
    await button(page, say("ui_audit_again"));
    for (const name of await page.$$(".findingname")) await name.click();
    await (await by(page, "checkbox", say("ui_table_choose_all"))).click();
    await button(page, say("ui_audit_mend"));
    return page;
  },
  "workbench: the lines of a figure": async () => {
    const page = await reported();
    await press(page, "blog-lights");
    await button(page, say("ui_reports_back"));
    return page;
  },
  "workbench: today": async () => {
    await chromium.use(portals(), admitad());
    const page = await onWorkbench("today");
    await by(page, "link", say("ui_calendar_open"));
    return page;
  },
  "workbench: today, nothing yet": async () => {
    const page = await onWorkbench("today");
    await button(page, say("ui_today_begin_button"));
    return page;
  },
  "workbench: links": async () => {
    await chromium.use(portals());
    const page = await onWorkbench("links/list");
    await page.waitForSelector(".room:not([hidden]) textarea");
    return page;
  },
  "workbench: products, none": async () => {
    await chromium.use(portals());
    const page = await onWorkbench("products");
    await page.waitForSelector(".room:not([hidden]) [role=status]");
    return page;
  },
  "workbench: the palette": async () => {
    await chromium.use(portals(), admitad());
    const page = await onWorkbench("settings");
    await press(page, say("ui_palette_open"));
    await page.waitForSelector(".palette [role=option]");
    return page;
  },
  "workbench: settings on a wide window, searched": async () => {
    await chromium.use(portals(), admitad());
    const page = await onWorkbench("settings/data");
    await page.setViewport({ width: 1280, height: 800 });
    await page.waitForSelector("#profiles");
    await (await by(page, "searchbox", say("ui_settings_search"))).type(say("ui_currency_label"));
    await until("the others are away", () => page.$eval("#profiles", ({ hidden }) => hidden));
    return page;
  },
  "panel: no id": async () => {
    const page = await onPanel("collect");
    await button(page, say("ui_setup_button"));
    return page;
  },
  "options: a campaign": async () => {
    await chromium.storageSet({
      settings: { ...settingsOf(portals(), admitad()), campaigns: [{ ...CAMPAIGN, subIds: { af: "{day}" } }] },
    });
    const page = await chromium.openExtensionPage("workbench.html#settings");
    await press(page, say("ui_profile_edit", { name: CAMPAIGN.name }));
    await shows(page, /There is no field/);
    return page;
  },
  "options: own rates, by price, readers": async () => {
    const rate = (low, more = {}) => ({
      network: null,
      product: null,
      store: null,
      category: null,
      rate: { low, high: low },
      from: null,
      until: null,
      note: null,
      ...more,
    });
    const overrides = [
      rate("9", { store: "1100001", network: "admitad", note: "Mail", until: "2099-11-30" }),
      rate("12", { store: "1100001", network: "admitad", from: "2099-01-01" }),
      rate("50", { until: "2025-11-30" }),
      rate("x"),
    ];
    const conversionByPrice = [
      { from: "50", currency: "USD", conversion: { low: "1", high: "0.5" } },
      { from: "dear", currency: "EUR", conversion: { low: "1", high: "" } },
    ];
    await chromium.storageSet({ settings: { ...settingsOf(portals()), overrides, conversionByPrice, market: "KZ" } });
    const page = await chromium.openExtensionPage("workbench.html#settings");
    await page.setViewport({ width: 360, height: 800 });
    await page.waitForSelector("#rates .overlap");
    await page.locator("#rates li:nth-child(4) .button.quiet").click();
    await fieldSays(page, say("ui_rate_low"), say("override_bad_percent", { text: "x" }));
    await (await by(page, "combobox", say("ui_rate_category"))).select("number");
    await field(page, say("ui_rate_category_field"));
    await (await page.$("#rates input[type=file]")).uploadFile(RATES);
    await button(page, say("ui_rates_add_new_one", { n: "1" }));
    await unfold(page);
    return page;
  },
  "options: profiles, wrong values, a rate": async () => {
    await chromium.use(portals(), admitad());
    const page = await chromium.openExtensionPage("workbench.html#settings");
    await press(page, say("ui_profile_edit", { name: "Demo blog" }));
    await fill(page, "Short key", '_Affix"');
    await fieldSays(page, "Short key", say("link_id_quote", { label: "Short key" }));
    await (await field(page, say("ui_learn_label"))).type("https://s.click.aliexpress.com/e/_oFixTur");
    await fill(page, say("ui_new_share"), "200");
    await (await by(page, "combobox", say("ui_currency_label"))).select("EUR");
    await press(page, say("ui_exchange_add"));
    await press(page, say("ui_erase"));
    await shows(page, say("ui_erase_sure"));
    await unfold(page);
    return page;
  },
  "options: nothing yet": async () => {
    const page = await chromium.openExtensionPage("workbench.html#settings");
    await button(page, say("ui_profile_add"));
    return page;
  },
  welcome: async () => {
    const page = await chromium.openExtensionPage("welcome.html");
    await button(page, say("ui_way_hand"));
    await unfold(page);
    return page;
  },
  "welcome: a profile begun": async () => {
    const page = await chromium.openExtensionPage("welcome.html");
    await press(page, say("ui_way_hand"));
    await field(page, "Short key");
    return page;
  },
  "welcome: no account": async () => {
    const page = await chromium.openExtensionPage("welcome.html");
    await press(page, say("ui_way_join"));
    await shows(page, say("ui_join_how"));
    return page;
  },
  "welcome: an id to be confirmed": async () => {
    await chromium.use(portals({ unconfirmed: "_AffixDemo", notCounted: true }));
    const page = await chromium.openExtensionPage("welcome.html");
    await shows(page, say("ui_test_failed"));
    return page;
  },
  "popup: an id to be confirmed": async () => {
    await chromium.use(portals({ unconfirmed: "_AffixDemo" }));
    const { popup } = await chromium.popupOn(DEMO_URL);
    await press(popup, say("ui_tail_link_id_unconfirmed"));
    await shows(popup, say("ui_test_wait"));
    return popup;
  },
  "popup: no id, by hand": async () => {
    const { popup } = await chromium.popupOn(DEMO_URL);
    await press(popup, say("ui_way_hand"));
    await field(popup, "Short key");
    return popup;
  },
};

for (const [name, open] of Object.entries(VIEWS)) {
  test(name, async () => {
    const page = await open();
    assert.deepEqual(await hardToUse(page), []);
  });
}

const isWrong = ({ missed, unexpected }) => missed.length + unexpected.length > 0;

/** One round of Tab: what it never came to, what it came to beside, and whether the page stayed as it was meanwhile. */
async function tabRound(page) {
  // How each control looks without the focus, for comparison.
  const count = await page.evaluate(() => {
    document.activeElement.blur();
    const look = (element) => {
      const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(element);
      return outlineStyle === "none" ? boxShadow : [outlineStyle, outlineWidth, outlineColor, boxShadow].join();
    };
    const all = () =>
      [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')].filter(
        (element) =>
          !element.disabled &&
          // Of the tabs of a list, Tab comes to the chosen one.
          element.tabIndex >= 0 &&
          !element.closest("[inert]") &&
          // A link in a text that can be changed is a part of the text.
          !element.parentElement.isContentEditable &&
          element.checkVisibility({ visibilityProperty: true }),
      );
    const controls = all();
    // Of a group of radio buttons, Tab comes to one.
    const groups = new Set();
    const expected = controls.filter((element) => {
      if (element.type !== "radio") return true;
      if (groups.has(element.name)) return false;
      return groups.add(element.name);
    });
    globalThis.a11y = {
      look,
      all,
      expected,
      last: null,
      seen: new Set(),
      plain: new Map(controls.map((element) => [element, look(element)])),
    };
    return expected.length;
  });
  assert.ok(count > 3, `${count} controls`);
  for (let pressed = 0; pressed < LONGEST_TAB_ROUND; pressed += 1) {
    await page.keyboard.press("Tab");
    const state = await page.evaluate(() => {
      const { seen, last } = globalThis.a11y;
      const at = document.activeElement;
      globalThis.a11y.last = at;
      // A day's or a moment's field has several stops inside.
      if (at === last && ["date", "datetime-local"].includes(at.type)) return "inside";
      if (at === document.body || at === document.documentElement) return "out";
      if (seen.has(at)) return "round";
      seen.add(at);
      return "on";
    });
    if (state === "round") break;
    if (state === "out" || state === "inside") continue;
    const visible = () =>
      page.evaluate(() => {
        const { look, plain } = globalThis.a11y;
        const at = document.activeElement;
        return look(at) !== plain.get(at);
      });
    await until("the focus is seen", visible).catch(async () => {
      throw new Error(
        `No focus to be seen on ${await page.evaluate(() => document.activeElement.outerHTML.slice(0, 200))}`,
      );
    });
  }
  return page.evaluate(() => {
    const { all, expected, plain, seen } = globalThis.a11y;
    const said = (element) => element.outerHTML.slice(0, 200);
    const now = all();
    return {
      stayed: now.length === plain.size && now.every((element) => plain.has(element)),
      missed: expected.filter((element) => !seen.has(element)).map(said),
      unexpected: [...seen].filter((element) => !expected.includes(element)).map(said),
    };
  });
}

describe("the keys", () => {
  for (const name of [
    "popup: a product",
    "popup: a failure, and a switch",
    "popup: a layout report",
    "popup: a post in its format, and a campaign",
    "panel: a list",
    "panel: a post",
    "workbench: copied links",
    "workbench: calendar",
    "workbench: a forecast",
    "options: a campaign",
    "options: own rates, by price, readers",
    "options: profiles, wrong values, a rate",
    "welcome: a profile begun",
  ]) {
    test(`${name}: Tab comes to everything, and shows where it is`, async () => {
      const page = await VIEWS[name]();
      await page.bringToFront().catch(() => {});
      // The settings' list unfolds the group one reads: the walk begins at the top, as the page does.
      if (name.startsWith("options:")) {
        await page.evaluate(() => {
          const first = document.querySelector("button");
          first.focus({ preventScroll: true });
          first.blur();
          scrollTo(0, 0);
        });
        await page.waitForSelector('.settings a[href="#settings/profiles"][aria-current=location]');
      }
      // A control that comes or goes while the round is made may be missed in it: then another one tells.
      let { stayed, ...wrong } = await tabRound(page);
      for (let again = 0; again < 5 && !stayed && isWrong(wrong); again += 1)
        ({ stayed, ...wrong } = await tabRound(page));
      assert.deepEqual(wrong, { missed: [], unexpected: [] });
    });
  }
});
