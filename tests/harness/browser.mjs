// Real Chromium with the real built extension, and nothing but the local server to talk to.
import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import puppeteer from "puppeteer-core";
import { findChromium } from "./chromium.mjs";
import { storedBy } from "./stored.mjs";

const AXE = createRequire(import.meta.url).resolve("axe-core");
const CLIPBOARD_PAGE = "https://clipboard.affix.test/";
const WAIT = 15_000;

const QUIET = [
  "--disable-gpu",
  "--disable-quic",
  "--disable-component-update",
  "--disable-domain-reliability",
  "--no-default-browser-check",
  "--no-pings",
  "--disable-features=AutofillServerCommunication,CertificateTransparencyComponentUpdater,InterestFeedContentSuggestions,MediaRouter,NetworkTimeServiceQuerying,OptimizationHints,SafeBrowsing,Translate",
];

/**
 * Starts Chromium with a fresh profile and the extension of `extensionDir`, resolving every host
 * to `server` (from startServer). `lang` is the browser's own language ("ar"), `dark` its colour
 * scheme. What is returned is described at each function below; call `close()` at the end.
 */
export async function launch({
  extensionDir,
  server,
  headless = true,
  lang = "en-US",
  dark = false,
  keepWelcome = false,
}) {
  const profile = await mkdtemp(join(tmpdir(), "affix-profile-"));
  const browser = await puppeteer.launch({
    executablePath: findChromium(),
    headless,
    pipe: true,
    // Without these a stopped test would close the browser and then wait for ever.
    handleSIGTERM: false,
    handleSIGHUP: false,
    enableExtensions: true,
    userDataDir: profile,
    defaultViewport: null,
    acceptInsecureCerts: true,
    // Debian's Chromium takes its language from LANGUAGE, others from --lang.
    env: { ...process.env, LANGUAGE: lang.replace("-", "_") },
    args: [
      ...QUIET,
      "--ignore-certificate-errors",
      `--host-resolver-rules=MAP * 127.0.0.1:${server.port}`,
      // A popup is cut short at the edge of the screen, which is 800 by 600 without a display.
      "--screen-info={1600x1200}",
      "--window-size=1280,900",
      `--lang=${lang}`,
      ...(dark ? ["--force-dark-mode"] : []),
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
    ],
  });

  const problems = [];
  const records = new Map();
  const watch = (target) =>
    records.set(
      target,
      record(target, problems).catch(() => null),
    );
  browser.targets().forEach(watch);
  browser.on("targetcreated", watch);

  // Installed by hand: launch() does not wait for the folders in `enableExtensions`.
  const id = await browser.installExtension(extensionDir);
  const extension = (await browser.extensions()).get(id);
  const origin = `chrome-extension://${id}`;
  const ended = new WeakSet();
  const isWorker = (target) =>
    target.type() === "service_worker" && target.url().startsWith(origin) && !ended.has(target);
  const isPopup = (target) => target.url().startsWith(`${origin}/popup.html`);
  await browser.waitForTarget(isWorker, { timeout: WAIT });
  // The tab opened on install would take the focus from a page that the test has just opened.
  const welcome = await (
    await browser.waitForTarget((target) => target.url() === `${origin}/welcome.html`, { timeout: WAIT })
  ).page();
  if (!keepWelcome) await welcome.close();

  /** A tab on one of the extension's own files, "workbench.html" for one. */
  async function openExtensionPage(path) {
    return openPage(`${origin}/${path}`);
  }

  async function openPage(url) {
    const page = await browser.newPage();
    await page.goto(url);
    return page;
  }

  /** The service worker, started when it sleeps or was killed. */
  async function worker() {
    for (const started = Date.now(); ; ) {
      const target = browser.targets().find(isWorker) ?? (await wake());
      const found = await target.worker().catch(() => null);
      // One that is ending is still listed; one that was started again while it ended keeps its place in the list
      // without its session.
      if (found && (await found.evaluate(() => true).catch(() => false))) return found;
      if (Date.now() - started > WAIT) throw new Error("The service worker does not answer.");
      // One that is at work is not disturbed.
      if (Date.now() - started > WAIT / 5) await gone(target);
      else await pause(50);
    }
  }

  async function wake() {
    const page = await openExtensionPage("manifest.json");
    // Any message starts a registered worker; it needs no listener for this one.
    await page.evaluate(async () => {
      (await navigator.serviceWorker.getRegistration("/")).active.postMessage("wake");
    });
    const target = await browser.waitForTarget(isWorker, { timeout: WAIT });
    await page.close();
    return target;
  }

  /** Ends the worker as the browser does after 30 idle seconds: its globals are gone. */
  async function killWorker() {
    const target = browser.targets().find(isWorker);
    if (!target) return;
    // A worker with a session attached does not end.
    await (await records.get(target))?.detach().catch(() => {});
    await (await target.worker()).close().catch(() => {});
    await gone(target);
  }

  /** Closes a worker's target until the browser has it no more. */
  async function gone(target) {
    const control = await browser.target().createCDPSession();
    for (const started = Date.now(); browser.targets().includes(target); await pause(100)) {
      const { targetInfos } = await control.send("Target.getTargets");
      // This one, and none that an event has started since.
      const alive = targetInfos.find(({ targetId }) => targetId === target._targetId);
      // What the browser itself has no more, the list of its client may keep.
      if (!alive && Date.now() - started > 1000) ended.add(target);
      if (ended.has(target)) break;
      if (Date.now() - started > WAIT) throw new Error(`The worker did not end: ${JSON.stringify(targetInfos)}`);
      // It may have ended since the list was made.
      if (alive) await control.send("Target.closeTarget", { targetId: alive.targetId }).catch(() => {});
    }
    await control.detach();
  }

  /** A true click on the toolbar button (it grants activeTab); returns the popup's page. */
  async function clickToolbar(page) {
    await page.bringToFront();
    await page.triggerExtensionAction(extension);
    const target = await browser.waitForTarget(isPopup, { timeout: WAIT });
    return target.asPage();
  }

  /** Fires an extension event in the worker: `dispatch('commands.onCommand', 'copy-link', tab)`. */
  async function dispatch(event, ...args) {
    await (await worker()).evaluate(
      (path, values) =>
        path
          .split(".")
          .reduce((object, key) => object[key], chrome)
          .dispatch(...values),
      event,
      args,
    );
  }

  /** A context menu click; a native menu cannot be driven, and like this grants no activeTab. */
  async function dispatchMenu(info, tab) {
    await dispatch("contextMenus.onClicked", info, tab);
  }

  /** The `chrome.tabs.Tab` of a page as a menu or command listener gets it, with its address. */
  async function tabOf(page) {
    await page.bringToFront();
    const [tab] = await (await worker()).evaluate(() => chrome.tabs.query({ active: true, lastFocusedWindow: true }));
    // The real click grants activeTab, which shows these two; a dispatched one does not.
    return { ...tab, url: page.url(), title: await page.title() };
  }

  /** The text on the clipboard, read in a background tab so that an open popup stays open. */
  const readClipboard = () => fromClipboard(() => navigator.clipboard.readText());

  /** The rich text on the clipboard; `null` where there is none. */
  const readRichClipboard = () =>
    fromClipboard(async () => {
      const [item] = await navigator.clipboard.read();
      return item?.types.includes("text/html") ? (await item.getType("text/html")).text() : null;
    });

  async function fromClipboard(ask) {
    server.page(CLIPBOARD_PAGE, { body: "<!doctype html><title>clipboard</title>" });
    await browser.defaultBrowserContext().overridePermissions(CLIPBOARD_PAGE, ["clipboard-read"]);
    const page = await browser.newPage({ background: true });
    await page.goto(CLIPBOARD_PAGE);
    const session = await page.createCDPSession();
    await session.send("Emulation.setFocusEmulationEnabled", { enabled: true });
    const found = await page.evaluate(ask);
    await page.close();
    return found;
  }

  async function storageGet(keys = null, area = "local") {
    return (await worker()).evaluate((name, wanted) => chrome.storage[name].get(wanted), area, keys);
  }

  async function storageSet(values, area = "local") {
    await (await worker()).evaluate((name, entries) => chrome.storage[name].set(entries), area, values);
  }

  async function close() {
    await browser.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }

  return {
    browser,
    id,
    origin,
    /** Errors of every page and worker so far: `{from, source, text}`. */
    problems,
    openPage,
    openExtensionPage,
    worker,
    killWorker,
    clickToolbar,
    dispatch,
    dispatchMenu,
    tabOf,
    readClipboard,
    readRichClipboard,
    ...storedBy({ worker, storageGet, storageSet }),
    close,
  };
}

/** Waits until the page shows text that stays the same for half a second; returns that text. */
export async function settled(page) {
  let before = "";
  for (const started = Date.now(); Date.now() - started < WAIT; await pause(500)) {
    const text = await page.evaluate(() => document.body.innerText);
    const busy = await page.$('[aria-busy="true"]');
    if (text.trim() && !busy && text === before) return text;
    before = text;
  }
  return before;
}

/** Accessibility violations of a page: `[{id, impact, help, nodes: [html]}]`. */
export async function axe(page) {
  await calm(page);
  await page.evaluate(await readFile(AXE, "utf8"));
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  return violations.map(({ id, impact, help, nodes }) => ({ id, impact, help, nodes: nodes.map((node) => node.html) }));
}

/** Ends every movement, so that colours are measured and drawn as they will stay. */
async function calm(page) {
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter(({ playState }) => playState === "running")
        .map((running) => {
          if (running.effect.getComputedTiming().endTime === Infinity) return running.cancel();
          running.finish();
          return running.finished;
        }),
    ).catch(() => {}),
  );
}

/** A picture of the page in `file`, its folder made when missing. */
export async function shoot(page, file, options = {}) {
  await mkdir(dirname(file), { recursive: true });
  await calm(page);
  await page.screenshot({ path: file, ...options });
  return file;
}

/**
 * Writes a target's exceptions, `console.error`s and browser-reported errors (blocked by CSP,
 * failed to load) into `problems`. Enabling the two domains also reports what came before, so
 * nothing that a page or worker said while starting is lost.
 */
async function record(target, problems) {
  if (!["page", "service_worker", "background_page", "other"].includes(target.type())) return null;
  const session = await target.createCDPSession();
  const add = (text, source) => problems.push({ from: target.url(), source: source ?? "", text });
  session.on("Runtime.exceptionThrown", ({ exceptionDetails: { text, exception, url, stackTrace } }) => {
    add(exception?.description ?? text, url ?? stackTrace?.callFrames[0]?.url);
  });
  session.on("Runtime.consoleAPICalled", ({ type, args, stackTrace }) => {
    if (type !== "error" && type !== "assert") return;
    add(args.map((arg) => arg.value ?? arg.description).join(" "), stackTrace?.callFrames[0]?.url);
  });
  session.on("Log.entryAdded", ({ entry }) => {
    if (entry.level === "error") add(entry.text, entry.url);
  });
  await Promise.all([session.send("Runtime.enable"), session.send("Log.enable")]);
  return session;
}
