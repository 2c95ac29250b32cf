// The workbench as a page: rooms, addresses, the rail, the palette, the settings' search, ticks and the calendar file.
import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, beforeEach, describe, test } from "node:test";
import { by, portals, press, say, settingsOf, shows, start, textOf, until } from "./support.mjs";

const chromium = await start();
const folder = await mkdtemp(join(tmpdir(), "affix-workbench-"));
after(async () => {
  await chromium.close();
  await rm(folder, { recursive: true });
});
beforeEach(() => chromium.reset());
afterEach(() => assert.deepEqual(chromium.ownProblems(), []));

/** The workbench at an address, once the room's title is there. */
async function open(address = "", settings = settingsOf(portals())) {
  if (settings) await chromium.storageSet({ settings });
  const page = await chromium.openExtensionPage(`workbench.html${address && `#${address}`}`);
  await page.waitForSelector(".room:not([hidden]) h1");
  return page;
}

/** The room that is shown, once one is. */
const inFront = async (page) => {
  const title = await page.waitForSelector(".room:not([hidden]) h1");
  return title.evaluate(({ id }) => id.replace("room-", ""));
};
const isIn = (page, room) => until(`the room ${room}`, async () => (await inFront(page)) === room);
const marked = (page) => page.$eval("nav [aria-current=page]", (link) => link.hash);
const focused = (page) => page.evaluate(() => document.activeElement?.id);

describe("rooms", () => {
  test("an address opens its room; reload, back and forward stay true to it", async () => {
    const page = await open("calendar");
    await isIn(page, "calendar");
    await (await by(page, "link", say("ui_room_reports"))).click();
    await isIn(page, "reports");
    assert.equal(await marked(page), "#reports");
    assert.equal(await page.title(), say("ui_room_page", { room: say("ui_room_reports") }));
    assert.equal(await focused(page), "room-reports");
    await page.goBack();
    await isIn(page, "calendar");
    await page.goForward();
    await isIn(page, "reports");
    await page.reload();
    await page.waitForSelector(".room:not([hidden]) h1");
    assert.equal(await inFront(page), "reports");
  });

  test("an address that leads nowhere shows Today and says so; a good one takes the word away", async () => {
    for (const wrong of ["audits", "settings/nothing", "calendar/x", "links/copied/x", "__proto__"]) {
      const page = await open(wrong);
      assert.equal(await inFront(page), "today", wrong);
      await shows(page, say("ui_room_unknown"));
      await page.close();
    }
    const page = await open("nowhere");
    await (await by(page, "link", say("ui_room_links"))).click();
    await isIn(page, "links");
    await until("the word is gone", async () => !(await textOf(page)).includes(say("ui_room_unknown")));
  });

  test("rooms with nothing in them are not shown", async () => {
    const page = await open();
    const names = await page.$$eval(".rail li a", (links) => links.map((link) => link.hash));
    assert.deepEqual(names, [
      "#today",
      "#products",
      "#reports",
      "#content",
      "#audit",
      "#calendar",
      "#links",
      "#settings",
    ]);
  });

  test("the browser's own way to the options opens the settings", async () => {
    // Where the workbench is open already, the browser brings it to the front as it is.
    const page = await chromium.openExtensionPage("welcome.html");
    const opened = chromium.browser.waitForTarget(
      (target) => target.url() === `${chromium.origin}/workbench.html#settings`,
    );
    await page.evaluate(() => chrome.runtime.openOptionsPage());
    await isIn(await (await opened).page(), "settings");
  });

  test("what was typed in a room is there when one comes back", async () => {
    const page = await open("links/list");
    const text = await page.waitForSelector(".room:not([hidden]) textarea");
    await text.type("1005006000000001");
    await (await by(page, "link", say("ui_room_today"))).click();
    await isIn(page, "today");
    await page.goBack();
    await isIn(page, "links");
    assert.equal(await text.evaluate(({ value }) => value), "1005006000000001");
  });

  test("Today begins with the account where there is none, and else with what is due", async () => {
    const page = await open("", null);
    const welcome = chromium.browser.waitForTarget((target) => target.url() === `${chromium.origin}/welcome.html`);
    await press(page, say("ui_today_begin_button"));
    await welcome;
    const again = await open();
    await by(again, "link", say("ui_calendar_open"));
    assert.ok(!(await textOf(again)).includes(say("ui_today_begin_button")));
  });

  test("the first stop of the keyboard leads past the rail", async () => {
    const page = await open();
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), say("ui_skip"));
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement?.tagName), "MAIN");
  });
});

describe("the rail", () => {
  test("folds to its drawings, and stays so", async () => {
    const page = await open();
    const width = () => page.$eval(".rail", ({ offsetWidth }) => offsetWidth);
    assert.equal(await width(), 212);
    await press(page, say("ui_rail_fold"));
    await until("it is folded", async () => (await width()) === 60);
    await page.reload();
    await page.waitForSelector(".rail.folded");
    assert.equal(await width(), 60);
    await press(page, say("ui_rail_unfold"));
    await until("it is unfolded", async () => (await width()) === 212);
  });

  test("is one row on a narrow window, and nothing sticks out", async () => {
    const page = await open();
    for (const width of [320, 360, 860]) {
      await page.setViewport({ width, height: 800 });
      for (const room of ["today", "products", "reports", "calendar", "links", "settings"]) {
        await page.evaluate((name) => {
          location.hash = name;
        }, room);
        await isIn(page, room);
        const [rail, over] = await page.evaluate(() => [
          document.querySelector(".rail").offsetHeight,
          document.documentElement.scrollWidth - innerWidth,
        ]);
        assert.ok(rail <= 104, `${room} at ${width}: the head is ${rail} px high`);
        assert.ok(over <= 0, `${room} at ${width}: ${over} px stick out`);
      }
    }
  });
});

describe("the palette", () => {
  const KEPT = {
    id: "1005006000000001",
    title: "Polarized cycling glasses",
    price: null,
    store: null,
    category: null,
    address: "https://blog.example/",
    keptAt: "2026-11-20T08:00:00Z",
  };
  const found = (page) => page.$$eval(".palette [role=option]", (lines) => lines.map(({ textContent }) => textContent));
  const chosen = (page) =>
    page.$eval(".palette input", (input) => {
      const line = document.getElementById(input.getAttribute("aria-activedescendant"));
      return line?.getAttribute("aria-selected") === "true" ? line.textContent : null;
    });

  async function palette(page) {
    await page.keyboard.down("Control");
    await page.keyboard.press("k");
    await page.keyboard.up("Control");
    return page.waitForSelector(".palette[open] input:focus");
  }

  test("goes to a room, and to a section of the settings by what is said there", async () => {
    const page = await open();
    const input = await palette(page);
    await input.type(say("ui_room_calendar").slice(0, 5));
    assert.equal(await chosen(page), say("ui_room_calendar"));
    await page.keyboard.press("Enter");
    await isIn(page, "calendar");
    await (await palette(page)).type("euros dollars nothing");
    await shows(page, say("ui_palette_none", { wanted: "euros dollars nothing" }), ".palette");
    await page.keyboard.press("Escape");
    await until("it is closed", async () => (await page.$(".palette")) === null);
    await (await palette(page)).type(say("ui_currency_title"));
    await page.keyboard.press("Enter");
    await isIn(page, "settings");
    await until("its title has the focus", async () => (await focused(page)) === "currency-title");
  });

  test("arrows go round, and the field says which line it is", async () => {
    const page = await open();
    await palette(page);
    const lines = await found(page);
    assert.equal(await chosen(page), lines[0]);
    await page.keyboard.press("ArrowUp");
    assert.equal(await chosen(page), lines.at(-1));
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    assert.equal(await chosen(page), lines[1]);
  });

  test("finds a kept product by its title and by its number, and opens its page", async () => {
    await chromium.storageSet({ shortlist: [KEPT] });
    const page = await open();
    await shows(page, "1", ".rail .n");
    const input = await palette(page);
    await input.type("glasses");
    await until("its title", async () => (await found(page)).join() === KEPT.title);
    await input.evaluate((element) => element.select());
    await input.type(KEPT.id);
    await until("its number", async () => (await found(page)).join() === KEPT.title);
    const opened = chromium.browser.waitForTarget((target) => target.url() === KEPT.address);
    await page.keyboard.press("Enter");
    await opened;
  });
});

describe("the settings", () => {
  const sections = (page) =>
    page.$$eval("section.setting", (all) => all.filter(({ hidden }) => !hidden).map(({ id }) => id));

  test("are found by what their fields are called, in whichever group", async () => {
    const page = await open("settings");
    await page.waitForSelector("#profiles");
    const all = await sections(page);
    const search = await by(page, "searchbox", say("ui_settings_search"));
    await search.type(say("ui_new_share"));
    await until("one is left", async () => (await sections(page)).join() === "buyers");
    await search.click({ clickCount: 3 });
    await search.type("no setting is called so");
    await press(page, say("ui_settings_all"));
    await until("all are back", async () => (await sections(page)).join() === all.join());
  });

  test("a bookmark of a section opens there, and the mark follows what one reads", async () => {
    const page = await open("settings/currency");
    await until("it stands at the upper edge", () =>
      page.evaluate(() => {
        const { top } = document.getElementById("currency").getBoundingClientRect();
        return top >= 0 && top < 80;
      }),
    );
    const here = () => page.$eval(".settings [aria-current=location]", (link) => link.hash);
    await until("it is marked", async () => (await here()) === "#settings/currency");
    await page.evaluate(() => document.getElementById("rates").scrollIntoView());
    await until("the mark follows", async () => (await here()) === "#settings/rates");
  });
});

describe("tasks", () => {
  const KNOWN = ["anniversary", "summer", "11_11", "black_friday", "cyber_monday", "12_12", "choice_day"];
  const clock = (hours) => new Date(Date.now() + hours * 3_600_000).toISOString().slice(0, 16);
  /** An event of the user's own that starts in two days, and no other. */
  const settings = () => ({
    ...settingsOf(portals()),
    events: [
      { id: "e1", name: "Shop; birthday, again", starts: clock(48), ends: clock(90), zone: "UTC", hidden: false },
      ...KNOWN.map((id) => ({ id, name: null, starts: null, ends: null, zone: null, hidden: true })),
    ],
  });

  test("what is due is said by its number, ticked, and stays ticked", async () => {
    const page = await open("calendar", settings());
    const due = () => page.$$eval(".eventcard .tasks .open", (lines) => lines.map(({ innerText }) => innerText));
    await page.waitForSelector(".eventcard .tasks .open");
    assert.equal((await due()).length, 1);
    assert.ok((await due())[0].includes(say("event_task_publish")));
    await shows(page, "1", ".rail .n.due");
    await (await page.$(".eventcard .tasks .open input")).click();
    await until("nothing is due", async () => (await due()).length === 0 && (await page.$(".rail .n.due")) === null);
    await page.reload();
    const ticked = await page.waitForSelector(".eventcard .tasks .done input");
    assert.equal(await ticked.evaluate(({ checked }) => checked), true);
    assert.deepEqual((await chromium.storageGet("done")).done, ["e1/publish"]);
    await ticked.click();
    await until("it is due again", async () => (await due()).length === 1);
  });

  test("a line of the calendar says how many tasks are due, and Today has them", async () => {
    const other = { id: "e2", name: "Second", starts: clock(60), ends: clock(90), zone: "UTC", hidden: false };
    const all = settings();
    const page = await open("calendar", { ...all, events: [...all.events, other] });
    await shows(page, say("ui_tasks_due_one", { n: "1" }), ".events");
    await (await by(page, "link", say("ui_room_today"))).click();
    await isIn(page, "today");
    const boxes = () => page.$$(".cols .tasks input");
    await until("both are there", async () => (await boxes()).length === 2);
    await (await boxes())[0].click();
    await until("one is left", async () => (await boxes()).length === 1);
  });

  test("the calendar file has the sale and its open tasks, in lines that a calendar reads", async () => {
    await chromium.storageSet({ done: ["e1/publish"] });
    const all = settings();
    const page = await open("calendar", all);
    await page.waitForSelector(".eventcard .tasks .done");
    const control = await chromium.browser.target().createCDPSession();
    await control.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: folder, eventsEnabled: true });
    const whole = new Promise((done) => {
      control.on("Browser.downloadProgress", ({ state }) => state === "completed" && done());
    });
    await press(page, say("ui_calendar_save"));
    await whole;
    const [name] = (await readdir(folder)).filter((file) => file.endsWith(".ics"));
    assert.match(name, /^affix-calendar-\d{4}-\d{2}-\d{2}\.ics$/);
    const file = await readFile(join(folder, name), "utf8");
    assert.ok(file.startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") && file.endsWith("END:VCALENDAR\r\n"), file);
    assert.ok(file.split("\r\n").every((line) => Buffer.byteLength(line) <= 75 && !line.includes("\n")));
    const lines = file.replaceAll("\r\n ", "").split("\r\n");
    assert.ok(lines.includes("SUMMARY:Shop\\; birthday\\, again"), file);
    assert.ok(lines.includes(`DTSTART:${all.events[0].starts.replace(/[-:]/g, "")}00Z`), file);
    const ids = lines.filter((line) => line.startsWith("UID:"));
    assert.deepEqual(
      ids,
      ["start", "watch", "last", "audit"].map((task) => `UID:e1/${task}@affix`).toSpliced(0, 0, "UID:e1@affix"),
    );
  });
});
