// The popup as a click on the toolbar button opens it, over pages at their true addresses.
import assert from "node:assert/strict";
import { after, afterEach, beforeEach, describe, test } from "node:test";
import {
  admitad,
  button,
  by,
  DEMO_LINK,
  DEMO_URL,
  field,
  fill,
  more,
  plain,
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

const TITLE = "Polarized Cycling Glasses UV400 Photochromic Sports Sunglasses";
const WHOLE_TITLE = `${TITLE} for Men and Women, Half-Frame Road and MTB Eyewear`;
const ESTIMATE = /\$0\.25 ?– ?\$0\.76/;
const STRICT = { "content-security-policy": "script-src 'self'; require-trusted-types-for 'script'" };

const chromium = await start();
after(() => chromium.close());
beforeEach(() => chromium.reset());
afterEach(() => assert.deepEqual(chromium.ownProblems(), []));

const linkShown = async (popup) => {
  const group = await by(popup, "group", say("ui_your_link"));
  return group.$eval("code", (code) => code.title);
};
const copied = async (popup) => {
  await shows(popup, say("ui_copied_said"));
  return chromium.readClipboard();
};

describe("without an id", () => {
  test("it asks for an own link, shows the estimate and makes no link", async () => {
    const { popup } = await chromium.popupOn(DEMO_URL);
    await shows(popup, ESTIMATE);
    await field(popup, say("ui_own_link_title"));
    await shows(popup, TITLE);
    assert.equal(await popup.$(".split"), null);
    assert.doesNotMatch(await textOf(popup), /s\.click\./);
    assert.doesNotMatch(await popup.content(), /dl_target_url|aff_short_key/);
  });

  test("an own link that is pasted makes the link on the spot", async () => {
    const { popup } = await chromium.popupOn(DEMO_URL);
    const own = await field(popup, say("ui_own_link_title"));
    await own.type(portalsLink("https://www.aliexpress.com/item/1005006000000002.html"));
    await (await popup.waitForSelector(".ownlink .button.main:not([disabled])")).click();
    assert.equal(await linkShown(popup), DEMO_LINK);
    await pressCopy(popup);
    assert.equal(await copied(popup), DEMO_LINK);
  });
});

describe("without an id, the other ways", () => {
  test("by hand, on the spot", async () => {
    const { popup } = await chromium.popupOn(DEMO_URL);
    await press(popup, say("ui_way_hand"));
    await shows(popup, say("ui_hand_portals"));
    await fill(popup, "Short key", "_AffixDemo");
    await (await popup.waitForSelector('.byhand [type="submit"]:not([disabled])')).click();
    assert.equal(await linkShown(popup), DEMO_LINK);
  });

  test("the safe way, and how to join, a click each", async () => {
    const { popup } = await chromium.popupOn(DEMO_URL);
    await press(popup, say("ui_way_key"));
    await button(popup, say("ui_key_enter"));
    await press(popup, say("ui_way_join"));
    await shows(popup, say("ui_join_how"));
    await press(popup, say("ui_join_ready"));
    const target = await chromium.browser.waitForTarget((one) => one.url().endsWith("/welcome.html#join"));
    await shows(await target.page(), say("ui_join_channel"));
  });
});

describe("with a Portals id", () => {
  beforeEach(() => chromium.use(portals()));

  test("the product as a person reads it, the exact link, the estimate", async () => {
    const { popup } = await chromium.popupOn(DEMO_URL);
    await shows(popup, ESTIMATE);
    const text = await textOf(popup);
    for (const part of [TITLE, "$8.46", "$16.90", "4.8", "1,234", "10,000+ sold", "Velora Outdoor Store", "96.4%"]) {
      assert.ok(text.includes(part), `${part} is missing in: ${text}`);
    }
    assert.equal(await linkShown(popup), DEMO_LINK);
  });

  test("the picture is the product’s own, asked for without saying where from", async () => {
    chromium.server.forget();
    const { popup } = await chromium.popupOn(DEMO_URL);
    await popup.waitForFunction(() => document.querySelector("img")?.naturalWidth > 0);
    const [src, policy] = await popup.$eval("img", (image) => [image.src, image.referrerPolicy]);
    assert.equal(policy, "no-referrer");
    assert.match(src, /^https:\/\/ae01\.alicdn\.com\/kf\/.+\/cycling-glasses-1\.jpg$/);
    const asked = chromium.server.requests.filter(({ url }) => url === src);
    assert.deepEqual(
      asked.map(({ headers }) => [headers.referer, headers.origin, headers.cookie]),
      [[undefined, undefined, undefined]],
    );
  });

  test("unfolded as far as it goes, the popup is no wider and no higher than a browser lets it be", async () => {
    await chromium.use(portals());
    const { popup } = await chromium.popupOn(DEMO_URL);
    await shows(popup, /\$0\.25/);
    const size = () => popup.evaluate(() => [innerWidth, document.documentElement.scrollHeight, innerHeight]);
    const [width] = await size();
    await press(popup, say("ui_why_short"));
    await shows(popup, say("excluded_shipping"));
    const [after, high, shown] = await size();
    assert.deepEqual(
      [after, high <= 600, high <= shown],
      [width, true, true],
      JSON.stringify([width, after, high, shown]),
    );
  });

  test("the reasons unfold, each with its source", async () => {
    const { popup } = await chromium.popupOn(DEMO_URL);
    await shows(popup, ESTIMATE);
    assert.ok(!(await textOf(popup)).includes(say("excluded_shipping")));
    await press(popup, say("ui_why_short"));
    await shows(popup, say("band_general", { category: "Sports & Entertainment" }));
    for (const code of [
      "new_buyers",
      "delivery_country",
      "not_in_programme",
      "source_guide",
      "excluded_shipping",
      "note_bands",
    ]) {
      await shows(popup, say(code));
    }
    await shows(popup, say("ui_counted_on", { amount: "$8.46" }));
  });

  test("what could not be read is listed with the reason", async () => {
    const { popup } = await chromium.popupOn(DEMO_URL);
    await more(popup, say("ui_unread_one", { n: "1" }));
    await shows(popup, say("ui_field_variants"));
    await shows(popup, say("unread_not_shown"));
  });

  test("Enter copies the link", async () => {
    const { popup } = await chromium.popupOn(DEMO_URL);
    await linkShown(popup);
    await until("the button has the focus", () =>
      popup.evaluate(() => document.activeElement.matches(".split .first")),
    );
    await popup.keyboard.press("Enter");
    assert.equal(await copied(popup), DEMO_LINK);
  });

  test("Enter copies with nothing in focus, too", async () => {
    const { popup } = await chromium.popupOn(DEMO_URL);
    await linkShown(popup);
    await popup.evaluate(() => document.activeElement.blur());
    await popup.keyboard.press("Enter");
    assert.equal(await copied(popup), DEMO_LINK);
  });

  test("the copy button copies the link and says so", async () => {
    const { popup } = await chromium.popupOn(DEMO_URL);
    await pressCopy(popup);
    await button(popup, `${say("ui_copied")} ${WHOLE_TITLE}`);
    assert.equal(await copied(popup), DEMO_LINK);
  });

  test("where the browser refuses to copy, the whole link is selected for the user’s own keys", async () => {
    const { popup } = await chromium.popupOn(DEMO_URL);
    await linkShown(popup);
    await popup.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error("refused"));
      document.execCommand = () => false;
    });
    await pressCopy(popup);
    await shows(popup, say("ui_copy_failed"));
    await popup.keyboard.down("Control");
    await popup.keyboard.press("c", { commands: ["Copy"] });
    await popup.keyboard.up("Control");
    await until("the link is on the clipboard", async () => (await chromium.readClipboard()) === DEMO_LINK);
  });

  test("a format that is remembered: the post is seen before it is copied, and is what is copied", async () => {
    const { popup } = await chromium.popupOn(DEMO_URL);
    await pressCopy(popup);
    await copied(popup);
    // With the link alone there is no more to see.
    assert.equal(await popup.$(`::-p-aria([name="${say("ui_post_see")}"][role="button"])`), null);
    await popup.keyboard.press("2");
    await press(popup, say("ui_post_see"));
    const seen = async () => (await popup.$(".posttext"))?.evaluate((shown) => shown.textContent);
    await until("the post", async () => (await seen())?.includes("$8.46"));
    await popup.keyboard.press("5");
    await until("as Markdown", async () => (await seen())?.includes("**"));
    await until("copied as it is seen", async () => (await chromium.readClipboard()).trim() === (await seen()).trim());
    await press(popup, say("ui_post_see"));
    await popup.waitForFunction(() => !document.querySelector(".posttext"));
  });

  test("More has the keys: its first line at once, arrows to the others, Escape back to the popup", async () => {
    const { popup } = await chromium.popupOn(DEMO_URL);
    await press(popup, say("ui_more"));
    const at = () =>
      popup.evaluate(() => [...document.querySelectorAll(".menu.more .item")].indexOf(document.activeElement));
    await until("the first line", async () => (await at()) === 0);
    await popup.keyboard.press("ArrowDown");
    await until("the second line", async () => (await at()) === 1);
    await popup.keyboard.press("Escape");
    await popup.waitForFunction(() => !document.querySelector(".menu.more:popover-open"));
    // The popup is there, and so is what the menu was opened with.
    assert.equal(await popup.evaluate(() => document.activeElement.innerText.trim()), say("ui_more"));
  });

  test("Escape closes it", async () => {
    const { popup } = await chromium.popupOn(DEMO_URL);
    await linkShown(popup);
    await popup.keyboard.press("Escape").catch(() => {});
    await until(
      "the popup closes",
      () => !chromium.browser.targets().some((target) => target.url().startsWith(`${chromium.origin}/popup.html`)),
    );
  });

  test("somebody else’s tag is taken out, and named", async () => {
    const { popup } = await chromium.popupOn(`${DEMO_URL}?aff_fsk=_nObody1&spm=a2g0o`);
    await press(popup, say("ui_tail_foreign"));
    await shows(popup, say("tracking_code_left_out", { key: "_nObody1" }));
    assert.equal(await linkShown(popup), DEMO_LINK);
  });

  test("a sub-id for this copy goes into the link and nowhere else", async () => {
    const { popup } = await chromium.popupOn(DEMO_URL);
    await linkShown(popup);
    await more(popup, say("ui_link_details"));
    await (await field(popup, "Sub-affiliate")).type("newsletter");
    await until("the link carries the sub-id", async () => (await linkShown(popup)) === `${DEMO_LINK}&af=newsletter`);
    await pressCopy(popup);
    assert.equal(await copied(popup), `${DEMO_LINK}&af=newsletter`);
    assert.deepEqual((await chromium.settings()).profiles[0].subIds, {});
  });

  test("a page with a strict policy is read like any other", async () => {
    chromium.serve(`${DEMO_URL}?strict=1`, "demo-product.html", STRICT);
    const { popup } = await chromium.popupOn(`${DEMO_URL}?strict=1`);
    await shows(popup, TITLE);
    await shows(popup, ESTIMATE);
  });
});

test("another profile makes another link, and holds everywhere from then on", async () => {
  await chromium.use(portals(), admitad());
  const { popup } = await chromium.popupOn(DEMO_URL);
  assert.equal(await linkShown(popup), DEMO_LINK);
  await (await popup.waitForSelector("button.posting-as")).click();
  await popup.locator(".menu.account .item ::-p-text(Channel)").click();
  const other = `https://ad.admitad.com/g/0a1b2c3d4e5f6a7b8c9d16525dc3e8/?ulp=${encodeURIComponent(DEMO_URL)}`;
  await until("the other link", async () => (await linkShown(popup)) === other);
  await pressCopy(popup);
  assert.equal(await copied(popup), other);
  assert.equal((await chromium.settings()).defaultProfile, "admitad");
});

describe("its size", () => {
  for (const file of [
    "demo-product.html",
    "drawn-de-new-shopper.html",
    "drawn-ar-rtl.html",
    "ru-product.html",
    "csr-choice.html",
    "module-us.html",
    "captcha.html",
    "redirected.html",
  ]) {
    test(`${file}: 400 pixels wide from the first frame on, at most 440 high, nothing to scroll`, async () => {
      await chromium.use(portals());
      const item = "https://www.aliexpress.com/item/1005006000000077.html";
      chromium.serve(item, file);
      const { popup } = await chromium.popupOn(item);
      await popup.waitForSelector("body.popup");
      // No frame is drawn before the style is there.
      const width = () =>
        popup.evaluate(
          () => new Promise((drawn) => requestAnimationFrame(() => drawn(document.body.getBoundingClientRect().width))),
        );
      assert.equal(await width(), 400);
      await linkShown(popup);
      assert.equal(await width(), 400);
      await until("the page is read", async () => (await popup.$(".popup .foot")) && !(await popup.$(".bones")));
      assert.equal(await width(), 400);
      const [high, wide] = await popup.evaluate(() => [
        document.body.getBoundingClientRect().height,
        document.documentElement.scrollWidth,
      ]);
      assert.ok(high <= 440, `${high} pixels high`);
      assert.ok(wide <= 400, `${wide} pixels wide`);
    });
  }
});

test("without an account it is no higher either, and the first link is a paste away", async () => {
  const { popup } = await chromium.popupOn(DEMO_URL);
  await shows(popup, /\$0\.25/);
  await until("the page is read", async () => (await popup.$(".popup .foot")) && !(await popup.$(".bones")));
  await field(popup, say("ui_own_link_title"));
  const high = await popup.evaluate(() => document.body.getBoundingClientRect().height);
  assert.ok(high <= 440, `${high} pixels high`);
});

describe("on other pages", () => {
  beforeEach(() => chromium.use(portals()));

  test("a search result: the link for that page", async () => {
    const search = "https://www.aliexpress.com/w/wholesale-bike-light.html";
    chromium.serve(search, "listing-dida.html");
    const { popup } = await chromium.popupOn(`${search}?SearchText=bike+light&spm=1`);
    await shows(popup, say("ui_kind_search"));
    assert.equal(await linkShown(popup), portalsLink(`${search}?SearchText=bike+light`).replace("bike%20", "bike%2B"));
    await popup.keyboard.press("Enter");
    assert.equal(await copied(popup), await linkShown(popup));
  });

  test("the cart: a sentence and no link", async () => {
    chromium.server.page("https://www.aliexpress.com/p/shoppingcart/index.html", {
      body: "<!doctype html><title>Cart</title>Your cart",
    });
    const { popup } = await chromium.popupOn("https://www.aliexpress.com/p/shoppingcart/index.html");
    await shows(popup, say("url_private"));
    assert.doesNotMatch(await popup.content(), /s\.click\./);
  });

  test("elsewhere on the web: a sentence, and a link for a pasted address", async () => {
    const { popup } = await chromium.popupOn("https://blog.example/");
    await shows(popup, say("ui_page_elsewhere"));
    assert.equal(await popup.$(".split"), null);
    const box = await field(popup, say("ui_paste_label"));
    await box.type("look: https://vi.aliexpress.com/item/1005006000000002.html?spm=1 !");
    assert.equal(await linkShown(popup), portalsLink("https://www.aliexpress.com/item/1005006000000002.html"));
    await box.press("Enter");
    assert.equal(await copied(popup), portalsLink("https://www.aliexpress.com/item/1005006000000002.html"));
  });

  test("a page of one's own: whose its links are, at a click and not before", async () => {
    const lamp = "https://www.aliexpress.com/item/1005006000000001.html";
    const link = (href) => `<p><a rel="sponsored" href="${href.replaceAll("&", "&amp;")}">a lamp</a>`;
    const links = [
      portalsLink(lamp),
      portalsLink(lamp, "_nObody1"),
      lamp,
      "https://www.aliexpress.com/p/order/index.html",
    ];
    chromium.server.page("https://blog.example/lamps", {
      body: `<!doctype html><html lang="en"><title>Lamps</title><h1>Lamps</h1>${links.map(link).join("")}`,
    });
    const { popup } = await chromium.popupOn("https://blog.example/lamps");
    await shows(popup, say("ui_pagelinks_intro"));
    assert.doesNotMatch(await textOf(popup), new RegExp(say("ui_pagelinks_own_one", { n: "1" })));
    await press(popup, say("ui_pagelinks_check"));
    for (const told of [
      say("ui_pagelinks_found_other", { n: "4" }),
      say("ui_pagelinks_own_one", { n: "1" }),
      say("ui_pagelinks_foreign_one", { n: "1" }),
      say("ui_pagelinks_nobody_one", { n: "1" }),
      say("ui_pagelinks_broken_one", { n: "1" }),
      say("ui_rule_disclosure_missing"),
    ])
      await shows(popup, told, ".pagelinks");
    await press(popup, say("ui_pagelinks_room"));
    await chromium.browser.waitForTarget((known) => known.url() === `${chromium.origin}/workbench.html#audit`);
  });

  test("a page that holds none says so", async () => {
    const { popup } = await chromium.popupOn("https://blog.example/");
    await press(popup, say("ui_pagelinks_check"));
    await shows(popup, say("ui_pagelinks_found_other", { n: "0" }), ".pagelinks");
  });

  test("a pasted text without an address: a sentence", async () => {
    const { popup } = await chromium.popupOn("https://blog.example/");
    await (await field(popup, say("ui_paste_label"))).type("cycling glasses");
    await shows(popup, say("url_nothing"));
  });

  test("a page of the browser itself: a sentence and the paste box", async () => {
    const { popup } = await chromium.popupOn("chrome://version/");
    await shows(popup, /paste|Paste/);
    await field(popup, say("ui_paste_label"));
  });
});

describe("pages that tell little", () => {
  beforeEach(() => chromium.use(portals()));
  const item = "https://www.aliexpress.com/item/1005006000000077.html";
  const itemLink = portalsLink(item);
  const noise = () =>
    `<!doctype html><title>Noise</title><script>window.runParams = { data: {${'ab<{["\\é'.repeat(700_000)}</script><p>${"x".repeat(100_000)}`;

  test("a captcha: says so, and the link works already", async () => {
    chromium.serve(item, "captcha.html");
    const { popup } = await chromium.popupOn(item);
    await shows(popup, say("ui_page_blocked"));
    assert.equal(await linkShown(popup), itemLink);
  });

  test("a page that is cut off: each missing field with its reason", async () => {
    chromium.serve(item, "module-truncated.html");
    const { popup } = await chromium.popupOn(item);
    assert.equal(await linkShown(popup), itemLink);
    await shows(popup, say("unread_state_broken"), "section.aside");
    await more(popup, await unreadLabel(popup));
    await shows(popup, say("unread_state_broken"), ".told");
  });

  test("a page whose data has other types: what is sure, and reasons for the rest", async () => {
    chromium.serve(item, "module-types.html");
    const { popup } = await chromium.popupOn(item);
    assert.equal(await linkShown(popup), itemLink);
    await more(popup, await unreadLabel(popup));
    await shows(popup, "Cotton Canvas Tote Bag with Inner Pocket");
    await shows(popup, "$7.35");
    await shows(popup, `${say("ui_field_rating")} ${say("unread_not_shown")}`);
  });

  test("five megabytes of noise: the true reason, and the link", async () => {
    chromium.server.page(item, { body: noise() });
    const { popup } = await chromium.popupOn(item);
    assert.equal(await linkShown(popup), itemLink);
    await shows(popup, say("ui_page_large", { size: "6.3", most: "1.5" }));
    assert.ok(!(await textOf(popup)).includes(say("ui_page_waiting")));
    await more(popup, await unreadLabel(popup));
    await shows(popup, new RegExp(say("unread_state_large", { size: "[\\d,]+" }).replace(/[()]/g, ".")));
  });

  test("a product that was removed: a sentence and no link", async () => {
    chromium.serve(item, "removed.html");
    const { popup } = await chromium.popupOn(item);
    await shows(popup, say("look_removed"));
    assert.equal(await popup.$(".split"), null);
  });

  test("a removed product: neither to keep nor to post, and the panel calls it what it is", async () => {
    chromium.serve(item, "removed.html");
    const { popup } = await chromium.popupOn(item);
    await shows(popup, say("look_removed"));
    await button(popup, say("ui_collect"));
    for (const absent of ["ui_post_title", "ui_keep_short"])
      assert.equal(await popup.$(`::-p-aria([name="${say(absent)}"][role="button"])`), null, absent);
    await press(popup, say("ui_open_panel"));
    const target = await chromium.browser.waitForTarget((one) => one.url().includes("/panel.html"));
    await shows(await target.asPage(), say("ui_saying_removed"), ".about");
  });

  test("prices that name no currency: the question, once for the site, in the popup and in Post", async () => {
    chromium.serve(item, "csr-symbol-only.html");
    const site = "www.aliexpress.com";
    const { popup } = await chromium.popupOn(item);
    await by(popup, "group", say("ui_currency_which", { site }));
    assert.ok(!(await textOf(popup)).includes(say("ui_you_earn_short")));
    await press(popup, say("ui_post_title"));
    const target = await chromium.browser.waitForTarget((one) => one.url().includes("/panel.html"));
    const panel = await target.asPage();
    const part = await panel.waitForSelector("#part-post:not([hidden])");
    await by(part, "group", say("ui_currency_which", { site }));
    await (await button(part, "USD")).click();
    await shows(panel, say("note_your_currency", { site, currency: "USD" }), "#part-post");
    const again = await chromium.popupOn(item);
    await shows(again.popup, say("ui_you_earn_short"));
    assert.deepEqual(
      (await chromium.settings())?.siteCurrencies ??
        (await chromium.storageGet("settings/siteCurrencies"))["settings/siteCurrencies"],
      [{ site, currency: "USD" }],
    );
  });

  test("a removed product that is kept: its like can be searched for, and it is marked as gone", async () => {
    chromium.serve(item, "removed.html");
    const id = /\d{11,}/.exec(item)[0];
    const lamp = { title: "Bike lamp, 1000 lm", price: null, image: null, store: null, category: null };
    await chromium.storageSet({ shortlist: [{ id, ...lamp, address: item, keptAt: "2026-11-20T00:00:00.000Z" }] });
    const { popup } = await chromium.popupOn(item);
    await press(popup, say("ui_removed_mark"));
    await shows(popup, say("ui_removed_marked"));
    assert.equal(await popup.$(`::-p-aria([name="${say("ui_removed_mark")}"][role="button"])`), null);
    await press(popup, say("ui_removed_search"));
    const search = "https://www.aliexpress.com/wholesale?SearchText=Bike+lamp+1000+lm";
    await until("the search", () => chromium.browser.targets().some((target) => target.url() === search));
    const list = await chromium.openExtensionPage("workbench.html#products");
    await shows(list, /gone since/);
  });
});

test("a listing: its best three with Copy each, and the way to all", async () => {
  await chromium.use(portals());
  const listing = "https://www.aliexpress.us/w/wholesale-kitchen-organizer.html";
  chromium.serve(listing, "listing-dida.html");
  const { popup } = await chromium.popupOn(listing);
  await until("three with links", async () => (await popup.$$(".best .productrow .copy")).length === 3);
  const [first] = await popup.$$eval(".best .title", (titles) => titles.map((title) => title.textContent));
  await (await popup.$(".best .productrow .copy")).click();
  await until("the link", async () => /%2Fitem%2F\d+\.html/.test(await chromium.readClipboard()));
  assert.ok(first);
  await button(popup, say("ui_best_all"));
});

/** The name of the drawer that lists what was not read. */
async function unreadLabel(popup) {
  const pattern = plain(say("ui_unread_other", { n: "\\d+" }));
  return until("the list of unread fields", () =>
    popup.$$eval(
      ".menu.more .item",
      (buttons, wanted) => buttons.map((each) => each.textContent).find((text) => new RegExp(wanted).test(text)),
      pattern,
    ),
  );
}
