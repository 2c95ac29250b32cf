// The readers' language of a draft is another choice than the interface's, and so is the way that its words run; in a real
// browser.
import assert from "node:assert/strict";
import { after, afterEach, beforeEach, test } from "node:test";
import { hardToUse } from "../harness/hardToUse.mjs";
import { openDraft, previews } from "./draftRoom.mjs";
import { by, portals, portalsLink, say, shows, start, until } from "./support.mjs";

const chromium = await start();
after(() => chromium.close());
beforeEach(async () => {
  await chromium.reset();
  await chromium.use(portals());
});
afterEach(() => assert.deepEqual(chromium.ownProblems(), []));

const draft = (rtl) => ({
  version: 1,
  kind: "comparison",
  title: rtl ? "أفضل مصابيح المكتب" : "Best desk lamps",
  market: "us",
  products: [1, 2].map((n) => ({
    id: `100500600000000${n}`,
    title: rtl ? `مصباح مكتب ${n}` : `Desk lamp ${n}`,
    link: portalsLink(`https://www.aliexpress.com/item/100500600000000${n}.html`),
    observed: "2026-11-27",
    price: `${n}9.90`,
    currency: "USD",
    score: `${n + 5}`,
  })),
});

const section = (page, ask) =>
  page.$eval(".paper > div", ({ shadowRoot }, name) => shadowRoot.querySelector("section")[name], ask);

test("the readers' language is the page's; what Affix has no words for stands in English, and that is said", async () => {
  const page = await openDraft(chromium, draft(false));
  assert.equal(await section(page, "lang"), "en");
  await (await by(page, "combobox", say("ui_draft_language"))).select("de");
  await until("the page names it", async () => (await section(page, "lang")) === "de");
  await shows(page, say("draft_language", { language: "de" }), ".before");
  await previews(page, "I earn a commission");
  await until("it is stored", async () => JSON.parse((await chromium.stored("content"))[0].draft).language === "de");
  // The interface stays as it is.
  assert.equal(await page.$eval("html", (root) => root.lang), "en");
});

for (const rtl of [true, false]) {
  test(`a draft from ${rtl ? "right to left in an interface from left to right" : "left to right in one from right to left"}`, async () => {
    const page = await openDraft(chromium, draft(rtl));
    await page.evaluate(
      (dir) => {
        document.documentElement.dir = dir;
      },
      rtl ? "ltr" : "rtl",
    );
    assert.equal(await section(page, "dir"), rtl ? "rtl" : "ltr");
    // Titles run as their letters do, and begin where the interface's lines do.
    const at = await page.$eval(".goods summary b", (title) => {
      const range = document.createRange();
      range.selectNodeContents(title);
      const [words, box] = [range.getBoundingClientRect(), title.getBoundingClientRect()];
      return { way: getComputedStyle(title).direction, start: words.left - box.left, end: box.right - words.right };
    });
    assert.equal(at.way, rtl ? "rtl" : "ltr");
    const [near, far] = rtl ? [at.start, at.end] : [at.end, at.start];
    assert.ok(near < 2 && far > 20, JSON.stringify(at));
    assert.deepEqual(await hardToUse(page), []);
  });
}
