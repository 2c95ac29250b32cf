// The room of content: from products to a post with the user's own links, kept while it is typed; and what it makes, in a
// real browser.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, afterEach, before, beforeEach, describe, test } from "node:test";
import init, * as desk from "../../extension/pkg/desk.js";
import { hardToUse } from "../harness/hardToUse.mjs";
import {
  button,
  by,
  field,
  fill,
  portals,
  portalsLink,
  press,
  ROOT,
  say,
  shows,
  start,
  textOf,
  undo,
  until,
} from "./support.mjs";

const chromium = await start();
after(() => chromium.close());
before(async () => {
  await init({ module_or_path: readFileSync(`${ROOT}extension/pkg/desk_bg.wasm`) });
});
beforeEach(async () => {
  await chromium.reset();
  await chromium.use(portals());
});
afterEach(() => assert.deepEqual(chromium.ownProblems(), []));

const address = (id) => `https://www.aliexpress.com/item/${id}.html`;
const [LAMP, HUB] = ["1005006000000001", "1005006000000002"];
const kept = (id, title, amount) => ({
  id,
  title,
  price: { min: amount, max: amount, currency: "USD" },
  image: null,
  store: null,
  category: null,
  address: address(id),
  keptAt: "2026-11-27T09:30:00.000Z",
});

async function room(part = "") {
  const page = await chromium.openExtensionPage(`workbench.html#content${part}`);
  await page.setViewport({ width: 1280, height: 1000 });
  return page;
}

const PREVIEW = ".seenas";
const preview = (page) =>
  page.$eval(PREVIEW, (place) =>
    [...place.querySelectorAll(".paper > div, pre")].map((one) => (one.shadowRoot ?? one).textContent).join("\n"),
  );
const previews = (page, wanted) =>
  until(`the preview says ${wanted}`, async () => (await preview(page).catch(() => "")).includes(wanted));

/** What is to settle is there. */
const judged = (page) =>
  until("the draft is judged", () =>
    page.$eval('[aria-labelledby="lint-title"] [role="status"]', (said) => said.textContent !== "").catch(() => false),
  );

/** A comparison of two products of the shortlist. */
async function begun() {
  await chromium.storageSet({ shortlist: [kept(LAMP, "Lamp A", "19.99"), kept(HUB, "Hub B", "24.90")] });
  const page = await room();
  await press(page, `${say("ui_draft_kind_comparison")} ${say("ui_draft_about_comparison")}`);
  await judged(page);
  for (const title of ["Lamp A", "Hub B"]) await (await by(page, "checkbox", title)).click();
  await press(page, say("ui_content_take"));
  await previews(page, "Lamp A");
  return page;
}

/** What was seen of a product. */
async function saw(page, more) {
  const usual = {
    title: null,
    image: null,
    store: null,
    storeName: null,
    category: null,
    firstAt: 1_795_000_000_000,
    lastAt: 1_795_000_000_000,
    series: null,
    speaks: null,
    price: null,
    verdict: null,
    facts: "",
    gone: "",
    goneAt: null,
  };
  await page.evaluate(
    async (product) => {
      const { promise, resolve } = Promise.withResolvers();
      indexedDB.open("affix").onsuccess = ({ target: { result } }) => {
        const change = result.transaction("seen", "readwrite");
        change.objectStore("seen").put(product);
        change.oncomplete = () => resolve(result.close());
      };
      await promise;
    },
    { ...usual, address: address(more.id), ...more },
  );
}

const drafts = () => chromium.stored("content");
const saved = (words) => until(`${words} is stored`, async () => JSON.stringify(await drafts()).includes(words));

describe("a draft", () => {
  test("from the shortlist to a post with the user's own links, prices with their day, and the disclosure", async () => {
    const page = await begun();
    await fill(page, say("ui_draft_title"), "Two lights");
    await (await by(page, "combobox", say("ui_draft_market"))).select("uk");
    await previews(page, "#ad I earn");
    await previews(page, "19.99 USD (checked 2026-11-27, 09:30 UTC)");
    await (await by(page, "combobox", say("ui_content_place"))).select("telegram");
    const link = portalsLink(address(LAMP)).replaceAll("&", "&amp;");
    await previews(page, `<a href="${link}">Lamp A</a>`);
    await shows(page, say("ui_post_used_of_other", { n: "", most: "4,096" }).trim(), PREVIEW);
    // What is typed is there again, whoever comes back.
    await saved("Two lights");
    await page.reload();
    await previews(page, "Two lights");
  });

  test("what is wrong is said, and a link that is not the user's is mended at one click", async () => {
    const page = await begun();
    await saved("Hub B");
    const [{ id, draft }] = await drafts();
    const foreign = JSON.parse(draft);
    foreign.title = "Lights";
    foreign.products[0].link = `${address(LAMP)}?aff_fcid=x&aff_fsk=_nObody1&aff_platform=p&sk=_nObody1`;
    await page.evaluate(
      async (id, draft) => {
        const { promise, resolve } = Promise.withResolvers();
        indexedDB.open("affix").onsuccess = ({ target: { result } }) => {
          const change = result.transaction("content", "readwrite");
          change.objectStore("content").put({ id, draft, at: Date.now(), versions: [] });
          change.oncomplete = () => resolve(result.close());
        };
        await promise;
      },
      id,
      JSON.stringify(foreign),
    );
    await page.reload();
    await press(page, `${say("ui_content_mend")} Lamp A`);
    await saved(portalsLink(address(LAMP)).split("?")[0]);
    await until(
      "nobody else's link is in it",
      async () => !JSON.parse((await drafts())[0].draft).products[0].link.includes("_nObody1"),
    );
  });

  test("a pasted list, own words with a link in them, and a change taken back", async () => {
    const page = await begun();
    await (await button(page, say("ui_content_add"))).click();
    await fill(page, say("ui_content_from_list"), address("1005006000000003"));
    await press(page, say("ui_content_take"));
    await shows(page, say("ui_content_products_other", { n: "3" }));
    const intro = await field(page, say("ui_draft_intro"));
    await intro.type("Take {1}.");
    await previews(page, "Take Lamp A.");
    await press(page, say("ui_undo"));
    await until("the words are taken back", async () => !(await preview(page)).includes("Take Lamp A."));
  });

  const order = (page) =>
    page.$$eval(".goods summary b", (titles) => titles.map((title) => title.textContent.replace(/^\d+\. /, "")));
  const ordered = (page, ...titles) =>
    until(`the order ${titles}`, async () => (await order(page)).join() === titles.join());

  test("products are put in order with the keys and by dragging, and what is open or in front goes along", async () => {
    const page = await begun();
    const line = await page.waitForSelector(".goods li:first-child summary");
    await line.focus();
    await page.keyboard.press("Enter");
    await page.keyboard.down("Alt");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.up("Alt");
    await ordered(page, "Hub B", "Lamp A");
    await shows(page, say("ui_content_moved", { title: "Lamp A", n: "2", of: "2" }), ".goods-moved");
    const held = () =>
      page.evaluate(() => {
        const item = document.activeElement.closest(".goods li");
        return [item?.querySelector("b").textContent, item?.querySelector("details").open];
      });
    await until("it is in front still", async () => (await held()).join() === "2. Lamp A,true");
    // The button below does the same, and stays under the hand.
    await press(page, say("ui_content_up", { title: "Lamp A" }));
    await ordered(page, "Lamp A", "Hub B");
    await until("it is in front still", async () => (await held()).join() === "1. Lamp A,true");
    await (await page.$(".goods li:first-child summary")).click();
    const [first, second] = await page.$$(".goods summary");
    await first.drop(second);
    await ordered(page, "Hub B", "Lamp A");
    await until("it is stored", async () => {
      const { products } = JSON.parse((await drafts())[0].draft);
      return products.map(({ title }) => title).join() === "Hub B,Lamp A";
    });
  });

  test("what is typed of a product's attributes is compared, and stays as it is while it is typed", async () => {
    const page = await begun();
    for (const [title, watts] of [
      ["Lamp A", "5 W"],
      ["Hub B", "7 W"],
    ]) {
      await page.$$eval(
        ".goods details",
        (all, wanted) => {
          for (const details of all) details.open = details.textContent.includes(wanted);
        },
        title,
      );
      const label = say("ui_draft_product_attributes");
      const open = await page.waitForSelector(`.goods details[open] ::-p-aria([name="${label}"][role="textbox"])`);
      await open.type(`Power: ${watts}\nMaterial:`);
      assert.equal(await open.evaluate((area) => area.value), `Power: ${watts}\nMaterial:`);
    }
    await previews(page, "Power");
    await previews(page, "7 W");
    await shows(page, "Power", '[aria-labelledby="rows-title"]');
  });

  test("on a phone a comparison stacks, and nothing of the form moves when the draft is judged", async () => {
    const page = await begun();
    const thead = () =>
      page.$eval(".paper > div", (host) => getComputedStyle(host.shadowRoot.querySelector("thead")).display);
    assert.notEqual(await thead(), "none");
    await (await by(page, "switch", say("ui_content_phone"))).click();
    await until("it stacks", async () => (await thead()) === "none");
    const top = () => page.$eval(".editor", (form) => form.getBoundingClientRect().top + scrollY);
    const before = await top();
    const settled = '[aria-labelledby="lint-title"] [role="status"]';
    const todo = await page.$eval(settled, (said) => said.textContent);
    await (await field(page, say("ui_draft_intro"))).type("The cheapest ever.");
    await until("it is judged anew", async () => (await page.$eval(settled, (said) => said.textContent)) !== todo);
    assert.equal(await top(), before);
  });

  test("a product with a red flag, and one that was gone, are said before the draft goes out", async () => {
    const red = [{ code: "sold_out", value: "", limit: null }];
    await chromium.storageSet({
      vetting: { known: { [LAMP]: { at: 1, overall: "bad", red, flags: ["sold_out"], formula: 1 } } },
    });
    const page = await begun();
    await shows(page, say("vet_red_sold_out"), ".before");
    await saved("Hub B");
    await saw(page, { id: HUB, title: "Hub B", goneAt: 1_795_000_000_000 });
    await page.reload();
    await shows(page, say("vet_red_gone"), ".before");
    await shows(page, say("vet_red_sold_out"), ".before");
  });

  test("each ribbon stands with the rule that gives it, and the user's own pick is one", async () => {
    const page = await begun();
    const ribbons = '[aria-labelledby="ribbons-title"]';
    await shows(page, say("draft_ribbon_lowest_price", { count: "2" }), ribbons);
    await (await page.waitForSelector(`${ribbons} ::-p-aria([name="Hub B"][role="checkbox"])`)).click();
    await shows(page, say("draft_ribbon_pick"), ribbons);
    await previews(page, "My pick");
  });

  test("a template of the user's own begins a draft; one with something unknown in it is refused in a sentence", async () => {
    const page = await begun();
    await fill(page, say("ui_draft_title"), "Two lights");
    await saved("Two lights");
    await press(page, say("ui_template_keep"));
    await shows(page, say("ui_template_kept", { name: "Two lights" }));
    await page.click(".backlink");
    await press(page, "Two lights");
    await until("a second draft begins", async () => (await drafts()).length === 2);
    await page.waitForSelector(".content");
    const begunOf = (await drafts()).map(({ draft }) => JSON.parse(draft));
    assert.deepEqual(begunOf.map(({ title, products }) => [title, products.length]).sort(), [
      ["Two lights", 0],
      ["Two lights", 2],
    ]);
    const { posting } = await chromium.storageGet("posting");
    const [template] = posting.draftTemplates;
    const odd = { ...template, name: "Odd", draft: '{"version":1,"kind":"review","colour":"red"}' };
    await chromium.storageSet({ posting: { ...posting, draftTemplates: [template, odd] } });
    await page.click(".backlink");
    await press(page, "Odd");
    await shows(page, "colour");
    assert.equal((await drafts()).length, 2);
    await press(page, say("ui_content_erase", { title: "Odd" }));
    await shows(page, say("ui_template_erased"));
    await undo(page);
    await button(page, "Odd");
  });

  test("a template gets another name, and one that makes room for another of its name comes back", async () => {
    const page = await begun();
    await fill(page, say("ui_draft_title"), "Two lights");
    await saved("Two lights");
    await press(page, say("ui_template_keep"));
    await shows(page, say("ui_template_kept", { name: "Two lights" }));
    const templates = async () => (await chromium.storageGet("posting")).posting.draftTemplates;
    const [{ id }] = await templates();
    // The same title once more: said, and taken back.
    await press(page, say("ui_template_keep"));
    await shows(page, say("ui_template_replaced", { name: "Two lights" }));
    await until("the other stands there", async () => (await templates()).every((one) => one.id !== id));
    // The draft's own stands above it.
    const back = await page.waitForSelector(`[role="alert"] ::-p-aria([name="${say("ui_undo")}"][role="button"])`);
    await back.click();
    await until("the first is back alone", async () => (await templates()).map((one) => one.id).join() === id);
    await page.click(".backlink");
    await press(page, say("ui_template_rename", { name: "Two lights" }));
    await fill(page, say("ui_template_name"), "Lights");
    await press(page, say("ui_template_rename_done"));
    await button(page, say("ui_template_rename", { name: "Lights" }));
    await until("the name is stored", async () => (await templates()).map((one) => one.name).join() === "Lights");
    // A name that another one has is refused.
    const { posting } = await chromium.storageGet("posting");
    const second = { ...posting.draftTemplates[0], id: "second", name: "Second" };
    await chromium.storageSet({ posting: { ...posting, draftTemplates: [...posting.draftTemplates, second] } });
    await press(page, say("ui_template_rename", { name: "Second" }));
    await fill(page, say("ui_template_name"), "Lights");
    await shows(page, say("ui_template_taken", { name: "Lights" }));
    assert.ok(await (await button(page, say("ui_template_rename_done"))).evaluate((done) => done.disabled));
  });

  test("the same thing of another seller is found among what was seen, with its reason", async () => {
    const there = [kept(LAMP, "Desk lamp LED foldable", "19.99")];
    await chromium.storageSet({ shortlist: there });
    const page = await room();
    await saw(page, {
      id: HUB,
      title: "Foldable LED desk lamp in black",
      storeName: "Lights and more",
      price: { min: "18.50", max: "18.50", currency: "USD" },
    });
    await press(page, `${say("ui_draft_kind_comparison")} ${say("ui_draft_about_comparison")}`);
    await (await by(page, "checkbox", "Desk lamp LED foldable")).click();
    await press(page, say("ui_content_take"));
    await press(page, say("ui_content_similar"));
    await shows(page, "Lights and more");
    await shows(page, "18.50 USD");
    await press(page, `${say("ui_content_similar_add")} Foldable LED desk lamp in black`);
    await ordered(page, "Desk lamp LED foldable", "Foldable LED desk lamp in black");
    await shows(page, say("ui_content_similar_none"));
  });

  test("products that were chosen in a table come into a draft", async () => {
    const page = await room();
    await saw(page, { id: LAMP, title: "Lamp A" });
    await page.goto(`${page.url().split("#")[0]}#products/seen`);
    await (await by(page, "checkbox", say("ui_table_choose", { name: "Lamp A" }))).click();
    const opened = chromium.browser.waitForTarget((target) => target.url().endsWith("workbench.html#content"));
    await press(page, say("ui_chosen_draft"));
    const content = await (await opened).page();
    await shows(content, say("ui_content_waiting_one", { n: "1" }));
    await press(content, `${say("ui_draft_kind_review")} ${say("ui_draft_about_review")}`);
    await press(content, say("ui_content_take"));
    await ordered(content, "Lamp A");
    await until("nothing waits any more", async () => {
      const { forDraft } = await chromium.storageGet("forDraft", "session");
      return forDraft.length === 0;
    });
  });

  test("one that a newer Affix wrote is named, stays as it is, and a file of it is refused", async () => {
    const page = await room();
    await page.evaluate(async () => {
      const { promise, resolve } = Promise.withResolvers();
      indexedDB.open("affix").onsuccess = ({ target: { result } }) => {
        const change = result.transaction("content", "readwrite");
        change.objectStore("content").put({
          id: "00000000-0000-4000-8000-000000000001",
          draft: '{"version": 2, "kind": "poem"}',
          at: 1,
          versions: [],
        });
        change.oncomplete = () => resolve(result.close());
      };
      await promise;
    });
    await page.reload();
    await shows(page, say("draft_newer"));
    assert.equal((await drafts())[0].draft, '{"version": 2, "kind": "poem"}');
  });

  test("erased and back", async () => {
    const page = await begun();
    await saved("Hub B");
    await page.click(".backlink");
    await press(page, say("ui_content_erase", { title: say("ui_content_untitled") }));
    await until("it is gone", async () => (await drafts()).length === 0);
    await undo(page);
    await until("it is back", async () => (await drafts()).length === 1);
  });
});

test("a post is marked, said when it comes again at the same place, and taken out of the log", async () => {
  const page = await begun();
  await fill(page, say("ui_posted_place"), "Deals");
  await press(page, say("ui_posted_mark"));
  await shows(page, say("ui_posted_done"));
  await fill(page, say("ui_posted_place"), "deals");
  await shows(page, "“Lamp A” was posted there on");
  // Whoever wants to hear nothing of it says so in the settings.
  const settings = await chromium.openExtensionPage("workbench.html#settings/posts");
  await (await by(settings, "combobox", say("ui_posted_again_label"))).select("0");
  await until("it is said no longer", async () => !(await textOf(page, ".markposted")).includes("was posted there"));
  await settings.close();
  await page.goto(`${page.url().split("#")[0]}#content/posted`);
  await shows(page, "Deals", ".room:not([hidden])");
  const title = say("ui_content_untitled");
  await press(page, say("ui_content_erase", { title }));
  await shows(page, say("ui_posted_empty"));
  await undo(page);
  await shows(page, "Deals", ".room:not([hidden])");
});

test("list, editor and log are easy to use, narrow and wide", async () => {
  const picture = async (page, name) =>
    process.env.AFFIX_PICTURES &&
    page.screenshot({ path: `${process.env.AFFIX_PICTURES}/${name}.png`, fullPage: true });
  const page = await begun();
  await fill(page, say("ui_draft_title"), "Two lights for a desk");
  await (await by(page, "combobox", say("ui_draft_market"))).select("us");
  await fill(page, say("ui_posted_place"), "Deals");
  await press(page, say("ui_posted_mark"));
  await shows(page, say("ui_posted_done"));
  await press(page, say("ui_draft_section_add"));
  await saved("Two lights for a desk");
  await picture(page, "editor");
  await page.$eval(".goods details", (details) => {
    details.open = true;
  });
  assert.deepEqual(await hardToUse(page), []);
  await picture(page, "editor-rtl");
  await page.setViewport({ width: 320, height: 800 });
  assert.deepEqual(await hardToUse(page), []);
  await page.evaluate(() => {
    document.documentElement.dir = "ltr";
  });
  await picture(page, "editor-320");
  for (const part of ["", "/posted"]) {
    const other = await room(part);
    await other.setViewport({ width: 320, height: 800 });
    await shows(other, "Two lights for a desk", ".room:not([hidden])");
    assert.deepEqual(await hardToUse(other), []);
    await picture(other, `list${part.replace("/", "-")}`);
  }
});

/** As a publisher would write it, in one script or the other. */
function article(rtl) {
  const product = (n) => ({
    title: rtl ? `مصباح مكتب ${n}` : `Desk lamp ${n} with a title that goes on for a while`,
    link: `https://s.click.aliexpress.com/e/_mine${n}?a=1&b=2`,
    observed: "2026-11-27",
    price: `${n}9.90`,
    currency: "USD",
    rating: "4.8",
    reviews: 1200,
    sold: 1000 * n,
    store: "Lamps & more",
    attributes: [{ name: rtl ? "ضوء" : "Light", value: `${n}00 lm` }],
    words: rtl ? "مصباح جيد للمكتب." : "Good for a desk, and quiet.",
    pros: [rtl ? "ساطع" : "Bright"],
    cons: [rtl ? "سلك قصير" : "Short cable"],
    score: `${n + 5}`,
    group: rtl ? "مصابيح" : "Lamps",
  });
  return {
    version: 1,
    kind: "comparison",
    title: rtl ? "أفضل مصابيح المكتب" : "Best desk lamps",
    market: "us",
    intro: rtl ? "هذه هي المصابيح." : "These are the lamps; {1} is the short answer.",
    products: [1, 2, 3].map(product),
    tip: true,
  };
}

describe("what is published, in a browser", () => {
  for (const output of ["html", "newsletter", "bio"]) {
    for (const rtl of [false, true]) {
      test(`${output}${rtl ? ", from right to left" : ""}: easy to use, and 320 pixels hold it`, async () => {
        const [{ text }] = desk.writtenDraft(JSON.stringify(article(rtl)), output).parts;
        const page = await chromium.browser.newPage();
        await page.setViewport({ width: 320, height: 800 });
        const own = (inside) =>
          `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>A blog</title><body><main><h1>A blog</h1>${inside}</main></body></html>`;
        await page.setContent(output === "html" ? own(text) : text);
        const title = await page.evaluate(
          () => getComputedStyle(document.querySelector("article h2, article h3, td h2")).direction,
        );
        assert.equal(title, rtl ? "rtl" : "ltr");
        assert.deepEqual(await hardToUse(page), []);
        if (process.env.AFFIX_PICTURES) {
          await page.evaluate((dir) => (document.documentElement.dir = dir), rtl ? "rtl" : "ltr");
          await page.screenshot({ path: `${process.env.AFFIX_PICTURES}/${output}-${rtl}.png`, fullPage: true });
        }
        await page.close();
      });
    }
  }
});
