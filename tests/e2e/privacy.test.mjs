// What leaves the browser over a whole session of work, and what the build could do at all.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import {
  by,
  DEMO_LINK,
  DEMO_URL,
  EXTENSION,
  field,
  GRANTED,
  press,
  pressCopy,
  say,
  shows,
  start,
  until,
} from "./support.mjs";

const PICTURE = "https://ae01.alicdn.com/kf/S846af043de5936fdcabfb4536c85ca8aT/cycling-glasses-1.jpg";
const OTHER = "https://www.aliexpress.com/item/1005006000000002.html";

describe("over a whole session", () => {
  let chromium;
  /** What the pages ask for by themselves. */
  let own;
  let requests;

  before(async () => {
    chromium = await start({ extensionDir: GRANTED, keepWelcome: true });
    for (const url of [DEMO_URL, "https://blog.example/"]) {
      await (await chromium.openPage(url)).close();
    }
    own = new Set(chromium.server.requests.map(({ url }) => url));
    chromium.server.forget();
    await work();
    requests = [...chromium.server.requests];
  });
  after(() => chromium.close());

  async function work() {
    const welcome = await (
      await chromium.browser.waitForTarget((target) => target.url().endsWith("/welcome.html"))
    ).page();
    await welcome.bringToFront();
    await (await field(welcome, say("ui_welcome_paste", { network: "AliExpress Portals" }))).type(DEMO_LINK);
    await (await welcome.waitForSelector(".ownlink .button.main:not([disabled])")).click();
    await shows(welcome, say("ui_welcome_done"));

    const page = await chromium.openPage(DEMO_URL);
    const tab = { ...(await chromium.tabOf(page)), url: DEMO_URL };
    const copy = async (link) => {
      await chromium.dispatchMenu(
        { menuItemId: "copy_link", editable: false, pageUrl: DEMO_URL, ...(link ? { linkUrl: link } : {}) },
        tab,
      );
      await until("the mark", async () =>
        (await chromium.worker()).evaluate((tabId) => chrome.action.getBadgeText({ tabId }), tab.id),
      );
    };
    await copy();
    await copy(OTHER);
    await chromium.dispatch("commands.onCommand", "copy_link", tab);

    await chromium.confirmed();
    const popup = await chromium.clickToolbar(page);
    await popup.waitForFunction(() => document.querySelector("img")?.naturalWidth > 0);
    await pressCopy(popup);
    await popup.close();

    const options = await chromium.openExtensionPage("workbench.html#settings");
    await (await field(options, say("ui_new_share"))).type("20");
    await (await by(options, "switch", say("ui_inline_switch"))).click();
    await shows(options, say("ui_saved"));
    await page.bringToFront();
    await page.waitForSelector("affix-estimate");
    await chromium.killWorker();
    const again = await chromium.openPage(`${DEMO_URL}?again=1`);
    await again.waitForSelector("affix-estimate");

    const panel = await chromium.openExtensionPage("panel.html#collect");
    await (await field(panel, say("ui_list_label"))).type(OTHER);
    await (await by(panel, "radio", say("ui_format_link"))).click();
    await press(panel, say("ui_list_copy_one", { n: "1" }));
    await shows(panel, say("ui_copied"), ".saved");
    const log = await chromium.openExtensionPage("workbench.html#links/copied");
    await log.waitForSelector(".copied-what");

    const blog = await chromium.openPage("https://blog.example/");
    const elsewhere = await chromium.clickToolbar(blog);
    await (await field(elsewhere, say("ui_paste_label"))).type(OTHER);
    await pressCopy(elsewhere);
    await shows(elsewhere, say("ui_copied_said"));
    await elsewhere.close();
  }

  test("the product’s picture is the only thing that was asked for", () => {
    const foreign = requests.map(({ url }) => url).filter((url) => !own.has(url) && url !== `${DEMO_URL}?again=1`);
    assert.deepEqual([...new Set(foreign)], [PICTURE]);
  });

  test("and its server learned nothing but that", () => {
    const pictures = requests.filter(({ url }) => url === PICTURE);
    assert.ok(pictures.length > 0);
    for (const { method, body, headers } of pictures) {
      assert.deepEqual(
        [method, body, headers.referer, headers.origin, headers.cookie],
        ["GET", "", undefined, undefined, undefined],
      );
    }
  });

  test("nothing that was typed or made stands in any request", () => {
    const sent = requests.map(({ url, headers, body }) => JSON.stringify([url, headers, body])).join("\n");
    assert.doesNotMatch(sent, /_AffixDemo|s\.click|deep_link/);
  });

  test("no cookie was set", async () => {
    const session = await chromium.browser.target().createCDPSession();
    assert.deepEqual((await session.send("Storage.getCookies")).cookies, []);
  });

  test("no page of ours or of the web, and no worker, had an error", () => {
    assert.deepEqual(chromium.problems, []);
  });
});

describe("the build", () => {
  const manifest = JSON.parse(readFileSync(join(EXTENSION, "manifest.json"), "utf8"));
  const files = (ending) => readdirSync(EXTENSION, { recursive: true }).filter((file) => file.endsWith(ending));
  const read = (file) => readFileSync(join(EXTENSION, file), "utf8");

  test("asks for these permissions and for nothing else", () => {
    assert.deepEqual(manifest.permissions, [
      "activeTab",
      "scripting",
      "storage",
      "contextMenus",
      "clipboardWrite",
      "alarms",
      "offscreen",
      "sidePanel",
    ]);
    assert.deepEqual(manifest.optional_permissions, ["notifications"]);
    assert.deepEqual(manifest.optional_host_permissions, [
      "https://*.aliexpress.com/*",
      "https://*.aliexpress.us/*",
      "https://aliexpress.ru/*",
      "https://*.aliexpress.ru/*",
      "https://api-sg.aliexpress.com/*",
    ]);
    const known = [
      "manifest_version",
      "name",
      "description",
      "default_locale",
      "minimum_chrome_version",
      "icons",
      "action",
      "background",
      "options_ui",
      "commands",
      "permissions",
      "optional_permissions",
      "optional_host_permissions",
      "content_security_policy",
      "incognito",
      "side_panel",
      "version",
    ];
    assert.deepEqual(
      Object.keys(manifest).filter((key) => !known.includes(key)),
      [],
    );
  });

  test("lets its pages load their own files and the product’s picture, and the worker ask the Open Platform, nothing else", () => {
    const policy = Object.fromEntries(
      manifest.content_security_policy.extension_pages
        .split(";")
        .map((part) => part.trim().split(" "))
        .map(([name, ...values]) => [name, values]),
    );
    assert.deepEqual(policy["default-src"], ["'none'"]);
    assert.deepEqual(policy["script-src"], ["'self'", "'wasm-unsafe-eval'"]);
    assert.deepEqual(policy["connect-src"], ["'self'", "https://api-sg.aliexpress.com"]);
    assert.deepEqual(policy["img-src"], ["'self'", "data:", "https://*.alicdn.com", "https://*.aliexpress-media.com"]);
    const rest = Object.entries(policy).filter(
      ([name]) => !["default-src", "script-src", "connect-src", "img-src"].includes(name),
    );
    assert.ok(
      rest.every(([, [value, ...more]]) => more.length === 0 && ["'self'", "'none'"].includes(value)),
      JSON.stringify(rest),
    );
  });

  test("holds no code from elsewhere, and makes none", () => {
    for (const file of files(".html")) {
      const sources = [...read(file).matchAll(/\b(?:src|href)="([^"]*)"/g)].map(([, source]) => source);
      assert.deepEqual(
        sources.filter((source) => !files("").includes(source)),
        [],
        file,
      );
      assert.doesNotMatch(read(file), /<script(?![^>]*\bsrc=)|\son[a-z]+=/, file);
    }
    for (const file of files(".js")) {
      // A part of the package's own, fetched when it is first shown.
      assert.doesNotMatch(
        read(file).replaceAll(/\bimport\("\.\/(?:parts\/)?[A-Z0-9]+\.js"\)/g, ""),
        /\beval\(|new Function\(|importScripts|\bimport\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon|document\.cookie/,
        file,
      );
    }
  });

  test("opens no address but its own pages, the browser’s and, by buttons named so, Portals and searches", () => {
    const named = files(".js").flatMap((file) =>
      [...read(file).matchAll(/\b(?:https?|wss?):\/\/([a-z0-9.*-]+)/gi)].map(([, host]) => host),
    );
    // Names of XML dialects, addresses shown as examples, and the permission's name: what is asked there is in openPlatform.test.mjs.
    const dialects = ["www.w3.org", "schemas.openxmlformats.org", "purl.oclc.org"];
    const harmless = [...dialects, "go.example.com", "www.aliexpress.com", "api-sg.aliexpress.com"];
    const byButton = ["portals.aliexpress.com", "www.reddit.com", "www.youtube.com", "trends.google.com"];
    assert.deepEqual(
      [...new Set(named)].filter((host) => ![...harmless, ...byButton].includes(host)),
      [],
    );
  });
});
