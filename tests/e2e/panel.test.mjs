// The workbench: lists, posts and the log, as a page of the extension and as the side panel itself.
import assert from "node:assert/strict";
import { after, afterEach, beforeEach, describe, test } from "node:test";
import { LISTING_URL, serveListing } from "../harness/listing.mjs";
import {
  admitad,
  button,
  by,
  DEMO_URL,
  field,
  fill,
  plain,
  portals,
  portalsLink,
  press,
  say,
  shows,
  start,
  textOf,
  until,
} from "./support.mjs";

const chromium = await start();
after(() => chromium.close());
beforeEach(() => chromium.reset());
afterEach(() => assert.deepEqual(chromium.ownProblems(), []));

const item = (n) => `https://www.aliexpress.com/item/10050060000000${String(n).padStart(2, "0")}.html`;
const FIRST = portalsLink(item(1));
const SECOND = portalsLink(item(2));

/** Puts a long text into a field as a paste does. */
async function paste(page, name, text) {
  const input = await field(page, name);
  await input.evaluate((element, value) => {
    element.value = value;
    element.dispatchEvent(new Event("input", { bubbles: true }));
  }, text);
}

/** What each row of the list says, in order. */
const rows = (page) =>
  page.$$eval(".tablecard tbody tr[data-index]", (all) => all.map((row) => row.innerText.replace(/\s+/g, " ").trim()));
const copied = async (page) => {
  await shows(page, say("ui_copied"), ".saved");
  return chromium.readClipboard();
};

async function panel(part = "collect") {
  const page = await chromium.openExtensionPage(`panel.html#${part}`);
  await by(page, "tab", say(`ui_${part}_title`));
  return page;
}

/** The links copied so far, in the workbench. */
const copiedLinks = () => chromium.openExtensionPage("workbench.html#links/copied");

describe("a list", () => {
  const LIST = `${item(1)}?aff_fsk=_nObody1\nlook: ${item(2)} nice\n1005006000000001\nhttps://www.aliexpress.com/p/shoppingcart/index.html\n`;

  test("each address with what became of it, and counts above", async () => {
    await chromium.use(portals());
    const page = await panel();
    await paste(page, say("ui_list_label"), LIST);
    await button(page, say("ui_list_made_other", { n: "2" }));
    await button(page, say("ui_list_duplicate_one", { n: "1" }));
    await button(page, say("ui_list_refused_one", { n: "1" }));
    const [first, second, third, fourth] = await rows(page);
    assert.ok(first.startsWith(say("ui_row_made")) && first.includes(FIRST), first);
    assert.ok(first.includes(say("tracking_code_left_out", { key: "_nObody1" })), first);
    assert.ok(second.includes(SECOND), second);
    assert.ok(third.startsWith(say("ui_row_duplicate")) && third.includes(say("ui_row_twin", { n: "1" })), third);
    assert.ok(fourth.startsWith(say("ui_row_refused")) && fourth.includes(plain(say("url_private"))), fourth);
    assert.ok(!fourth.includes("s.click"), fourth);
  });

  test("a count shows only its rows, and all again", async () => {
    await chromium.use(portals());
    const page = await panel();
    await paste(page, say("ui_list_label"), LIST);
    await press(page, say("ui_list_refused_one", { n: "1" }));
    await until("one row", async () => (await rows(page)).length === 1);
    await press(page, say("ui_list_refused_one", { n: "1" }));
    await until("all rows", async () => (await rows(page)).length === 4);
  });

  test("all links at once, each once, as text, as Markdown and as CSV", async () => {
    await chromium.use(portals());
    const page = await panel();
    await paste(page, say("ui_list_label"), LIST);
    await (await by(page, "radio", say("ui_format_link"))).click();
    await press(page, say("ui_list_copy_other", { n: "2" }));
    const text = await copied(page);
    assert.ok(text.includes(FIRST) && text.includes(SECOND), text);
    assert.equal(text.split(FIRST).length, 2);
    await (await by(page, "radio", say("ui_format_markdown"))).click();
    await press(page, say("ui_list_copy_other", { n: "2" }));
    await until("Markdown", async () => (await chromium.readClipboard()).includes(`](${FIRST})`));
    await (await by(page, "radio", say("ui_format_csv"))).click();
    await press(page, say("ui_list_copy_other", { n: "2" }));
    await until("CSV", async () => (await chromium.readClipboard()).split("\n").filter(Boolean).length === 5);
  });

  test("the disclosure of a market stands before the links", async () => {
    await chromium.use(portals());
    const page = await panel();
    await paste(page, say("ui_list_label"), item(1));
    await (await by(page, "radio", say("ui_format_link"))).click();
    await (await by(page, "combobox", say("ui_disclosure"))).select("de");
    await press(page, say("ui_list_copy_one", { n: "1" }));
    assert.match(await copied(page), /^Anzeige/);
  });

  test("a message comes back whole with own links, and no line of it is lost", async () => {
    await chromium.use(portals());
    const page = await panel();
    const message = (one) => `🔥 50% OFF! ${one}, code SAVE5\ngravel bag?\nhttps://s.click.aliexpress.com/e/_oQ9zR2`;
    await paste(page, say("ui_list_label"), message(item(1)));
    await button(page, say("ui_list_nothing_one", { n: "1" }));
    const [made, nothing, short] = await rows(page);
    assert.ok(made.includes(FIRST), made);
    assert.ok(nothing.includes(say("ui_row_without")) && nothing.includes("gravel bag?"), nothing);
    assert.ok(short.includes(say("ui_row_short")) && !/else/.test(short), short);
    await shows(page, say("ui_mytext_open_one", { n: "1" }));
    await press(page, say("ui_list_copy_text"));
    assert.equal(await copied(page), message(FIRST));
  });

  test("a short link that was opened fills its row of the workbench by one click on Affix, which leads back", async () => {
    await chromium.use(portals());
    const short = "https://s.click.aliexpress.com/e/_oQ9zR2";
    chromium.server.page(short, { status: 302, headers: { location: DEMO_URL }, body: "" });
    const page = await chromium.openExtensionPage("workbench.html#links/list");
    await paste(page, say("ui_list_label"), `lamp: ${short}`);
    await shows(page, say("ui_row_short"));
    await press(page, say("ui_row_open"));
    await shows(page, say("ui_row_short_opened"));
    const product = await until("its page", async () =>
      (await chromium.browser.pages()).find((each) => each.url() === DEMO_URL),
    );
    const popup = await chromium.clickToolbar(product);
    await shows(popup, say("ui_row_filled"));
    await until("its row", async () => (await rows(page))[0]?.includes(FIRST));
    await press(popup, say("ui_row_back"));
    await until("the list is in front", () => page.evaluate(() => document.visibilityState === "visible"));
    assert.equal(await page.$eval("textarea", ({ value }) => value), `lamp: ${DEMO_URL}`);
  });

  test("a list is there again when the panel was closed, and gone when it was cleared", async () => {
    await chromium.use(portals());
    const first = await panel();
    await paste(first, say("ui_list_label"), LIST);
    await until("its rows", async () => (await rows(first)).length === 4);
    await first.close();
    const second = await panel();
    await until("its rows", async () => (await rows(second)).length === 4);
    await press(second, say("ui_list_clear"));
    await until("no rows", async () => (await rows(second)).length === 0);
    await second.close();
    const third = await panel();
    assert.equal(await third.$eval("#part-collect textarea", (area) => area.value), "");
  });

  test("a dropped file takes the place of typing", async () => {
    await chromium.use(portals());
    const page = await panel();
    await page.$eval(
      ".drop",
      (place, text) => {
        const data = new DataTransfer();
        data.items.add(new File([text], "list.csv", { type: "text/csv" }));
        place.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: data }));
      },
      `name,address\nlamp,${item(1)}\n`,
    );
    await until("its row", async () => (await rows(page)).some((row) => row.includes(FIRST)));
  });

  test("another profile makes the links again", async () => {
    await chromium.use(portals(), admitad());
    const page = await panel();
    await paste(page, say("ui_list_label"), item(1));
    await until("the first link", async () => (await rows(page))[0]?.includes(FIRST));
    await (await page.waitForSelector("button.posting-as")).click();
    await (await page.waitForSelector('.menu .item[title^="Channel"]')).click();
    await until("the other link", async () => (await rows(page))[0]?.includes("https://ad.admitad.com/g/"));
  });

  test("a profile that is not complete: the reason, and no link", async () => {
    await chromium.use(portals({ ids: {} }));
    const page = await panel();
    await paste(page, say("ui_list_label"), item(1));
    await button(page, say("ui_open_profiles"));
    assert.doesNotMatch(await textOf(page), /s\.click|\{/);
  });

  test("of five thousand lines those in sight are drawn, and the last one when it is scrolled to", async () => {
    await chromium.use(portals());
    const page = await panel();
    const many = Array.from(
      { length: 5000 },
      (_, n) => `https://www.aliexpress.com/item/${1005006000100000 + n}.html?spm=${n}`,
    ).join("\n");
    await paste(page, say("ui_list_label"), many);
    await button(page, say("ui_list_made_other", { n: "5,000" }));
    const drawn = () => page.$$eval(".tablecard tbody tr[data-index]", (all) => all.map((row) => row.dataset.index));
    assert.ok((await drawn()).length < 100, `${(await drawn()).length} rows`);
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await until("the last row", async () => (await drawn()).includes("4999"));
    assert.ok((await rows(page)).at(-1).includes("1005006000104999"));
    assert.ok((await drawn()).length < 100, `${(await drawn()).length} rows`);
  });
});

describe("copied links", () => {
  const DAY = 86_400_000;
  const entry = (more) => ({
    at: Date.now(),
    productId: "1005006000000001",
    landing: item(1),
    link: FIRST,
    network: "aliexpress",
    profile: "Demo blog",
    campaign: null,
    format: "link",
    ...more,
  });
  const ENTRIES = [
    entry({ at: Date.now() - 100 * DAY, productId: "1005006000000009" }),
    entry({ campaign: "autumn", productId: "1005006000000002", format: "markdown" }),
    entry({ productId: null, landing: "https://www.aliexpress.com/w/wholesale-lamp.html" }),
  ];

  /** The panel with these already copied. */
  async function withLog(entries = ENTRIES) {
    await chromium.use(portals());
    // The first list makes the database as the extension does.
    const list = await panel();
    await paste(list, say("ui_list_label"), item(1));
    await press(list, say("ui_list_copy_text"));
    await shows(list, say("ui_copied"), ".saved");
    await list.evaluate(
      (all) =>
        new Promise((done) => {
          const opening = indexedDB.open("affix");
          opening.onsuccess = () => {
            const change = opening.result.transaction("copied", "readwrite");
            change.objectStore("copied").clear();
            for (const each of all) change.objectStore("copied").add(each);
            change.oncomplete = () => {
              opening.result.close();
              done();
            };
          };
        }),
      entries,
    );
    const page = await copiedLinks();
    await until("the log", async () => (await shown(page)).length === entries.length);
    return page;
  }
  const shown = (page) =>
    page.$$eval("section:not([hidden]) > .stack .table tbody tr[data-index]", (all) =>
      all.map((each) => each.innerText.replace(/\s+/g, " ")),
    );
  const erase = async (page, which) => {
    await page.locator(`::-p-text(${say("ui_log_erase")})`).click();
    await (await by(page, "combobox", say("ui_log_erase_which"))).select(which);
  };

  test("a list that was copied is written down, each link once", async () => {
    await chromium.use(portals());
    const page = await panel();
    await paste(page, say("ui_list_label"), `${item(1)}\n${item(1)}\n${item(2)}`);
    await press(page, say("ui_list_copy_text"));
    await shows(page, say("ui_copied"), ".saved");
    const log = await copiedLinks();
    await until(
      "both",
      async () => (await shown(log)).filter((text) => text.includes(say("ui_format_text"))).length >= 2,
    );
  });

  test("newest first, found by words", async () => {
    const page = await withLog();
    const all = await shown(page);
    assert.ok(all[0].includes("wholesale-lamp") && all[2].includes("1005006000000009"), all.join("\n"));
    await (await field(page, say("ui_log_filter"))).type("AUTUMN markdown");
    await until("one", async () => (await shown(page)).length === 1);
    await shows(page, say("ui_log_count_of_one", { n: "1", all: "3" }));
    await fill(page, say("ui_log_filter"), "nothing like it");
    await shows(page, say("ui_log_none"));
  });

  test("what is older goes, after a second click", async () => {
    const page = await withLog();
    await erase(page, "old");
    await press(page, say("ui_log_erase_button"));
    await shows(page, say("ui_log_erase_sure_one", { n: "1" }));
    assert.equal((await shown(page)).length, 3);
    await press(page, say("ui_erase_yes"));
    await until("two are left", async () => (await shown(page)).length === 2);
    assert.ok((await shown(page)).every((text) => !text.includes("1005006000000009")));
  });

  test("one campaign’s go; then all", async () => {
    const page = await withLog();
    await erase(page, "campaign");
    await press(page, say("ui_log_erase_button"));
    await press(page, say("ui_erase_yes"));
    await until("two are left", async () => (await shown(page)).length === 2);
    await (await by(page, "combobox", say("ui_log_erase_which"))).select("all");
    await press(page, say("ui_log_erase_button"));
    await shows(page, say("ui_log_erase_sure_other", { n: "2" }));
    await press(page, say("ui_erase_yes"));
    await shows(page, say("ui_log_empty"));
  });

  test("is part of what “Erase everything” ends", async () => {
    const page = await withLog();
    const options = await chromium.openExtensionPage("workbench.html#settings/data");
    await press(options, say("ui_erase"));
    await press(options, say("ui_erase_yes"));
    await shows(options, say("ui_erased"));
    await shows(page, say("ui_log_empty"));
  });

  test("saved as CSV, with what is looked for only", async () => {
    const page = await withLog();
    await (await field(page, say("ui_log_filter"))).type("autumn");
    await until("one", async () => (await shown(page)).length === 1);
    await page.evaluate(() => {
      HTMLAnchorElement.prototype.click = async function save() {
        globalThis.saved = [this.download, await (await fetch(this.href)).text()];
      };
    });
    await press(page, say("ui_log_csv"));
    const [name, csv] = await until("the file", () => page.evaluate(() => globalThis.saved));
    assert.match(name, /^affix-copied-links-.*\.csv$/);
    assert.ok(csv.includes("1005006000000002") && !csv.includes("wholesale-lamp"), csv);
  });
});

describe("a post", () => {
  /** The panel, opened from the popup on the demo page, with its part for posts in front. */
  async function onDemo() {
    await chromium.use(portals());
    const { popup } = await chromium.popupOn(DEMO_URL);
    await press(popup, say("ui_open_panel"));
    await chromium.browser.waitForTarget((known) => known.url().startsWith(`${chromium.origin}/panel.html`));
    const page = await panel("post");
    await page.waitForSelector(".write .posttext");
    return page;
  }
  /** What stands in the field, which is what is copied. */
  const post = (page) => page.$eval(".write .posttext", (shown) => shown.value ?? shown.innerText);
  const open = (page, code) => page.locator(`::-p-text(${say(code)})`).click();

  test("of the product in view, in the formats of the place, with what to know before", async () => {
    const page = await onDemo();
    await shows(page, "Polarized Cycling Glasses");
    await (await by(page, "combobox", say("ui_post_place"))).select("reddit");
    await until("Markdown", async () => (await post(page)).startsWith("**Polarized"));
    await shows(page, say("hint_blocked_host", { host: "s.click.aliexpress.com" }));
    assert.ok(!(await textOf(page)).includes(say("hint_x_ad")));
    await (await by(page, "combobox", say("ui_post_place"))).select("x");
    await shows(page, say("hint_x_ad"));
    await shows(page, /within 72 hours of the click/);
  });

  test("of a pasted address", async () => {
    await chromium.use(portals());
    const page = await panel("post");
    await (await field(page, say("ui_paste_label"))).type("1005006000000002");
    const to = () => page.$eval(".write .posttext a", (link) => link.href).catch(() => null);
    await until(
      "its link",
      async () => (await to()) === portalsLink("https://www.aliexpress.com/item/1005006000000002.html"),
    );
    // Nothing else is known of it.
    assert.equal((await post(page)).trim(), "Open on AliExpress");
  });

  test("each place keeps its own format, and those for bots stand apart", async () => {
    const page = await onDemo();
    const chosen = () => page.$$eval(".formatchoice :checked", (all) => all.map((each) => each.parentNode.innerText));
    await until("Telegram", async () => (await chosen()).join() === say("ui_format_telegram"));
    await open(page, "ui_formats_bots");
    await (await by(page, "radio", say("ui_format_telegram_html"))).click();
    await until("HTML for a bot", async () => (await post(page)).startsWith("<b>"));
    await (await by(page, "combobox", say("ui_post_place"))).select("blog");
    await until("the blog", async () => (await chosen()).join() === say("ui_format_blog"));
    await (await by(page, "combobox", say("ui_post_place"))).select("telegram");
    await until("as before", async () => (await chosen()).join() === say("ui_format_telegram_html"));
    assert.equal((await chromium.storageGet("posting")).posting.format, "link");
  });

  test("each place has a template of its own, also where two take the same format; the popup knows it", async () => {
    const page = await onDemo();
    const to = async (place) => (await by(page, "combobox", say("ui_post_place"))).select(place);
    const template = () => page.$eval(".two > :last-child select", ({ value }) => value);
    const begin = (text) => until(`“${text}”`, async () => (await post(page)).startsWith(text));
    await to("facebook");
    await (await by(page, "combobox", say("ui_template_choice"))).select("entry");
    await until("Facebook’s", async () => (await post(page)).startsWith("•"));
    await to("whatsapp");
    await until("WhatsApp’s", async () => (await template()) === "deal" && !(await post(page)).startsWith("•"));
    await open(page, "ui_template_edit");
    await press(page, say("ui_template_start"));
    await paste(page, say("ui_template_text"), "Look: {price} {link}");
    await begin("Look: $8.46");
    await to("instagram");
    await begin("Polarized");
    await to("facebook");
    await until("Facebook’s again", async () => (await template()) === "entry");
    await until("it is stored", async () => {
      const { templateAt = {} } = (await chromium.storageGet("posting")).posting ?? {};
      return templateAt.facebook === "entry" && templateAt.whatsapp && !templateAt.instagram;
    });
    await page.close();
    const { popup } = await chromium.popupOn(`${DEMO_URL}?again=1`);
    await shows(popup, /\$0\.25/);
    await popup.keyboard.press("3");
    await until("WhatsApp’s own", async () => (await chromium.readClipboard()).startsWith("Look: $8.46"));
  });

  test("by a template that is checked while it is typed", async () => {
    const page = await onDemo();
    await (await by(page, "combobox", say("ui_post_place"))).select("whatsapp");
    await open(page, "ui_template_edit");
    await press(page, say("ui_template_start"));
    await paste(page, say("ui_template_text"), "Look: {title}");
    await shows(page, say("template_no_link"));
    assert.ok(!(await post(page)).startsWith("Look: "));
    await paste(page, say("ui_template_text"), "Look: {price} {link}");
    await until("the post", async () => (await post(page)) === `Look: $8.46 ${portalsLink(item(1))}`);
  });

  test("a banner is shown as its readers see it, and nothing in it can be clicked", async () => {
    const page = await onDemo();
    await open(page, "ui_banner");
    await shows(page, say("banner_no_disclosure"));
    await (await by(page, "combobox", say("ui_disclosure"))).select("us");
    await (await by(page, "combobox", say("ui_banner_size"))).select("300x250");
    const size = () =>
      page.evaluate(() => {
        const root = document.querySelector(".preview > div")?.shadowRoot?.firstElementChild;
        const { width, height } = root?.getBoundingClientRect() ?? {};
        return root && !root.hasAttribute("href") && [width, height, root.textContent.startsWith("#ad")].join();
      });
    await until("the preview", async () => (await size()) === "300,250,true");
    const html = await page.$$eval(".posttext", (all) => all.at(-1).textContent);
    assert.ok(html.startsWith('<a href="https://s.click.') && html.includes('rel="sponsored nofollow"'), html);
  });

  test("links to offers carry the user’s id, and are called unofficial", async () => {
    const page = await onDemo();
    await open(page, "ui_offers");
    const coins = await by(page, "group", say("offer_coins"));
    const link = await coins.$eval("code", (code) => code.title);
    assert.ok(link.includes("_AffixDemo") && decodeURIComponent(link).includes("channel=coin"), link);
    await shows(page, say("ui_offers_unofficial"));
    await shows(page, say("ui_unofficial"));
  });
});

test("a page of one’s own: what is wrong with which of its links, at a click and not before", async () => {
  const lamp = "https://www.aliexpress.com/item/1005006000000001.html";
  const links = [portalsLink(lamp), portalsLink(lamp, "_nObody1"), lamp];
  const body = links.map(
    (href, n) => `<p>see <a rel="sponsored" href="${href.replaceAll("&", "&amp;")}">lamp ${n}</a>`,
  );
  const url = "https://blog.example/lamps";
  chromium.server.page(url, {
    body: `<!doctype html><html lang="en"><title>Lamps</title><h1>Lamps</h1>${body.join("")}`,
  });
  await chromium.use(portals());
  const { popup } = await chromium.popupOn(url);
  await press(popup, say("ui_open_panel"));
  await chromium.browser.waitForTarget((known) => known.url().startsWith(`${chromium.origin}/panel.html`));
  const page = await panel("page");
  await shows(page, say("ui_pagelinks_intro"));
  assert.equal(await page.$(".pagefindings"), null);
  await press(page, say("ui_pagelinks_check"));
  await shows(page, say("ui_pagelinks_found_other", { n: "3" }), ".pagelinks");
  await page.waitForSelector(".pagefindings li");
  const all = await page.$$eval(".pagefindings li", (items) => items.map(({ innerText }) => innerText));
  const foreign = all.find((one) => one.includes(say("ui_rule_id_foreign")));
  assert.ok(foreign?.includes("lamp 1") && foreign.includes("_nObody1"), all.join("\n\n"));
  const nobody = all.find((one) => one.includes(say("ui_rule_id_missing")));
  assert.ok(nobody?.includes("lamp 2") && nobody.includes(lamp), all.join("\n\n"));
});

describe("320 pixels magnified to 200 %", () => {
  /** What cannot be read in a panel of that width: parts that stick out, a part’s name that is cut, a high foot. */
  const hardToRead = (page) =>
    page.evaluate(() => {
      const found = [];
      const { scrollWidth } = document.documentElement;
      if (scrollWidth > innerWidth) found.push(`${scrollWidth - innerWidth} pixels too wide`);
      for (const tab of document.querySelectorAll("[role=tab]")) {
        const range = document.createRange();
        range.selectNodeContents(tab);
        const [said, room] = [range.getBoundingClientRect(), tab.getBoundingClientRect()];
        if (said.left < room.left - 1 || said.right > room.right + 1) found.push(`cut off: ${tab.innerText}`);
      }
      const foot = document.querySelector(".panelfoot").getBoundingClientRect().height;
      if (foot > 60) found.push(`the foot is ${foot} pixels high`);
      return found;
    });

  /** The panel about a page, that narrow, with the next sale at its end. */
  async function narrow(url) {
    await chromium.use(portals());
    const { popup } = await chromium.popupOn(url);
    await press(popup, say("ui_open_panel"));
    const page = await panel("page");
    await page.setViewport({ width: 160, height: 400 });
    await page.waitForSelector(".next-event");
    return page;
  }

  for (const [direction, rtl] of Object.entries({ "left to right": false, "right to left": true })) {
    test(`every part of a product’s page is read without scrolling sideways, ${direction}`, async () => {
      const page = await narrow(DEMO_URL);
      if (rtl) await page.evaluate(() => document.documentElement.setAttribute("dir", "rtl"));
      await page.waitForSelector(".earnline");
      await page.waitForSelector(".nets tbody tr");
      assert.deepEqual(await hardToRead(page), []);
      // What is due stands at the foot, and what it is of is read out.
      assert.notEqual(await textOf(page, ".next-event .grow"), "");
      for (const part of ["post", "collect"]) {
        await (await by(page, "tab", say(`ui_${part}_title`))).click();
        await page.waitForSelector(part === "post" ? ".write .posttext" : "#part-collect textarea");
        assert.deepEqual(await hardToRead(page), [], part);
      }
    });
  }

  test("a listing’s rows, too: their buttons stand below their figures", async () => {
    serveListing(chromium.server, LISTING_URL, { shape: "search2026", count: 8 });
    const page = await narrow(LISTING_URL);
    await page.waitForSelector(".tablecard tbody .copy");
    assert.deepEqual(await hardToRead(page), []);
  });
});

test("the popup’s button opens it as a side panel", async () => {
  await chromium.use(portals());
  const { popup } = await chromium.popupOn(DEMO_URL);
  await press(popup, say("ui_open_panel"));
  const target = await chromium.browser.waitForTarget((known) =>
    known.url().startsWith(`${chromium.origin}/panel.html`),
  );
  const page = await target.asPage();
  await by(page, "tab", say("ui_page_title"));
  const shown = (await chromium.worker()).evaluate(async () =>
    (await chrome.runtime.getContexts({ contextTypes: ["SIDE_PANEL"] })).map(({ documentUrl }) => documentUrl),
  );
  assert.deepEqual(await shown, [`${chromium.origin}/panel.html`]);
});
