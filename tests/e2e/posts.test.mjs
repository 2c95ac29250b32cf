// A link as a post or a QR code in the popup, campaigns, and what is written down of a copy.
import assert from "node:assert/strict";
import { after, afterEach, beforeEach, describe, test } from "node:test";
import {
  admitad,
  button,
  by,
  copyButton,
  DEMO_LINK,
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
  textOf,
  until,
} from "./support.mjs";

const TITLE = "Polarized Cycling Glasses UV400 Photochromic Sports Sunglasses";
const WINTER = { id: "winter", name: "winter", channel: "tg", subIds: { af: "{channel}-{campaign}" } };

const chromium = await start();
after(() => chromium.close());
beforeEach(() => chromium.reset());
afterEach(() => assert.deepEqual(chromium.ownProblems(), []));

const linkShown = async (popup) => (await by(popup, "group", say("ui_your_link"))).$eval("code", (code) => code.title);
const useCampaigns = (...profiles) =>
  chromium.storageSet({ settings: { ...settingsOf(...profiles), campaigns: [WINTER] } });

/** What is written down, oldest first; the database is never made by asking. */
const logged = async () =>
  (await chromium.worker()).evaluate(
    () =>
      new Promise((found) => {
        const opening = indexedDB.open("affix");
        opening.onupgradeneeded = () => opening.transaction.abort();
        opening.onerror = () => found([]);
        opening.onsuccess = () => {
          const reading = opening.result.transaction("copied").objectStore("copied").getAll();
          reading.onsuccess = () => {
            opening.result.close();
            found(reading.result);
          };
        };
      }),
  );
const last = async (count) =>
  (await until(`${count} written down`, async () => (await logged()).length >= count && logged())).at(-1);
const emptyLog = async () =>
  (await chromium.worker()).evaluate(
    () =>
      new Promise((done) => {
        const erasing = indexedDB.deleteDatabase("affix");
        erasing.onsuccess = erasing.onerror = erasing.onblocked = () => done();
      }),
  );
beforeEach(emptyLog);

describe("copy as", () => {
  beforeEach(() => chromium.use(portals()));

  const ready = async (url = DEMO_URL) => {
    const { popup } = await chromium.popupOn(url);
    await shows(popup, /\$0\.25/);
    return popup;
  };
  const copies = async (how, what) => {
    await how();
    let copied = "";
    await until(what, async () => {
      copied = await chromium.readClipboard();
      return what.test(copied);
    }).catch(() => assert.match(copied, what));
    return chromium.readClipboard();
  };
  const begins = (text) => new RegExp(`^${text.replace(/[[\]*()$.?]/g, "\\$&")}`);

  test("each key copies its format at once, and Enter copies the last one from then on", async () => {
    const popup = await ready();
    const key = (name) => () => popup.keyboard.press(name);
    assert.ok((await copies(key("5"), begins(`**${TITLE}`))).includes(`(${DEMO_LINK})`));
    assert.ok((await copies(key("6"), begins(`[b]${TITLE}`))).includes(`[url=${DEMO_LINK}]`));
    await copies(key("7"), /#ad/);
    assert.ok(!(await copies(key("4"), begins(TITLE))).includes("#ad"));
    for (const name of ["2", "3"]) assert.ok((await copies(key(name), begins(TITLE))).includes("$8.46"), name);
    assert.equal(await copies(key("1"), /^https:/), DEMO_LINK);
    await copies(key("5"), begins(`**${TITLE}`));
    await until("written down", async () => (await last(8)).format === "markdown");
    await popup.close();

    const again = await ready(`${DEMO_URL}?again=1`);
    await until("the label", async () =>
      (await textOf(again, ".split .first")).startsWith(say("ui_copy_format_markdown")),
    );
    const name = await (await copyButton(again)).evaluate((element) => element.textContent);
    assert.ok(name.includes(TITLE), name);
    await copies(() => again.keyboard.press("Enter"), begins(`**${TITLE}`));
  });

  test("the menu is gone through by keys: three stops to any format, Escape closes it alone", async () => {
    const popup = await ready();
    await until("Copy has the focus", () => popup.evaluate(() => document.activeElement.matches(".split .first")));
    await popup.keyboard.press("Tab");
    await popup.keyboard.press("Enter");
    await until("the remembered one has the focus", () =>
      popup.evaluate(() => document.activeElement.getAttribute("aria-checked") === "true"),
    );
    await popup.keyboard.press("Escape");
    assert.equal(await popup.$(".menu.formats:popover-open"), null);
    await popup.keyboard.press("b");
    await until("the formats for bots", () =>
      popup.evaluate((name) => document.activeElement.textContent.includes(name), say("ui_format_telegram_html")),
    );
    await copies(() => popup.keyboard.press("Enter"), begins(`<b>${TITLE}`));
  });

  test("a digit that is typed into a field copies nothing", async () => {
    const popup = await ready();
    await more(popup, say("ui_paste_another"));
    const box = await field(popup, say("ui_paste_label"));
    await box.type("5");
    assert.equal(await box.evaluate((element) => element.value), "5");
    assert.deepEqual(await logged(), []);
  });

  test("the market’s disclosure stands first; without its rest Russia’s is refused", async () => {
    await chromium.storageSet({ posting: { market: "us", format: "markdown" } });
    const popup = await ready();
    await copies(() => popup.keyboard.press("5"), /^\\#ad\s/);
    await popup.close();
    await chromium.storageSet({ posting: { market: "ru", format: "markdown" } });
    const other = await ready(`${DEMO_URL}?ru=1`);
    await other.keyboard.press("5");
    await shows(other, say("compose_disclosure_more", { label: "Реклама" }));
  });

  test("a QR code to save as SVG and as PNG", async () => {
    const popup = await ready();
    await more(popup, say("ui_format_qr"));
    await by(popup, "image", say("ui_qr_name"));
    await popup.evaluate(() => {
      globalThis.saved = [];
      const click = HTMLAnchorElement.prototype.click;
      HTMLAnchorElement.prototype.click = function save() {
        if (this.download)
          fetch(this.href)
            .then((file) => file.blob())
            .then(async (blob) =>
              globalThis.saved.push([this.download, blob.type, blob.size, (await blob.text()).slice(0, 4)]),
            );
        else click.call(this);
      };
    });
    await press(popup, say("ui_save_svg"));
    await press(popup, say("ui_save_png"));
    const saved = await until("two files", () =>
      popup.evaluate(() => globalThis.saved.length === 2 && globalThis.saved),
    );
    const types = saved.map(([, type]) => type.split(";")[0]).sort();
    assert.deepEqual(types, ["image/png", "image/svg+xml"]);
    for (const [name, type, size, start] of saved) {
      assert.match(name, type === "image/png" ? /\.png$/ : /\.svg$/);
      assert.ok(size > 300);
      assert.match(start, type === "image/png" ? /PNG/ : /^<svg/);
    }
  });
});

describe("a post in the panel", () => {
  /** The panel's part on an address that was put into its field. */
  async function panelPost() {
    await chromium.use(portals());
    await chromium.storageSet({ posting: { market: "us", place: "telegram", format: "telegram" } });
    const page = await chromium.openExtensionPage("panel.html#post");
    await fill(page, say("ui_paste_label"), DEMO_URL);
    await page.waitForSelector(".write .rich");
    await until("the text", async () => (await page.$eval(".write .rich", (field) => field.innerText)).includes("#ad"));
    return page;
  }

  test("both kinds are on the clipboard, and what was changed is what is copied", async () => {
    const page = await panelPost();
    await press(page, say("ui_post_copy", { format: say("ui_format_telegram") }));
    await shows(page, say("ui_copied_text_said"));
    assert.equal(await chromium.readClipboard(), `#ad\n\n${DEMO_LINK}`);
    const rich = await chromium.readRichClipboard();
    assert.ok(rich.includes(`href="${DEMO_LINK.replaceAll("&", "&amp;")}"`), rich);
    assert.ok(rich.includes("Open on AliExpress"), rich);
    await page.focus(".write .rich");
    await page.keyboard.down("Control");
    await page.keyboard.press("Home");
    await page.keyboard.up("Control");
    await page.keyboard.type("My words ");
    await page.keyboard.down("Control");
    await page.keyboard.press("Enter");
    await page.keyboard.up("Control");
    await until("the change", async () => (await chromium.readClipboard()).startsWith("My words #ad"));
    assert.ok((await chromium.readClipboard()).includes(DEMO_LINK));
    assert.ok((await chromium.readRichClipboard()).includes("My words #ad"));
  });

  test("what was changed is offered again when the post was made anew, and for this product alone", async () => {
    const page = await panelPost();
    const words = () => page.$eval(".write .rich", (field) => field.innerText.trim());
    await page.focus(".write .rich");
    await page.keyboard.type("My words ");
    await until("the change", async () => (await words()).includes("My words"));
    await (await by(page, "combobox", say("ui_template_choice"))).select("short");
    await until("another template", async () => !(await words()).includes("My words"));
    await press(page, say("ui_post_yours"));
    await until("the user's own", async () => (await words()).includes("My words"));
    await press(page, say("ui_post_again"));
    await until("as made", async () => !(await words()).includes("My words"));
    await button(page, say("ui_post_yours"));
    await fill(page, say("ui_paste_label"), "1005006000000002");
    await until("of another product", async () => !(await page.$(`::-p-aria([name="${say("ui_post_yours")}"])`)));
  });

  test("a place that is not used is hidden, and its warning is said once", async () => {
    const page = await panelPost();
    await shows(page, say("hint_blocked_host", { host: "s.click.aliexpress.com" }));
    await press(page, say("ui_hint_read"));
    await by(page, "button", say("ui_hint_again"));
    await until("it is stored", async () => (await chromium.storageGet("posting")).posting.readHints?.length === 1);
  });
});

describe("a campaign", () => {
  test("fills the link when it is chosen, is remembered for its profile, and is in no link before", async () => {
    await useCampaigns(portals(), admitad());
    const { popup } = await chromium.popupOn(DEMO_URL);
    assert.equal(await linkShown(popup), DEMO_LINK);
    await (await popup.waitForSelector("button.posting-as")).click();
    await popup.locator(".menu.account ::-p-text(winter)").click();
    await until("the sub-id", async () => (await linkShown(popup)) === `${DEMO_LINK}&af=tg-winter`);
    const [first, second] = (await chromium.settings()).profiles;
    assert.equal(first.campaign, "winter");
    assert.equal(second.campaign ?? null, null);
    await until("the menu is closed", () =>
      popup.evaluate(() => !document.querySelector(".menu.account:popover-open")),
    );
    await pressCopy(popup);
    assert.deepEqual([(await last(1)).campaign, (await last(1)).link], ["winter", `${DEMO_LINK}&af=tg-winter`]);
  });

  test("goes into what the menu copies, and into the log", async () => {
    await useCampaigns(portals({ campaign: "winter" }));
    const page = await chromium.openPage(DEMO_URL);
    const tab = { ...(await chromium.tabOf(page)), url: DEMO_URL };
    await chromium.dispatchMenu({ menuItemId: "copy_link", editable: false, pageUrl: DEMO_URL }, tab);
    await until("the link", async () => (await chromium.readClipboard()) === `${DEMO_LINK}&af=tg-winter`);
    const entry = await last(1);
    assert.deepEqual(
      [entry.productId, entry.network, entry.profile, entry.campaign, entry.format],
      ["1005006000000001", "aliexpress", "Demo blog", "winter", "link"],
    );
  });

  test("for another network: the link is made without it, which is said, and written down so", async () => {
    await useCampaigns(admitad({ campaign: "winter" }));
    const { popup } = await chromium.popupOn(DEMO_URL);
    await press(popup, say("ui_tail_no_campaign"));
    await shows(popup, say("campaign_left_out", { campaign: "winter" }), ".act");
    await button(popup, say("ui_open_campaigns"));
    assert.match(await linkShown(popup), /^https:\/\/ad\.admitad\.com\//);
    await pressCopy(popup);
    assert.equal((await last(1)).campaign, null);
    await (await popup.waitForSelector("button.posting-as")).click();
    await popup.locator(`.menu.account ::-p-text(${say("ui_campaign_none")})`).click();
    assert.match(await linkShown(popup), /^https:\/\/ad\.admitad\.com\//);
  });

  test("is made in the options, checked while it is typed", async () => {
    await chromium.use(portals());
    const page = await chromium.openExtensionPage("workbench.html#settings/campaigns");
    await press(page, say("ui_campaign_add"));
    await fill(page, say("ui_campaign_name"), "Winter Sale 2026");
    const wrote = (code) => new RegExp(code.replace("…", "“Winter Sale 2026-\\d{8}”"));
    await shows(page, wrote("… is made fit for AliExpress Portals: winter-sale-2026-\\d{8}"), ".form");
    await until("it works from the start", async () =>
      page.$eval(".outcome code", (code) => /cn=winter-sale-2026-\d{8}$/.test(code.textContent)).catch(() => false),
    );
    await fill(page, say("ui_campaign_name"), "autumn");
    await shows(page, /In the link: autumn-\d{8}/, ".form");
    await (await field(page, "Sub-affiliate")).type("{day}");
    await fieldSays(
      page,
      "Sub-affiliate",
      say("pattern_unknown_field", { name: "{day}", known: "{date} {channel} {productId} {campaign} {network}" }),
    );
    await fill(page, "Sub-affiliate", "");
    assert.equal((await page.$$(".inserts")).length, 1);
    for (const insert of await page.$$(".inserts button")) await insert.click();
    await fieldSays(page, "Sub-affiliate", null);
    await until("every field works", async () =>
      page.$eval(".outcome code", (code) => /af=\d{8}10050/.test(code.textContent)).catch(() => false),
    );
    const stored = await until(
      "it is stored",
      async () => (await chromium.settings()).campaigns?.[0]?.subIds.af && (await chromium.settings()).campaigns[0],
    );
    assert.equal(stored.name, "autumn");
    await press(page, say("ui_campaign_add"));
    await fill(page, say("ui_campaign_name"), "Autumn");
    await fill(page, say("ui_campaign_name"), "Autumn!");
    await fill(page, say("ui_campaign_name"), "autumn");
    await shows(page, /The campaign autumn has this value too: autumn-\d{8}\./, ".form");
    await press(page, say("ui_profile_remove", { name: "autumn" }));
    await until("it is gone", async () => ((await chromium.settings()).campaigns ?? []).length === 1);
    await press(page, say("ui_undo"));
    await until("it is back", async () => (await chromium.settings()).campaigns?.length === 2);
  });
});

test("nothing is written down once that is turned off", async () => {
  await chromium.use(portals());
  const options = await chromium.openExtensionPage("workbench.html#settings/data");
  await (await by(options, "switch", say("ui_log_switch"))).click();
  await until("it is stored", async () => (await chromium.storageGet("posting")).posting?.log === false);
  const { popup } = await chromium.popupOn(DEMO_URL);
  await pressCopy(popup);
  await shows(popup, say("ui_copied_said"));
  assert.deepEqual(await logged(), []);
});

test("a page that counts less than a product says so", async () => {
  await chromium.use(portals());
  const search = "https://www.aliexpress.com/w/wholesale-bike-light.html";
  chromium.serve(search, "listing-dida.html");
  const { popup } = await chromium.popupOn(search);
  await press(popup, say("ui_tail_worth"));
  await shows(popup, /A link straight to a product counts before this page does/);
  const { popup: product } = await chromium.popupOn(DEMO_URL);
  await linkShown(product);
  assert.doesNotMatch(await textOf(product), /A link straight to a product/);
});

test("a profile’s links land on the site that its owner chose", async () => {
  await chromium.use(portals());
  const page = await chromium.openExtensionPage("workbench.html#settings");
  await press(page, say("ui_profile_edit", { name: "Demo blog" }));
  const site = await by(page, "combobox", say("ui_landing"));
  const host = await until("the sites", () =>
    site.evaluate((select) => [...select.options].map(({ value }) => value).find((value) => value.startsWith("es."))),
  );
  await site.select(host);
  await until("it is stored", async () => (await chromium.settings()).profiles[0].landing === host);
  const { popup } = await chromium.popupOn(DEMO_URL);
  assert.ok((await linkShown(popup)).includes(encodeURIComponent(`https://${host}/item/1005006000000001.html`)));
});
