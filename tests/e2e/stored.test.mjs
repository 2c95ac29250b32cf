// What is stored is the user's: two pages never lose each other's change, an import is all or nothing, a
// full store is said, a private window leaves nothing, and a key is taken only where it is guarded.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, beforeEach, describe, test } from "node:test";
import {
  admitad,
  button,
  by,
  DEMO_LINK,
  DEMO_URL,
  fill,
  GRANTED,
  portals,
  press,
  pressCopy,
  say,
  settingsOf,
  shows,
  start,
  textOf,
  undo,
  until,
} from "./support.mjs";

const KEY = { appKey: "512345", secret: "dem0Secret5dem0Secret", trackingId: "demo" };
const chromium = await start({ extensionDir: GRANTED });
const folder = await mkdtemp(join(tmpdir(), "affix-stored-"));
after(async () => {
  await chromium.close();
  await rm(folder, { recursive: true });
});
beforeEach(() => chromium.reset());
afterEach(() => assert.deepEqual(chromium.ownProblems(), []));

const options = async () => {
  const page = await chromium.openExtensionPage("workbench.html#settings");
  await button(page, say("ui_profile_add"));
  return page;
};
const stored = (what, fits) =>
  until(`stored: ${what}`, async () => {
    const settings = await chromium.settings();
    return settings && fits(settings);
  });
async function choose(page, name, content) {
  await writeFile(join(folder, name), typeof content === "string" ? content : JSON.stringify(content));
  await (await page.$("#data input[type=file]")).uploadFile(join(folder, name));
}
/** Leaves this many bytes of the browser's 10 MB. */
const fillUp = async (left) =>
  (await chromium.worker()).evaluate(async (bytes) => {
    await chrome.storage.local.remove("ballast");
    const used = await chrome.storage.local.getBytesInUse(null);
    await chrome.storage.local.set({
      ballast: "x".repeat(chrome.storage.local.QUOTA_BYTES - used - 'ballast""'.length - bytes),
    });
  }, left);

describe("two pages of ours", () => {
  test("each change another part within 400 ms: both are stored", async () => {
    await chromium.use(portals(), admitad());
    const [one, two] = [await options(), await options()];
    const type = (page, section, value) =>
      page.evaluate(
        (at, text) => {
          const input = document.querySelector(at);
          Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(input, text);
          input.dispatchEvent(new InputEvent("input", { bubbles: true }));
        },
        section,
        value,
      );
    await Promise.all([type(one, "#buyers input", "20"), type(two, "#conversion input", "1,5")]);
    await shows(one, say("ui_saved"));
    await shows(two, say("ui_saved"));
    await stored("both", ({ buyers, profiles }) => buyers.newShare === 20 && profiles.length === 2);
    const { drafts } = await chromium.storageGet("drafts");
    assert.match(JSON.stringify([await chromium.settings(), drafts]), /1[.,]5/);
    assert.equal(await one.$eval("#conversion input", (input) => input.value.replace(",", ".")), "1.5");
  });

  test("one adds a profile and the other changes one, and a third removes one", async () => {
    await chromium.use(portals(), admitad());
    const [one, two, three] = [await options(), await options(), await options()];
    await Promise.all([
      one.evaluate(
        (name) =>
          [...document.querySelectorAll("#profiles button")].find((each) => each.textContent.includes(name)).click(),
        say("ui_profile_add"),
      ),
      two.evaluate(
        (name) => document.querySelector(`input[type=radio][aria-label="${name}"]`)?.click(),
        say("ui_use_by_default", { name: "Channel" }),
      ),
      three.evaluate(
        (name) => document.querySelector(`button[aria-label="${name}"]`).click(),
        say("ui_profile_remove", { name: "Demo blog" }),
      ),
    ]);
    for (const page of [one, three]) await shows(page, say("ui_saved"));
    await stored(
      "two profiles",
      ({ profiles }) =>
        profiles.length === 2 &&
        profiles.some(({ id }) => id === "admitad") &&
        !profiles.some(({ id }) => id === "portals"),
    );
    await stored("a default that is there", ({ defaultProfile }) => defaultProfile === "admitad");
  });

  test("what is typed last is stored when its page is closed at once", async () => {
    await chromium.use(portals());
    const page = await options();
    await fill(page, say("ui_new_share"), "35");
    await page.close();
    await stored("the share", ({ buyers }) => buyers.newShare === 35);
  });
});

describe("an import", () => {
  const rich = {
    ...settingsOf(portals(), admitad()),
    market: "DE",
    conversion: { low: "1", high: "3" },
    conversionByPrice: [{ from: "100", currency: "USD", conversion: { low: "1", high: "2" } }],
    events: [
      { id: "e1", name: "Blog week", starts: "2026-12-01T00:00", ends: "2026-12-08T00:00", zone: null, hidden: false },
    ],
    campaigns: [{ id: "c1", name: "nov", channel: "blog", subIds: { af: "{campaign}" } }],
  };
  const poor = { version: 1, profiles: [admitad({ id: "new", name: "New" })] };

  test("replaces everything, and undo restores everything", async () => {
    await chromium.storageSet({ settings: rich, drafts: { "buyers.newShare": "20x" }, openPlatform: KEY });
    const page = await options();
    await choose(page, "poor.json", { ...poor, openPlatform: { ...KEY, appKey: "999999" } });
    await press(page, say("ui_import_replace"));
    await shows(page, say("ui_replaced"));
    const { settings, drafts, openPlatform } = await chromium.storageGet();
    assert.deepEqual(
      [
        settings.profiles.map(({ id }) => id),
        settings.market ?? null,
        settings.conversion,
        settings.conversionByPrice ?? [],
        settings.events ?? [],
        settings.campaigns ?? [],
        drafts,
        openPlatform.appKey,
      ],
      [["new"], null, null, [], [], [], {}, "999999"],
    );
    await press(page, say("ui_undo"));
    await stored("what was there before", ({ profiles }) => profiles.length === 2);
    const back = await chromium.storageGet();
    // With the parts that say nothing.
    const without = (settings) => ({ ...settings, siteCurrencies: [], limits: [], rules: [], forecast: undefined });
    assert.deepEqual(
      [without(back.settings), back.drafts, back.openPlatform],
      [without(rich), { "buyers.newShare": "20x" }, KEY],
    );
  });

  test("that the browser has no room for changes nothing, and says so", async () => {
    await chromium.storageSet({ settings: rich, openPlatform: KEY });
    const page = await options();
    await fillUp(20_000);
    const before = await chromium.storageGet(["settings", "openPlatform"]);
    await choose(page, "large.json", {
      ...poor,
      overrides: Array.from({ length: 2_000 }, (_, n) => ({
        store: String(1100000 + n),
        rate: { low: "7", high: "7" },
        note: "a note of some length",
      })),
      openPlatform: { ...KEY, appKey: "999999" },
    });
    await press(page, say("ui_import_replace"));
    await shows(page, say("storage_full"));
    assert.ok(!(await textOf(page)).includes(say("ui_replaced")));
    assert.deepEqual(await chromium.storageGet(["settings", "openPlatform"]), before);
    await shows(page, "Demo blog");
  });

  test("of a newer version is refused, and so are stored settings of one: they stay as they are", async () => {
    await chromium.storageSet({ settings: rich });
    const page = await options();
    await choose(page, "newer.json", { ...poor, version: 7 });
    await shows(page, say("ui_import_wrong", { file: "newer.json", why: say("settings_newer") }));
    assert.deepEqual(await chromium.settings(), rich);
    await page.close();

    await chromium.storageSet({ "settings/version": 7, "settings/groups": [{ name: "new" }] });
    const newer = await chromium.entries();
    const refused = await chromium.openExtensionPage("workbench.html#settings");
    await shows(refused, say("settings_newer"));
    const { popup } = await chromium.popupOn(DEMO_URL);
    await shows(popup, say("settings_newer"));
    await popup.close();
    await refused.close();
    assert.deepEqual(await chromium.entries(), newer);
  });

  test("names what of the file it leaves out", async () => {
    await chromium.use(portals());
    const page = await options();
    await choose(page, "odd.json", { ...poor, overrides: [{ rate: { low: "7" }, shop: "1100001" }] });
    await shows(page, say("ui_rates_left_out"));
    await shows(page, "overrides, Rate 1: ");
  });
});

test("everything that was erased can be brought back until the page is left", async () => {
  const kept = {
    settings: settingsOf(portals()),
    openPlatform: KEY,
    posting: {
      format: "html",
      short: true,
      place: "blog",
      formatOf: { telegram: "telegram_html" },
      hiddenPlaces: ["x"],
      readHints: ["reddit"],
      market: "de",
      own: "",
      templates: [{ id: "first", name: "Short", text: "{link}" }],
      templateOf: { html: "first" },
      templateAt: { facebook: "first" },
      log: true,
      prices: true,
      againDays: 30,
      draftTemplates: [{ id: "best", name: "Best of", draft: '{"version":1,"kind":"comparison"}' }],
    },
    done: ["11_11_2026/check"],
    shortlist: [
      {
        id: "1005006000000001",
        title: "A lamp",
        price: null,
        store: null,
        category: null,
        address: DEMO_URL,
        keptAt: "2026-11-01T00:00:00.000Z",
      },
    ],
  };
  await chromium.storageSet(kept);
  const page = await options();
  await press(page, say("ui_erase"));
  await press(page, say("ui_erase_yes"));
  await shows(page, say("ui_erased"));
  assert.deepEqual(await chromium.storageGet(Object.keys(kept)), {});
  await undo(page);
  await stored("the profile", ({ profiles }) => profiles.length === 1);
  const { settings, ...others } = await chromium.storageGet(Object.keys(kept));
  const { settings: were, ...before } = kept;
  assert.deepEqual(others, before);
  // With the parts that say nothing.
  for (const [part, value] of Object.entries(were)) assert.deepEqual(settings[part], value, part);
});

describe("what another version of Affix stored", () => {
  const fixture = (name) => JSON.parse(readFileSync(new URL(`../fixtures/stored/${name}`, import.meta.url), "utf8"));
  const earlier = fixture("0.1.0.json");
  const today = fixture("0.1.0-today.json");

  test("0.1.0: everything is in place, and is stored anew with the first change", async () => {
    await chromium.asEarlier(earlier);
    await chromium.letGo();
    const panel = await chromium.openExtensionPage("workbench.html#links/copied");
    for (const { link } of earlier.copied) await panel.waitForSelector(`::-p-text(${link.slice(-20)})`);
    await panel.evaluate(() => {
      location.hash = "products";
    });
    for (const { title } of earlier.local.shortlist) await shows(panel, title);
    const page = await options();
    for (const { name } of earlier.local.settings.profiles) await shows(page, name);
    assert.deepEqual((await chromium.entries()).settings, earlier.local.settings);
    await fill(page, say("ui_new_share"), "35");
    await shows(page, say("ui_saved"));
    const { shortlist, settings, drafts, posting, openPlatform } = await chromium.storageGet();
    assert.deepEqual(settings, {
      ...today.settings,
      buyers: { ...today.settings.buyers, newShare: 35 },
    });
    const { local } = earlier;
    assert.deepEqual(
      [shortlist, drafts, posting, openPlatform],
      [local.shortlist, local.drafts, local.posting, local.openPlatform],
    );
    const kept = await chromium.entries();
    assert.ok(!("settings" in kept) && !("shortlist" in kept));
  });

  test("an older page that has the database open is waited for, and told of if it stays", async () => {
    await chromium.asEarlier(earlier);
    const panel = await chromium.openExtensionPage("workbench.html#links/copied");
    await shows(panel, say("storage_busy"));
    await chromium.letGo();
    await panel.reload();
    for (const { link } of earlier.copied) await panel.waitForSelector(`::-p-text(${link.slice(-20)})`);
  });

  test("a newer one may change the database while a popup and the worker have it open; they leave it alone then", async () => {
    await chromium.use(portals());
    const { page, popup } = await chromium.popupOn(DEMO_URL);
    await press(popup, say("ui_keep_short"));
    await button(popup, say("ui_kept_short"));
    const tab = await chromium.tabOf(page);
    await chromium.dispatchMenu({ menuItemId: "copy_link", pageUrl: DEMO_URL, editable: false }, tab);
    await until("the worker has written it down", async () => (await chromium.stored("copied")).length === 1);
    await chromium.confirmed();
    const again = await chromium.clickToolbar(page);
    await button(again, say("ui_kept_short"));
    const panel = await chromium.openExtensionPage("workbench.html#products");
    await button(panel, say("ui_shortlist_empty"));
    await panel.evaluate(
      () =>
        new Promise((done, failed) => {
          const opening = indexedDB.open("affix", 99);
          opening.onupgradeneeded = () => opening.result.createObjectStore("newer");
          opening.onsuccess = () => done(opening.result.close());
          opening.onerror = () => failed(opening.error);
        }),
    );
    await press(panel, say("ui_shortlist_empty"));
    await shows(panel, say("storage_newer"));
    assert.equal((await chromium.stored("shortlist")).length, 1);
    assert.equal((await chromium.stored("copied")).length, 1);
  });
});

describe("no room left", () => {
  test("a product that cannot be kept is said, and the list is as it was", async () => {
    await chromium.use(portals());
    const { popup } = await chromium.popupOn(DEMO_URL);
    await button(popup, say("ui_keep_short"));
    await popup.evaluate(() => {
      const put = IDBObjectStore.prototype.put;
      IDBObjectStore.prototype.put = function full() {
        IDBObjectStore.prototype.put = put;
        throw new DOMException("no room", "QuotaExceededError");
      };
    });
    await press(popup, say("ui_keep_short"));
    await shows(popup, say("disk_full"));
    await button(popup, say("ui_keep_short"));
    assert.deepEqual(await chromium.storageGet("shortlist"), {});
    await press(popup, say("ui_keep_short"));
    await button(popup, say("ui_kept_short"));
    await until("it is said no more", async () => !(await textOf(popup)).includes(say("disk_full")));
  });

  test("a link that cannot be written down is copied all the same, and that is said", async () => {
    await chromium.use(portals());
    const page = await chromium.openPage(DEMO_URL);
    await (await chromium.worker()).evaluate(() => {
      const add = IDBObjectStore.prototype.add;
      IDBObjectStore.prototype.add = function full() {
        IDBObjectStore.prototype.add = add;
        throw new DOMException("no room", "QuotaExceededError");
      };
    });
    const tab = await chromium.tabOf(page);
    await chromium.dispatchMenu({ menuItemId: "copy_link", pageUrl: DEMO_URL, editable: false }, tab);
    await chromium.confirmed();
    const popup = await chromium.clickToolbar(page);
    await shows(popup, say("log_full"));
    assert.ok(!(await textOf(popup)).includes(say("ui_failure_title")));
    assert.equal(await chromium.readClipboard(), DEMO_LINK);
    // The next one is, and then it is not said any more.
    await pressCopy(popup);
    await until("it is said no more", async () => !(await textOf(popup)).includes(say("log_full")));
  });
});

test("a copy in a private window is written down nowhere", async () => {
  await chromium.use(portals());
  const page = await chromium.openPage(DEMO_URL);
  const tab = await chromium.tabOf(page);
  const copied = (product, incognito) =>
    chromium.dispatchMenu(
      {
        menuItemId: "copy_link",
        linkUrl: `https://www.aliexpress.com/item/${product}.html`,
        pageUrl: DEMO_URL,
        editable: false,
      },
      { ...tab, incognito },
    );
  await copied("1005006000000332", true);
  await copied("1005006000000331", false);
  const panel = await chromium.openExtensionPage("workbench.html#links/copied");
  await shows(panel, "1005006000000331");
  assert.ok(!(await textOf(panel)).includes("1005006000000332"));
});

test("turning the estimates on pages off leaves the permission of a user’s key", async () => {
  const plainly = await start();
  try {
    await plainly.use(portals());
    await plainly.storageSet({ openPlatform: KEY });
    plainly.server.page("https://api-sg.aliexpress.com/sync", { body: "{}" });
    // As if the user had said yes before: then the browser's prompt, which nothing here can answer, does not come.
    const extensions = await plainly.openPage("chrome://extensions");
    await extensions.evaluate(async (id) => {
      for (const host of [
        "*.aliexpress.com",
        "*.aliexpress.us",
        "aliexpress.ru",
        "*.aliexpress.ru",
        "api-sg.aliexpress.com",
      ]) {
        await chrome.developerPrivate.addHostPermission(id, `https://${host}/*`);
      }
    }, plainly.id);
    const page = await plainly.openExtensionPage("workbench.html#settings");
    const held = () => page.evaluate(() => chrome.permissions.getAll().then(({ origins }) => origins));
    const turn = async () => (await by(page, "switch", say("ui_inline_switch"))).click();
    await press(page, say("ui_platform_test"));
    await until("the key may be used", async () => (await held()).includes("https://api-sg.aliexpress.com/*"));
    await turn();
    await until("estimates may be drawn", async () => (await held()).includes("https://*.aliexpress.com/*"));
    await turn();
    await until("only the key’s is left", async () => (await held()).join() === "https://api-sg.aliexpress.com/*");
    // Without a key none is left.
    await press(page, say("ui_platform_remove"));
    await until("none is left", async () => (await held()).length === 0);
  } finally {
    await plainly.close();
  }
});

test("without a guard for what is stored no key is taken, and one that is there is not used", async () => {
  await chromium.use(portals());
  await chromium.storageSet({ openPlatform: KEY });
  const unguarded = (target) =>
    target.evaluate(() => {
      chrome.storage.local.setAccessLevel = undefined;
    });
  const asked = () => chromium.server.requests.filter(({ host }) => host === "api-sg.aliexpress.com").length;
  await unguarded(await chromium.worker());
  const page = await options();
  const question = {
    kind: "platform_product",
    question: { productId: "1005006000000001", country: null, currency: null, language: null },
    again: true,
  };
  assert.equal(await page.evaluate((sent) => chrome.runtime.sendMessage(sent), question), null);
  assert.equal(asked(), 0);
  await unguarded(page);
  // It is asked for anew with every change.
  await chromium.storageSet({ openPlatform: { ...KEY, trackingId: "other" } });
  await shows(page, say("storage_open"));
  assert.equal(await page.$(`::-p-aria([name="${say("ui_platform_app_key")}"][role="textbox"])`), null);
  await choose(page, "key.json", { version: 1, profiles: [admitad()], openPlatform: { ...KEY, appKey: "999999" } });
  await press(page, say("ui_import_replace"));
  await stored("the profile", ({ profiles }) => profiles[0].id === "admitad");
  assert.equal((await chromium.storageGet("openPlatform")).openPlatform.appKey, KEY.appKey);
  await chromium.killWorker();
});
