// A trap leaves a dead WebAssembly instance behind. The next question must find a living one.
import assert from "node:assert/strict";
import { after, beforeEach, test } from "node:test";
import {
  DEMO_LINK,
  DEMO_URL,
  field,
  fill,
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
beforeEach(async () => {
  await chromium.reset();
  await chromium.use(portals());
});

/**
 * Runs before the core is loaded. The function that `affixTrap` names makes the first instance trap
 * for real (it is asked for more memory than there can be); from then on that one is dead.
 */
function breakable() {
  globalThis.affixInstances = 1;
  let dead = false;
  const mortal = (real) => {
    const exports = { ...real };
    for (const name of ["look", "learn", "normalizeSettings", "networks", "checkProfile"]) {
      exports[name] = (...args) => {
        dead ||= globalThis.affixTrap === name;
        if (!dead) return real[name](...args);
        real.__wbindgen_malloc(0xffffffff, 8);
        throw new Error("the module did not trap");
      };
    }
    return exports;
  };
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...args) => {
      const { instance, module } = await original(...args);
      return { instance: { exports: mortal(instance.exports) }, module };
    };
  }
  WebAssembly.Instance = new Proxy(WebAssembly.Instance, {
    construct(target, args) {
      globalThis.affixInstances += 1;
      return new target(...args);
    },
  });
}

test("a trap in the worker: said in the popup, and the next copy works", async () => {
  const page = await chromium.openPage(DEMO_URL);
  const tab = { ...(await chromium.tabOf(page)), url: DEMO_URL };
  const copy = () => chromium.dispatchMenu({ menuItemId: "copy_link", editable: false, pageUrl: DEMO_URL }, tab);
  const badge = async () =>
    (await chromium.worker()).evaluate((tabId) => chrome.action.getBadgeText({ tabId }), tab.id);

  await chromium.killWorker();
  const worker = await chromium.worker();
  await worker.evaluate(breakable);
  await worker.evaluate(() => {
    globalThis.affixTrap = "look";
  });
  await copy();
  const popup = await until("the popup opens", () =>
    chromium.browser.targets().find((target) => target.url().startsWith(`${chromium.origin}/popup.html`)),
  );
  await shows(await popup.asPage(), say("core_panicked"));
  assert.equal(await badge(), "!");

  await copy();
  await until("✓", async () => (await badge()) === "✓");
  assert.equal(await chromium.readClipboard(), DEMO_LINK);
  assert.equal(await worker.evaluate(() => globalThis.affixInstances), 2);
});

test("a trap in a page of ours: said there, and the next address works", async () => {
  const page = await chromium.browser.newPage();
  await page.evaluateOnNewDocument(breakable);
  await page.goto(`${chromium.origin}/popup.html`);
  const box = await field(page, say("ui_paste_label"));
  await page.evaluate(() => {
    globalThis.affixTrap = "look";
  });
  await box.type("1");
  await shows(page, say("core_panicked"));
  await fill(page, say("ui_paste_label"), "https://www.aliexpress.com/item/1005006000000002.html");
  await shows(page, portalsLink("https://www.aliexpress.com/item/1005006000000002.html").replace("https://", ""));
  assert.ok(!(await textOf(page)).includes(say("core_panicked")));
});

test("a trap while the popup reads: one button tries again", async () => {
  const page = await chromium.browser.newPage();
  await page.evaluateOnNewDocument(breakable);
  await page.evaluateOnNewDocument(() => {
    globalThis.affixTrap = "look";
  });
  await page.goto(`${chromium.origin}/popup.html`);
  await shows(page, say("core_panicked"));
  await press(page, say("ui_try_again"));
  await field(page, say("ui_paste_label"));
  assert.equal(await page.evaluate(() => globalThis.affixInstances), 2);
});

test("a trap while the networks load: the header names the network all the same", async () => {
  const page = await chromium.browser.newPage();
  await page.evaluateOnNewDocument(breakable);
  await page.evaluateOnNewDocument(() => {
    globalThis.affixTrap = "networks";
  });
  await page.goto(`${chromium.origin}/popup.html`);
  await page.waitForSelector(
    `header [title="${say("ui_posting_as_whole", { name: "Demo blog", network: "AliExpress Portals" })}"]`,
  );
  assert.equal(await page.evaluate(() => globalThis.affixInstances), 2);
});
