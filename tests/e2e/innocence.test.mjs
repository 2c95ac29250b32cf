// What Affix cannot do and never does, shown on the built packages of both browsers. The names are sentences for a
// publisher who does not believe it: scripts/prove prints them.
import assert from "node:assert/strict";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { DEMO_URL, EXTENSION, GRANTED, portals, pressCopy, ROOT, shows, start, until } from "./support.mjs";

const PACKAGES = { Chromium: EXTENSION, Firefox: join(ROOT, "dist/firefox") };
/** What an extension has to ask for to read cookies, requests, history or other extensions. */
const WATCHING =
  /^(cookies|webRequest\w*|declarativeNetRequest\w*|history|topSites|bookmarks|browsingData|management|tabs|webNavigation|downloads|privacy|proxy|debugger|nativeMessaging|identity\w*)$/;

const filesOf = (folder) =>
  readdirSync(folder, { recursive: true }).filter((name) => statSync(join(folder, name)).isFile());

for (const [browser, folder] of Object.entries(PACKAGES))
  describe(`the package for ${browser}`, () => {
    const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
    const read = (name) => readFileSync(join(folder, name), "utf8");

    test("may read no website when it is installed; AliExpress’ pages only once you turn on what needs them", () => {
      assert.equal(manifest.host_permissions, undefined);
      assert.equal(manifest.content_scripts, undefined);
      assert.deepEqual(
        manifest.optional_host_permissions.filter(
          (host) => !/^https:\/\/(\*\.|api-sg\.)?aliexpress\.(com|us|ru)\/\*$/.test(host),
        ),
        [],
      );
    });

    test("can read no cookie, watch no request, see no history and no other extension, not even if you let it", () => {
      const asked = [...manifest.permissions, ...(manifest.optional_permissions ?? [])];
      assert.deepEqual(
        asked.filter((name) => WATCHING.test(name)),
        [],
      );
    });

    test("has nothing in it that a website could load or talk to", () => {
      assert.equal(manifest.web_accessible_resources, undefined);
      assert.equal(manifest.externally_connectable, undefined);
    });

    test("its pages may reach themselves, AliExpress’ two picture hosts and the Open Platform, nothing else", () => {
      const hosts = manifest.content_security_policy.extension_pages.match(/https?:\/\/[^\s;]+/g);
      assert.deepEqual([...new Set(hosts)].sort(), [
        "https://*.alicdn.com",
        "https://*.aliexpress-media.com",
        "https://api-sg.aliexpress.com",
      ]);
    });

    test("holds nobody’s affiliate id: the ones in its examples are made up", () => {
      const ids = filesOf(folder)
        .filter((name) => /\.(js|json|html)$/.test(name))
        .flatMap((name) => [...read(name).matchAll(/\baff_(?:short_key|fcid|platform)=([\w-]+)/g)].map(([, id]) => id));
      assert.deepEqual(
        ids.filter((id) => !/^_?(Affix|YourKey|abc|xxx|demo)/i.test(id)),
        [],
      );
    });

    test("names everybody whose work is in it, with the licence of each", () => {
      const [, list] = read("THIRD-PARTY.txt").split(/\n-{80}\n/);
      const named = list.trim().split("\n");
      assert.ok(named.length > 50, `${named.length} packages`);
      for (const line of named) assert.match(line, /^\S+ \d[\w.+-]*: \S/);
      for (const name of ["preact", "idb", "wasm-bindgen", "web-sys", "js-sys", "serde", "url", "gloo-net"])
        assert.ok(
          named.some((line) => line.startsWith(`${name} `)),
          name,
        );
    });
  });

describe("on a page", () => {
  let chromium;
  before(async () => {
    chromium = await start({ extensionDir: GRANTED });
  });
  after(() => chromium.close());

  test("a session with popup, menu and panel changes nothing there: no element, no link, no cookie, nothing stored", async () => {
    await chromium.use(portals());
    const page = await chromium.openPage(DEMO_URL);
    await page.evaluate(async () => {
      await cookieStore.set("visitor", "1");
      localStorage.setItem("cart", "2");
    });
    const state = () =>
      page.evaluate(() => ({
        html: document.documentElement.outerHTML,
        links: [...document.links].map(({ href }) => href),
        cookie: document.cookie,
        local: JSON.stringify(localStorage),
        session: JSON.stringify(sessionStorage),
        names: Object.keys(globalThis).filter((name) => /affix/i.test(name)),
      }));
    const before = await state();
    const popup = await chromium.clickToolbar(page);
    await pressCopy(popup);
    await shows(popup, "$0.25");
    await popup.close();
    await chromium.dispatchMenu({ menuItemId: "copy_post", pageUrl: DEMO_URL }, await chromium.tabOf(page));
    await until("a post is copied", async () => (await chromium.readClipboard()).includes("8.46"));
    const panel = await chromium.openExtensionPage("panel.html");
    await shows(panel, "8.46").catch(() => undefined);
    await panel.close();
    assert.deepEqual(await state(), before);
  });
});
