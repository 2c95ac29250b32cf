// Every main flow in real Firefox, with the real extension. Marionette drives the browser's own buttons and menus.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, beforeEach, describe, test } from "node:test";
import { DEMO_LINK, DEMO_URL, plain, portals, say, until } from "../e2e/support.mjs";
import { EXTENSION, start } from "./support.mjs";

const firefox = await start({ keepWelcome: true });
after(() => firefox.close());

const textOf = async (view, selector = "body") =>
  plain(await firefox.inView(view, (of) => document.querySelector(of)?.innerText ?? "", selector));
const shows = async (view, wanted, selector) => {
  let text = "";
  await until(`${view} shows ${wanted}`, async () => {
    text = await textOf(view, selector).catch(() => "");
    return text.includes(plain(wanted));
  }).catch(() => assert.fail(`The ${view} never said ${wanted}. It says: ${text.slice(0, 2000)}`));
};
const copies = (wanted) =>
  until(`the clipboard holds ${wanted}`, async () => (await firefox.clipboard()).text === wanted);
const empty = () => firefox.inBrowser(() => Services.clipboard.emptyClipboard(Services.clipboard.kGlobalClipboard));

describe("installed", () => {
  test("asks for what the README says and nothing else, and collects nothing", () => {
    const manifest = JSON.parse(readFileSync(join(EXTENSION, "manifest.json"), "utf8"));
    assert.deepEqual(manifest.permissions, [
      "activeTab",
      "scripting",
      "storage",
      "contextMenus",
      "clipboardWrite",
      "alarms",
    ]);
    assert.equal(manifest.host_permissions, undefined);
    assert.deepEqual(manifest.browser_specific_settings.gecko.data_collection_permissions.required, ["none"]);
    assert.equal(manifest.minimum_chrome_version, undefined);
    assert.equal(manifest.background.service_worker, undefined);
  });

  test("the welcome page has opened by itself, and makes a link of one of the user’s own", async () => {
    const tabs = await firefox.inBrowser(() => gBrowser.tabs.map((tab) => tab.linkedBrowser.currentURI.spec));
    assert.equal(tabs.filter((address) => address === `${firefox.origin}/welcome.html`).length, 1);
    await firefox.openExtensionPage("welcome.html");
    await shows("tab", say("ui_welcome_headline"));
    await firefox.type("form input", DEMO_LINK);
    await until("the sample has the link", async () =>
      firefox.inView("tab", (link) => document.querySelector(".sample code")?.title === link, DEMO_LINK),
    );
    await firefox.pressInView("tab", "form button[type=submit]");
    await shows("tab", say("ui_welcome_done"));
    const kept = await firefox.inView("tab", () => chrome.storage.local.get(null));
    const [id] = kept["settings/profiles"];
    assert.equal(kept[`settings/profiles/${id}`].ids.aff_short_key, "_AffixDemo");
  });
});

describe("on a product's page", () => {
  before(() => firefox.use(portals()));
  beforeEach(async () => {
    await firefox.closePopup();
    await firefox.open(DEMO_URL);
    await empty();
  });

  test("the popup shows the product, and one press copies the link", async () => {
    await firefox.clickToolbar();
    await shows("popup", "Polarized Cycling Glasses");
    await shows("popup", "$8.46");
    await firefox.pressInView("popup", ".split .first");
    await copies(DEMO_LINK);
  });

  test("the shortcut copies without opening anything", async () => {
    await firefox.press("Alt+Shift+l");
    await copies(DEMO_LINK);
  });

  test("the menu copies the link, and as a post with rich text beside it", async () => {
    const entries = await firefox.menuItems("h1");
    assert.ok(entries.includes(say("menu_copy")), entries.join(", "));
    await firefox.chooseInMenu(say("menu_copy"));
    await copies(DEMO_LINK);
    await firefox.menuItems("h1");
    await firefox.chooseInMenu(say("menu_post"));
    await until("a post is copied", async () =>
      (await firefox.clipboard()).text?.startsWith("Polarized Cycling Glasses"),
    );
    assert.match((await firefox.clipboard()).html, /<a href="https:\/\/s\.click\.aliexpress\.com/);
  });

  test("with the background ended the popup, the menu and the shortcut do the same", async () => {
    await firefox.killBackground();
    await firefox.press("Alt+Shift+l");
    await copies(DEMO_LINK);
    await empty();
    await firefox.killBackground();
    await firefox.menuItems("h1");
    await firefox.chooseInMenu(say("menu_copy"));
    await copies(DEMO_LINK);
    await empty();
    await firefox.killBackground();
    await firefox.clickToolbar();
    await firefox.pressInView("popup", ".split .first");
    await copies(DEMO_LINK);
  });

  test("the sidebar opens from the popup, on the same page, and posts what is seen", async () => {
    await firefox.clickToolbar();
    await shows("popup", "Polarized Cycling Glasses");
    await firefox.pressInView("popup", ".foot > .button:nth-of-type(2)");
    await shows("sidebar", "$8.46 · was $16.90");
    await firefox.inBrowser(() => SidebarController.hide());
  });
});

test("each room of the workbench opens", async () => {
  for (const room of ["today", "products", "content", "audit", "reports", "calendar", "links", "settings"]) {
    await firefox.openExtensionPage(`workbench.html#${room}`);
    await until(`${room} is in front`, () =>
      firefox.inView("tab", (title) => document.title === title, say("ui_room_page", { room: say(`ui_room_${room}`) })),
    );
    await until(`${room} is drawn`, () => firefox.inView("tab", () => !!document.querySelector(".room:not([hidden])")));
  }
});

test("estimates on the pages: the permission is asked for at the switch, and given back with it", async () => {
  await firefox.answerPrompts(true);
  await firefox.openExtensionPage("workbench.html#settings");
  const turn = () => firefox.pressInView("tab", "#affix-test-switch");
  await until("the switch is there", () =>
    firefox.inView(
      "tab",
      (label) => {
        const switches = [...document.querySelectorAll("input[role=switch]")];
        const found = switches.find((one) => one.labels[0]?.textContent.includes(label));
        if (found) found.id ||= "affix-test-switch";
        return !!found;
      },
      say("ui_inline_switch"),
    ),
  );
  const granted = () =>
    firefox.inView("tab", () => chrome.permissions.contains({ origins: ["https://*.aliexpress.com/*"] }));
  assert.equal(await granted(), false);
  await turn();
  await until("the permission is there", granted);
  const settings = await firefox.inBrowser(() => gBrowser.selectedTab.linkedPanel);
  await firefox.openTab(DEMO_URL);
  await until("the estimate is on the page", () =>
    firefox.inView("tab", () => document.querySelectorAll("affix-estimate").length === 1),
  );
  await firefox.inBrowser((panel) => {
    gBrowser.selectedTab = gBrowser.tabs.find((tab) => tab.linkedPanel === panel);
  }, settings);
  await turn();
  await until("the permission is gone", async () => !(await granted()));
});

test("what is kept is saved as one file, erased, and comes back from it", async () => {
  await firefox.openExtensionPage("workbench.html#settings/data");
  const pressed = async (label) => {
    await until(label, () =>
      firefox.inView(
        "tab",
        (wanted) => {
          const found = [...document.querySelectorAll("button")].find(
            (one) => one.innerText.trim() === wanted && !one.disabled && one.checkVisibility(),
          );
          for (const one of document.querySelectorAll("#affix-test-press")) one.removeAttribute("id");
          if (found) found.id = "affix-test-press";
          return !!found;
        },
        label,
      ),
    );
    await firefox.pressInView("tab", "#affix-test-press");
  };
  const kept = () => firefox.inView("tab", () => chrome.storage.local.get("settings/profiles"));
  await pressed(say("ui_backup"));
  const file = await firefox.saved(/^affix-backup-.*\.jsonl$/);
  await pressed(say("ui_erase"));
  await pressed(say("ui_erase_yes"));
  await shows("tab", say("ui_erased"));
  assert.deepEqual(await kept(), {});
  await firefox.openExtensionPage("workbench.html#settings/data");
  await firefox.type("#data input[type=file]", file);
  await pressed(say("ui_import_replace"));
  await shows("tab", say("ui_replaced"));
  assert.deepEqual(await kept(), { "settings/profiles": ["portals"] });
});

test("nothing of ours had an error", async () => {
  assert.deepEqual(await firefox.problems(), []);
});
