// Shows the built extension at work on a product page; scripts/run builds it and then comes here.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { launch, settled, shoot } from "./browser.mjs";
import { DEMO_FILE, DEMO_SETTINGS, DEMO_URL, servePictures } from "./demo.mjs";
import { launchFirefox } from "./firefox.mjs";
import { startServer } from "./server.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const EXTENSION = join(ROOT, "dist/chromium");
const GRANTED = join(ROOT, "dist/chromium-granted");
const FIREFOX = join(ROOT, "dist/firefox");

const { values, positionals } = parseArgs({
  options: { headless: { type: "boolean" }, firefox: { type: "boolean" } },
  allowPositionals: true,
});
if (positionals.length > 1) throw new Error("usage: scripts/run [--firefox] [--headless] [FILE.html]");
const [given] = positionals;
const file = given ? resolve(given) : DEMO_FILE;
const url = given ? await addressOf(file) : DEMO_URL;
const headless =
  values.headless || !(process.env.DISPLAY || process.env.WAYLAND_DISPLAY || process.platform === "darwin");

const server = await startServer();
server.file(url, file);
servePictures(server);
await (values.firefox ? (headless ? showFirefox() : openFirefox()) : headless ? show() : open());
await server.close();

/** A window for a person, until they close it. */
async function open() {
  const chromium = await launch({ extensionDir: EXTENSION, server, headless: false, keepWelcome: true });
  await chromium.openPage(url);
  console.log(`Chromium shows ${url}, served by this machine; nothing else can be reached.`);
  console.log("1. The Affix tab: enter your affiliate id (any will do here), once.");
  console.log("2. The product tab: click the puzzle piece in the toolbar, then Affix.");
  console.log("3. Right-click the page or a product link: Affix copies your link to it.");
  console.log("Close the window to end.");
  await new Promise((ended) => chromium.browser.once("disconnected", ended));
  await chromium.close();
}

/** The same without a display: clicks, prints and takes pictures. */
async function show() {
  console.log(`Product page: ${url}`);
  let chromium = await launch({ extensionDir: EXTENSION, server });
  const welcome = await chromium.openExtensionPage("welcome.html");
  await settled(welcome);
  await picture(welcome, "welcome");
  if (given) {
    console.log("No affiliate id is set.");
  } else {
    await chromium.storageSet({ settings: DEMO_SETTINGS });
    console.log("Affiliate id: _AffixDemo, made up for this demo; with the extension you enter your own.");
  }
  const page = await chromium.openPage(url);
  const popup = await chromium.clickToolbar(page);
  const text = await settled(popup);
  console.log(`\nThe popup shows:\n\n${text.replace(/^/gm, "    ")}\n`);
  await picture(popup, "popup-light");
  await popup.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "dark" }]);
  await settled(popup);
  await picture(popup, "popup-dark");
  await picture(page, "page");
  const settings = await chromium.openExtensionPage("workbench.html#settings");
  await settled(settings);
  await picture(settings, "settings");
  const today = await chromium.openExtensionPage("workbench.html");
  await settled(today);
  await picture(today, "workbench");
  await end(chromium);

  // Inline estimates need the permission that a person gives at a click.
  chromium = await launch({ extensionDir: GRANTED, server });
  await chromium.storageSet({ ...(given ? {} : { settings: DEMO_SETTINGS }), inlineWanted: true });
  const product = await chromium.openPage(url);
  await product
    .waitForSelector("affix-estimate", { timeout: 5000 })
    .catch(() => console.log("no inline estimate on this page"));
  await settled(product);
  await picture(product, "inline");
  await end(chromium);
}

/** A window of Firefox for a person, until they close it. */
async function openFirefox() {
  const firefox = await launchFirefox({ extensionDir: FIREFOX, server, headless: false, keepWelcome: true });
  await firefox.openTab(url);
  console.log(`Firefox shows ${url}, served by this machine; nothing else can be reached.`);
  console.log("1. The Affix tab: enter your affiliate id (any will do here), once.");
  console.log("2. The product tab: click Affix in the toolbar, or right-click the page or a product link.");
  console.log("Close the window to end.");
  await firefox.ended;
  await firefox.close();
}

/** The same without a display. Firefox' popup is a window of its own there: its words are printed, the sidebar pictured. */
async function showFirefox() {
  console.log(`Product page: ${url}`);
  const firefox = await launchFirefox({ extensionDir: FIREFOX, server });
  await mkdir(join(ROOT, "out"), { recursive: true });
  const keep = async (name, options) => {
    console.log(`out/firefox-${name}.png`);
    await writeFile(join(ROOT, `out/firefox-${name}.png`), await firefox.picture(options));
  };
  await firefox.openExtensionPage("welcome.html");
  await firefox.inView("tab", quiet);
  await keep("welcome");
  if (given) console.log("No affiliate id is set.");
  else {
    await firefox.inView("tab", (settings) => chrome.storage.local.set({ settings }), DEMO_SETTINGS);
    console.log("Affiliate id: _AffixDemo, made up for this demo; with the extension you enter your own.");
  }
  await firefox.open(url);
  await firefox.clickToolbar();
  const text = await firefox.inView("popup", quiet);
  console.log(`\nThe popup shows:\n\n${text.replace(/^/gm, "    ")}\n`);
  await firefox.pressInView("popup", ".foot > .button:nth-of-type(2)");
  await firefox.inView("sidebar", quiet);
  await keep("sidebar", { window: true });
  await firefox.openExtensionPage("workbench.html");
  await firefox.inView("tab", quiet);
  await keep("workbench");
  const problems = await firefox.problems();
  await firefox.close();
  for (const problem of problems) console.error(`error: ${problem}`);
  if (problems.length > 0) process.exitCode = 1;
}

/** In a view: waits until it shows text that stays the same for half a second, and gives that text. */
async function quiet() {
  let before = "";
  for (let turn = 0; turn < 30; turn += 1) {
    const now = document.body.innerText;
    if (now.trim() && now === before && !document.querySelector('[aria-busy="true"]')) return now;
    before = now;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  return before;
}

async function picture(page, name) {
  console.log(`out/${name}.png`);
  await shoot(page, join(ROOT, `out/${name}.png`));
}

async function end(chromium) {
  await chromium.close();
  const own = chromium.problems.filter(({ from, source }) => `${from} ${source}`.includes(chromium.origin));
  for (const { from, text } of own) console.error(`error in ${from}: ${text}`);
  if (own.length > 0) process.exitCode = 1;
}

/** The address that a saved page gives itself, where that is AliExpress'. */
async function addressOf(path) {
  const tags = (await readFile(path, "utf8")).match(/<(?:link|meta)\b[^>]*>/gi) ?? [];
  for (const [mark, attribute] of [
    [/\brel=["']?canonical\b/i, "href"],
    [/\bproperty=["']?og:url\b/i, "content"],
  ]) {
    const tag = tags.find((candidate) => mark.test(candidate));
    const value = tag && new RegExp(`\\b${attribute}=["']?([^"'\\s>]+)`, "i").exec(tag)?.[1].replaceAll("&amp;", "&");
    if (value && URL.canParse(value, "https://www.aliexpress.com/")) {
      const address = new URL(value, "https://www.aliexpress.com/");
      if (/(^|\.)aliexpress\.(com|us|ru)$/.test(address.hostname)) return address.href;
    }
  }
  return DEMO_URL;
}
