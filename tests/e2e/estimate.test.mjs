// The popup's estimate: each reason with its source and day, why it is not more, two networks side by side.
import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import {
  admitad,
  by,
  DEMO_URL,
  field,
  more,
  plain,
  portals,
  press,
  say,
  settingsOf,
  shows,
  start,
  until,
} from "./support.mjs";

describe("the estimate", () => {
  let chromium;
  before(async () => {
    chromium = await start();
  });
  after(() => chromium.close());
  beforeEach(() => chromium.reset());

  const use = (changes = {}) => chromium.storageSet({ settings: { ...settingsOf(portals(), admitad()), ...changes } });

  it("gives every reason with its source and its day", async () => {
    await use();
    const { popup } = await chromium.popupOn(DEMO_URL);
    await press(popup, say("ui_why_short"));
    const reasons = await popup.$$eval(".why li small", (all) => all.map((small) => small.textContent));
    assert.ok(reasons.length >= 4, `${reasons}`);
    // A source, and a day, a month or a year.
    for (const reason of reasons) assert.match(reason, /^\S.* · .*20\d\d/);
    await shows(popup, "undated, read in 2026");
    await shows(popup, "Sep 1, 2020 · old · one source");
  });

  it("says on demand why it is not more", async () => {
    await use();
    const { popup } = await chromium.popupOn(DEMO_URL);
    await press(popup, say("ui_why_short"));
    await shows(popup, "9% is the top of what a guide calls typical");
    await shows(popup, "With your own Open Platform key");
  });

  it("asks for the exchange rate right under the number; Enter keeps it, and the number changes", async () => {
    await use({ currency: "EUR" });
    const { popup } = await chromium.popupOn(DEMO_URL);
    const rate = () => field(popup, say("ui_exchange_rate", { from: "USD", to: "EUR" }));
    await (await rate()).type("0");
    await popup.keyboard.press("Enter");
    await shows(popup, say("exchange_number"), ".exchange-asked");
    await (await rate()).type(",5");
    await popup.keyboard.press("Enter");
    await shows(popup, /€0\.12 ?– ?€?0\.38/, ".lines");
    await until("it is not asked again", async () => !(await popup.$(".exchange-asked")));
    const [kept, ...others] = (await chromium.settings()).exchange;
    const today = await popup.evaluate(() => new Date().toLocaleDateString("sv"));
    assert.deepEqual([kept, others], [{ from: "USD", to: "EUR", rate: "0.5", asOf: today }, []]);
  });

  it("says of an exchange rate that it is older than 30 days, with the same field", async () => {
    await use({ currency: "EUR", exchange: [{ from: "EUR", to: "USD", rate: "2", asOf: "2026-01-05" }] });
    const { popup } = await chromium.popupOn(DEMO_URL);
    await shows(popup, say("ui_exchange_old", { day: "Jan 5, 2026" }), ".lines");
    const rate = await field(popup, say("ui_exchange_rate", { from: "USD", to: "EUR" }));
    assert.equal(await rate.evaluate((element) => element.value), "0.5");
    await rate.focus();
    await popup.keyboard.press("Enter");
    await until("it is not asked again", async () => !(await popup.$(".exchange-asked")));
    const today = await popup.evaluate(() => new Date().toLocaleDateString("sv"));
    assert.deepEqual((await chromium.settings()).exchange, [{ from: "USD", to: "EUR", rate: "0.5", asOf: today }]);
  });

  it("puts the user’s own rate first and says so", async () => {
    await use({
      overrides: [
        {
          network: null,
          product: "1005006000000001",
          store: null,
          category: null,
          rate: { low: "7", high: "7" },
          from: null,
          until: null,
          note: "Campaign mail",
        },
      ],
    });
    const { popup } = await chromium.popupOn(DEMO_URL);
    await shows(popup, "$0.59");
    await shows(popup, say("ui_firm_own"));
    await press(popup, say("ui_why_short"));
    await shows(popup, say("ui_basis_own"));
    await shows(popup, "Your own rate: Campaign mail");
  });

  it("holds two networks side by side and names no winner that could lose", async () => {
    await use();
    const { popup } = await chromium.popupOn(DEMO_URL);
    await more(popup, say("ui_compare"));
    await shows(popup, "AliExpress Portals and Admitad have the same range", ".compared");
    await (await by(popup, "combobox", say("ui_compare_second"))).select("tradedoubler");
    await shows(
      popup,
      "The ranges overlap: AliExpress Portals may pay up to $0.34 more than Tradedoubler a sale, or up to $0.25 less.",
      ".compared",
    );
    const [, second] = await popup.$$eval(".side", (sides) => sides.map((side) => side.innerText));
    for (const told of [
      "$0.42 – $0.50",
      "5% – 6%",
      "A click counts for 3 days",
      "A profile for Tradedoubler with your own ids.",
    ]) {
      assert.ok(plain(second).includes(told), `${told}: ${second}`);
    }
    // One that pays more than a guide's band is named, and that the band is no limit.
    await use({
      overrides: [
        {
          network: "admitad",
          product: null,
          store: null,
          category: null,
          rate: { low: "20", high: "20" },
          from: null,
          until: null,
          note: null,
        },
      ],
    });
    await (await by(popup, "combobox", say("ui_compare_second"))).select("admitad");
    await shows(
      popup,
      "By what is known Admitad pays more than AliExpress Portals, $0.93 to $1.44 a sale.",
      ".compared",
    );
    await shows(popup, say("ui_compare_ready"), ".sides");
  });
});
