// From the toolbar click to the link, in real Chromium, beside a popup that shows nothing but a word.
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { launch } from "../harness/browser.mjs";
import { DEMO_SETTINGS, DEMO_URL, serveDemo } from "../harness/demo.mjs";
import { startServer } from "../harness/server.mjs";
import { figure, middle } from "./figures.mjs";

const DIST = fileURLToPath(new URL("../../dist/chromium", import.meta.url));
const RUNS = 7;

/** The least that a popup can be: the peer of ours. */
function bareExtension() {
  const folder = mkdtempSync(join(tmpdir(), "affix-bare-"));
  const manifest = {
    manifest_version: 3,
    name: "Bare",
    version: "1",
    action: { default_popup: "popup.html" },
    background: { service_worker: "worker.js" },
  };
  writeFileSync(join(folder, "manifest.json"), JSON.stringify(manifest));
  // The harness waits for the page that opens on installation.
  writeFileSync(
    join(folder, "worker.js"),
    'chrome.runtime.onInstalled.addListener(() => chrome.tabs.create({ url: "welcome.html" }));',
  );
  writeFileSync(join(folder, "welcome.html"), "<!doctype html><title>Bare</title>");
  writeFileSync(
    join(folder, "popup.html"),
    '<!doctype html><title>Bare</title><p>Bare</p><script src="popup.js"></script>',
  );
  writeFileSync(join(folder, "popup.js"), 'performance.mark("affix:skeleton"); performance.mark("affix:link");');
  return folder;
}

/** Milliseconds from the click to each mark, on the page's own clock. */
async function click(chromium, page) {
  const before = performance.timeOrigin + performance.now();
  const popup = await chromium.clickToolbar(page);
  await popup.waitForFunction(() => performance.getEntriesByName("affix:link").length > 0);
  const at = await popup.evaluate(() => {
    const mark = (name) => performance.timeOrigin + performance.getEntriesByName(name)[0].startTime;
    return { skeleton: mark("affix:skeleton"), link: mark("affix:link") };
  });
  await popup.close();
  return { skeleton: at.skeleton - before, link: at.link - before };
}

/** The first popup of a fresh browser, and the middle of those that follow. */
async function measure(extensionDir, settings) {
  const server = await startServer();
  serveDemo(server);
  const chromium = await launch({ extensionDir, server });
  if (settings) await chromium.storageSet({ settings });
  const page = await chromium.openPage(DEMO_URL);
  const cold = await click(chromium, page);
  const warm = [];
  for (let i = 0; i < RUNS; i++) {
    await page.bringToFront();
    warm.push(await click(chromium, page));
  }
  await chromium.close();
  await server.close();
  return { cold, warm: { skeleton: middle(warm.map((w) => w.skeleton)), link: middle(warm.map((w) => w.link)) } };
}

export async function popupFigures() {
  const bare = await measure(bareExtension());
  const ours = await measure(DIST, DEMO_SETTINGS);
  const peer = "a popup of one word";
  figure("popup cold, click to first paint", ours.cold.skeleton, peer, bare.cold.link, "≤ 1.5");
  figure("popup cold, click to link visible", ours.cold.link, peer, bare.cold.link, "≤ 500 ms");
  figure("popup warm, click to first paint", ours.warm.skeleton, peer, bare.warm.link, "≤ 1.5");
  figure("popup warm, click to link visible", ours.warm.link, peer, bare.warm.link, "≤ 300 ms");
}
