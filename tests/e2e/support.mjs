// What the end-to-end tests share: a browser with the built extension, and ways to say what a user
// sees and does. Nothing here waits for a time; it waits for something to be so.
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { launch } from "../harness/browser.mjs";
import { DEMO_URL, serveDemo } from "../harness/demo.mjs";
import { startServer } from "../harness/server.mjs";

export { DEMO_URL };
export const ROOT = fileURLToPath(new URL("../../", import.meta.url));
export const EXTENSION = join(ROOT, "dist/chromium");
export const GRANTED = join(ROOT, "dist/chromium-granted");
export const PAGES = join(ROOT, "tests/fixtures/pages");

const WAIT = 15_000;
const LOOK_AGAIN = 25;

/** A profile as it is stored; its id is made up. */
export const portals = (more = {}) => ({
  id: "portals",
  color: "violet",
  name: "Demo blog",
  network: "aliexpress",
  ids: { aff_short_key: "_AffixDemo" },
  subIds: {},
  template: null,
  ...more,
});

export const admitad = (more = {}) => ({
  id: "admitad",
  color: "orange",
  name: "Channel",
  network: "admitad",
  ids: { hash: "0a1b2c3d4e5f6a7b8c9d16525dc3e8" },
  subIds: {},
  template: null,
  ...more,
});

/** All settings with these profiles, the first one the default. */
export const settingsOf = (...profiles) => ({
  version: 1,
  profiles,
  defaultProfile: profiles[0].id,
  buyers: { newShare: null, newRate: null },
  currency: null,
  exchange: [],
  overrides: [],
  conversion: null,
});

/** The Portals link of the made-up id above, written out by hand. */
export const portalsLink = (address, key = "_AffixDemo") =>
  `https://s.click.aliexpress.com/deep_link.htm?aff_short_key=${key}&dl_target_url=${encodeURIComponent(address)}`;

export const DEMO_LINK =
  "https://s.click.aliexpress.com/deep_link.htm?aff_short_key=_AffixDemo&dl_target_url=https%3A%2F%2Fwww.aliexpress.com%2Fitem%2F1005006000000001.html";

/**
 * Chromium with the extension, on a stand-in for the internet that has the demo page. `folder` is the name of one for files
 * to choose and to save, which is gone with it.
 */
export async function start({ extensionDir = EXTENSION, folder: named, ...options } = {}) {
  const server = await startServer();
  serveDemo(server);
  server.page("https://blog.example/", {
    body: '<!doctype html><html lang="en"><title>A blog</title><h1>A blog</h1><p>About bicycles.',
  });
  const chromium = await launch({ extensionDir, server, ...options });
  const folder = named && (await mkdtemp(join(tmpdir(), `affix-${named}-`)));
  return {
    ...chromium,
    server,
    folder,
    serve: (url, file, headers = {}) => server.file(url, join(PAGES, file), headers),
    use: (...profiles) => chromium.storageSet({ settings: settingsOf(...profiles) }),
    settings: async () => (await chromium.storageGet("settings")).settings,
    /** As on the day of installation, every page of ours and of the web closed. */
    async reset() {
      const [keep, ...others] = await chromium.browser.pages();
      await Promise.all(others.map((page) => page.close().catch(() => {})));
      await keep.goto("about:blank");
      await (await chromium.worker()).evaluate(() =>
        Promise.all([chrome.storage.local.clear(), chrome.storage.session.clear(), chrome.alarms.clearAll()]),
      );
      await chromium.eraseDatabase();
    },
    /** Opens a page and clicks the toolbar button there. */
    async popupOn(url) {
      const page = await chromium.openPage(url);
      return { page, popup: await chromium.clickToolbar(page) };
    },
    /** Waits until the page that confirms a copy while the button is not pinned has come and gone by itself. */
    async confirmed() {
      const open = () => chromium.browser.targets().some((target) => target.url().endsWith("/copied.html"));
      await until("a page confirms", open);
      await until("the confirmation is gone", () => !open());
    },
    /** Errors of our own pages and worker so far. */
    ownProblems: () => chromium.problems.filter(({ from, source }) => `${from} ${source}`.includes(chromium.origin)),
    async close() {
      await chromium.close();
      await server.close();
      if (folder) await rm(folder, { recursive: true });
    },
  };
}

/** Asks until the answer is neither false nor nothing, and returns it. */
export async function until(what, ask, wait = WAIT) {
  const end = Date.now() + wait;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`Waited in vain: ${what}`);
    await pause(LOOK_AGAIN);
  }
}

/** What a page says, white space made plain, and without the signs that keep a range's order. */
export const textOf = async (page, selector = "body") =>
  plain(await page.$eval(selector, (element) => element.innerText));

export const plain = (text) =>
  text
    .replace(/[\u2066\u2069]/g, "")
    .replace(/\s+/g, " ")
    .trim();

/** A range as a name has it: it runs from left to right in any page. */
export const range = (text) => `\u2066${text}\u2069`;

/** Waits until a page says something: a text or an expression. */
export async function shows(page, wanted, selector = "body") {
  let text = "";
  const found = async () => {
    text = await textOf(page, selector).catch(() => "");
    return wanted instanceof RegExp ? wanted.test(text) : text.includes(plain(wanted));
  };
  await until("text", found).catch(() => {
    throw new Error(`The page never said ${wanted}. It says: ${text.slice(0, 2000)}`);
  });
}

/** The element that assistive technology knows by this role and name, once it is there. */
export const by = (scope, role, name) =>
  scope.waitForSelector(`::-p-aria([name="${name.replaceAll('"', '\\"')}"][role="${role}"])`, { timeout: WAIT });

export const button = (scope, name) => by(scope, "button", name);
/** As a person does: nothing that stays at an edge of the window stands over it. */
export async function press(scope, name) {
  const pressed = await button(scope, name);
  await pressed.evaluate((element) => element.scrollIntoView({ block: "center" }));
  await pressed.click();
}
/** The popup's Copy, whatever it copies: its name goes on with the product. */
export const copyButton = (popup) => popup.waitForSelector(".split .first:not([disabled])", { timeout: WAIT });
export const pressCopy = async (popup) => (await copyButton(popup)).click();
/** Unfolds what stands behind "More" in the popup. */
export async function more(popup, label) {
  await press(popup, say("ui_more"));
  const line = await popup.waitForSelector(`.menu.more:popover-open ::-p-aria([name="${label}"][role="button"])`, {
    timeout: WAIT,
  });
  await line.click();
}
/** Takes back what was just done, and waits until the page says that it is done: all of it is back then. */
export async function undo(page) {
  const taken = await button(page, say("ui_undo"));
  await taken.click();
  await until("it is undone", () => taken.evaluate((element) => !element.isConnected));
}
export const field = (scope, name) => by(scope, "textbox", name);

/** Replaces what stands in a field. */
export async function fill(scope, name, value) {
  const input = await field(scope, name);
  await input.click({ clickCount: 3 });
  if (value === "") await input.press("Backspace");
  else await input.type(value);
}

/** What is said to be wrong with the field, or is wrong no longer. */
export async function fieldSays(page, name, sentence) {
  const input = await field(page, name);
  await until(`${name}: ${sentence}`, () =>
    input.evaluate((element, wanted) => {
      const told = (element.getAttribute("aria-describedby") ?? "")
        .split(" ")
        .map((id) => document.getElementById(id)?.textContent ?? "");
      const invalid = element.getAttribute("aria-invalid") === "true";
      return wanted === null ? !invalid : invalid && told.some((text) => text.includes(wanted));
    }, sentence),
  );
}

const catalogue = JSON.parse(readFileSync(join(EXTENSION, "_locales/en/messages.json"), "utf8"));

/** The sentence of a code as the user reads it. */
export function say(code, params = {}) {
  const entry = catalogue[code];
  if (!entry) throw new Error(`The catalogue has no ${code}`);
  return entry.message.replaceAll("$$", "$").replace(/\{([a-z0-9_]+)\}/gi, (whole, name) => params[name] ?? whole);
}
