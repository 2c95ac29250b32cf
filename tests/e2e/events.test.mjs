// Sale events and the forecast in the workbench.
import assert from "node:assert/strict";
import { after, afterEach, beforeEach, describe, test } from "node:test";
import { FORECAST } from "../harness/forecast.mjs";
import {
  by,
  fieldSays,
  fill,
  plain,
  portals,
  press,
  say,
  settingsOf,
  shows,
  start,
  textOf,
  until,
} from "./support.mjs";

const chromium = await start();
after(() => chromium.close());
beforeEach(() => chromium.reset());
afterEach(() => assert.deepEqual(chromium.ownProblems(), []));

const HOUR = 3_600_000;
/** A moment from now as the browser's calendar writes it, on the clocks of UTC. */
const clock = (hours) => new Date(Date.now() + hours * HOUR).toISOString().slice(0, 16);
const own = (more = {}) => ({
  id: "e1",
  name: "Shop birthday",
  starts: clock(-5),
  ends: clock(29.5),
  zone: "UTC",
  hidden: false,
  ...more,
});

async function room(part, more = {}) {
  await chromium.storageSet({ settings: { ...settingsOf(portals()), ...more } });
  const page = await chromium.openExtensionPage(`workbench.html#${part}`);
  await page.waitForSelector(part === "calendar" ? ".eventcard" : ".forecastform");
  return page;
}

/** Types into a field of a day and a time as the browser's calendar fills it. */
const choose = (page, label, value) =>
  page.evaluate(
    (name, text) => {
      const input = [...document.querySelectorAll("label")]
        .filter(({ textContent }) => textContent === name)
        .at(-1).control;
      input.value = text;
      input.dispatchEvent(new Event("input", { bubbles: true }));
    },
    label,
    value,
  );

const stored = (ask) => until("the settings", async () => ask(await chromium.settings()));

describe("events", () => {
  // The user's own event began last, and the known ones are hidden: the answers depend on no season.
  const KNOWN = ["anniversary", "summer", "11_11", "black_friday", "cyber_monday", "12_12", "choice_day"];
  const hidden = KNOWN.map((id) => ({ id, name: null, starts: null, ends: null, zone: null, hidden: true }));

  test("the one that runs comes first, with its end, both clocks and what to do now", async () => {
    const page = await room("calendar", { events: [own(), ...hidden] });
    const card = await textOf(page, ".eventcard");
    assert.ok(card.includes(say("ui_event_running")) && card.includes("Shop birthday"), card);
    assert.ok(card.includes(say("ui_event_ends_hours_other", { n: "29" })), card);
    assert.ok(card.includes(say("ui_event_your_time")) && card.includes(say("ui_event_ali_time")), card);
    const due = plain(await textOf(page, ".tasks .due"));
    assert.ok(/deepest discounts|Remind/.test(due) && due.includes(say("ui_task_due")), due);
    await shows(page, say("ui_events_hidden_other", { n: String(KNOWN.length) }));
  });

  test("a known event says that its days are the usual ones, and where they are from", async () => {
    const page = await room("calendar", { events: hidden.filter(({ id }) => id !== "11_11") });
    await shows(page, "11.11", ".eventcard");
    await shows(page, say("event_usual"), ".eventcard");
    await shows(page, say("event_source_calendars"), ".eventcard");
  });

  test("days are changed for one year, and come back", async () => {
    const page = await room("calendar", { events: hidden.filter(({ id }) => id !== "11_11") });
    await press(page, say("ui_event_edit_named", { name: "11.11" }));
    const year = (await page.$eval("input[type=datetime-local]", ({ value }) => value)).slice(0, 4);
    await choose(page, say("ui_event_starts"), `${year}-11-25T00:00`);
    await press(page, say("ui_event_save"));
    await shows(page, say("event_ends_first"));
    await choose(page, say("ui_event_ends"), `${year}-11-27T00:00`);
    await press(page, say("ui_event_save"));
    await stored(({ events }) => events.find(({ id }) => id === "11_11")?.starts === `${year}-11-25T00:00`);
    await shows(page, say("ui_event_own_days"), "main");
    await page.$$eval("details", (all) =>
      all.forEach((each) => {
        each.open = true;
      }),
    );
    await (await page.waitForSelector(`::-p-xpath(//button[normalize-space()="${say("ui_event_reset")}"])`)).click();
    await stored(({ events }) => events.every(({ id }) => id !== "11_11"));
  });

  test("an event of one’s own is added, removed, and taken back", async () => {
    const page = await room("calendar");
    await press(page, say("ui_event_add"));
    await press(page, say("ui_event_save"));
    await fieldSays(page, say("ui_event_name"), say("event_no_name"));
    await fill(page, say("ui_event_name"), "Shop birthday");
    await choose(page, say("ui_event_starts"), clock(-1));
    await choose(page, say("ui_event_ends"), clock(48));
    await (await by(page, "combobox", say("ui_event_zone"))).select("UTC");
    await press(page, say("ui_event_save"));
    await stored(({ events }) => events?.[0]?.name === "Shop birthday");
    await shows(page, "Shop birthday");
    await page.$$eval("details", (all) =>
      all.forEach((each) => {
        each.open = true;
      }),
    );
    await press(page, say("ui_event_remove_named", { name: "Shop birthday" }));
    await stored(({ events }) => !events?.length);
    await press(page, say("ui_undo"));
    await stored(({ events }) => events?.length === 1);
  });

  test("what is hidden can be brought back", async () => {
    const page = await room("calendar", { events: [own()] });
    await page.$$eval("details", (all) =>
      all.forEach((each) => {
        each.open = true;
      }),
    );
    await press(page, say("ui_event_hide_named", { name: "Summer sale" }));
    await shows(page, say("ui_event_hidden", { name: "Summer sale" }));
    await page.$$eval("details", (all) =>
      all.forEach((each) => {
        each.open = true;
      }),
    );
    await press(page, say("ui_event_bring_back_named", { name: "Summer sale" }));
    await stored(({ events }) => events.length === 1);
    await shows(page, "Summer sale", "main");
  });
});

describe("the forecast", () => {
  test("three figures, what is pending, and the months to a payout", async () => {
    const page = await room("reports/forecast", { forecast: FORECAST });
    for (const amount of ["$12.75", "$54.00", "$128.25", "$135.00"]) await shows(page, amount, ".cases");
    await shows(page, say("ui_forecast_payout", { amount: "$16.00" }));
    await shows(page, say("ui_forecast_months_other", { n: "2" }), ".payout");
    await shows(page, say("forecast_pending"));
  });

  test("what is typed is kept; what is wrong is said at its field", async () => {
    const page = await room("reports/forecast", { forecast: FORECAST });
    await fill(page, say("ui_forecast_clicks"), "many");
    await fieldSays(page, say("ui_forecast_clicks"), "a whole number up to 100,000,000");
    await shows(page, say("ui_forecast_waiting"));
    await fill(page, say("ui_forecast_clicks"), "0");
    await fieldSays(page, say("ui_forecast_clicks"), null);
    await shows(page, say("ui_forecast_never"), ".payout");
    await fill(page, say("ui_forecast_highest", { field: say("ui_forecast_rate") }), "2");
    await fieldSays(page, say("ui_forecast_highest", { field: say("ui_forecast_rate") }), "at least the lower one, 3");
    await stored(({ forecast }) => forecast.clicks === "0" && forecast.rate.high === "2");
  });
});
