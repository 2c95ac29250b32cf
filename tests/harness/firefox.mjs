// Real Firefox with the real built extension, and nothing but the local server to talk to. Driven by Marionette, since
// WebDriver BiDi opens none of an extension's own pages and presses no button of the browser's.
import { spawn } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import net from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { findFirefox } from "./chromium.mjs";

const WAIT = 20_000;
const LOOK_AGAIN = 50;

/** What a profile of the tests has otherwise than a user's: it asks nothing of the outside, and nobody anything. */
const PREFERENCES = {
  "app.update.enabled": false,
  "browser.aboutwelcome.enabled": false,
  "browser.shell.checkDefaultBrowser": false,
  "browser.startup.homepage_override.mstone": "ignore",
  "browser.newtabpage.enabled": false,
  "browser.safebrowsing.malware.enabled": false,
  "browser.safebrowsing.phishing.enabled": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "extensions.update.enabled": false,
  "extensions.webextensions.remote": true,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "network.dns.disablePrefetch": true,
  "network.prefetch-next": false,
  "network.stricttransportsecurity.preloadlist": false,
  "security.cert_pinning.enforcement_level": 0,
  "services.settings.server": "data:,#remote-settings-dummy/v1",
  "toolkit.telemetry.enabled": false,
  "ui.popup.disable_autohide": true,
  "ui.prefersReducedMotion": 1,
};

/** Takes what the browser sends through a proxy to the one server, whatever its host. */
async function proxyTo(port) {
  const proxy = net.createServer((socket) => {
    socket.on("error", () => socket.destroy());
    socket.once("data", (head) => {
      const server = net.connect(port, "127.0.0.1");
      server.on("error", () => socket.destroy());
      if (head.toString("latin1").startsWith("CONNECT ")) socket.write("HTTP/1.1 200 Connected\r\n\r\n");
      else server.write(head);
      socket.pipe(server).pipe(socket);
    });
  });
  await new Promise((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  return proxy;
}

/** Speaks Marionette: a number, a colon and JSON, one command after the other. */
async function marionette(port) {
  const socket = await connected(port);
  let unread = Buffer.alloc(0);
  const waiting = new Map();
  socket.on("data", (data) => {
    unread = Buffer.concat([unread, data]);
    for (;;) {
      const colon = unread.indexOf(":");
      const length = Number(unread.subarray(0, colon));
      if (colon < 0 || unread.length < colon + 1 + length) return;
      const said = JSON.parse(unread.subarray(colon + 1, colon + 1 + length).toString());
      unread = unread.subarray(colon + 1 + length);
      if (!Array.isArray(said)) continue;
      const [, id, error, result] = said;
      const { resolve, reject } = waiting.get(id) ?? {};
      waiting.delete(id);
      if (error) reject?.(new Error(`${error.error}: ${error.message}`));
      else resolve?.(result);
    }
  });
  let last = 0;
  const send = (command, parameters = {}) => {
    last += 1;
    const id = last;
    const text = JSON.stringify([0, id, command, parameters]);
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      socket.write(`${Buffer.byteLength(text)}:${text}`);
    });
  };
  return { send, close: () => socket.destroy() };
}

async function connected(port) {
  for (const end = Date.now() + WAIT; ; await pause(LOOK_AGAIN)) {
    const socket = net.connect(port, "127.0.0.1");
    const open = await new Promise((resolve) => {
      socket.once("connect", () => resolve(true));
      socket.once("error", () => resolve(false));
    });
    if (open) return socket;
    if (Date.now() > end) throw new Error("Firefox does not listen.");
  }
}

/** The port that this profile's Marionette listens on, once it does. */
async function portOf(profile) {
  for (const end = Date.now() + WAIT; ; await pause(LOOK_AGAIN)) {
    const port = await readFile(join(profile, "MarionetteActivePort"), "utf8").catch(() => "");
    if (port.trim()) return Number(port);
    if (Date.now() > end) throw new Error("Firefox did not start.");
  }
}

/** A script that ends with what a function gives, or with why it does not. */
const waited = (work) => `const done = arguments[arguments.length - 1];
  Promise.resolve((${work})(...Array.from(arguments).slice(0, -1))).then(
    (value) => done([true, value ?? null]), (why) => done([false, String(why)]));`;

/** In the browser's window: asks the document of the tab in front, the popup or the sidebar, once it has one. */
const ASKED_OF_VIEW = async (view, work, args, patience, user) => {
  const found = () => {
    if (view === "tab") return gBrowser.selectedBrowser;
    const sidebar = document.getElementById("sidebar")?.contentDocument;
    const all = [...document.querySelectorAll("browser"), ...(sidebar?.querySelectorAll("browser") ?? [])];
    // One that has not come to its page yet would take the question along with the empty one before it.
    const there = (one) => one.currentURI?.schemeIs("moz-extension") && !one.webProgress?.isLoadingDocument;
    return all.find((one) => one.getAttribute("webextension-view-type") === view && one.messageManager && there(one));
  };
  for (const end = Date.now() + patience; !found() && Date.now() < end; ) await new Promise((r) => setTimeout(r, 50));
  const browser = found();
  if (!browser) throw new Error(`There is no ${view}.`);
  const name = `asked-${Math.random()}`;
  // Its own policy lets no text be run as a script, in a sandbox that sees what it sees neither asks.
  const script = `const acting = ${user} && content.windowUtils.setHandlingUserInput(true);
    Promise.resolve(Cu.evalInSandbox(${JSON.stringify(`(${work})(...${args})`)},
    Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false }))).then(
    (value) => sendAsyncMessage(${JSON.stringify(name)}, JSON.stringify([true, value ?? null])),
    (why) => sendAsyncMessage(${JSON.stringify(name)}, JSON.stringify([false, String(why)])));
    if (acting) acting.destruct();`;
  return new Promise((resolve, reject) => {
    browser.messageManager.addMessageListener(name, function heard({ data }) {
      browser.messageManager.removeMessageListener(name, heard);
      const [fine, value] = JSON.parse(data);
      if (fine) resolve(value);
      else reject(value);
    });
    browser.messageManager.loadFrameScript(`data:text/javascript;charset=utf-8,${encodeURIComponent(script)}`, false);
  });
};

/** In a view: whether what a selector finds is there and can be pressed, waited for. */
const PRESSABLE = async (selector, patience) => {
  const found = () => document.querySelector(selector);
  for (const end = Date.now() + patience; (!found() || found().disabled) && Date.now() < end; )
    await new Promise((r) => setTimeout(r, 50));
  if (!found()) throw new Error(`There is no ${selector}. There is: ${document.body.innerText.slice(0, 2000)}`);
};

/** In the browser's window: the labels of Affix' entries in the menu that is open, or one of them chosen. */
const MENU = async (widget, wanted, patience) => {
  const menu = document.getElementById("contentAreaContextMenu");
  const shown = async (popup) => {
    for (const end = Date.now() + patience; popup.state !== "open" && Date.now() < end; )
      await new Promise((r) => setTimeout(r, 50));
  };
  await shown(menu);
  if (menu.state !== "open") throw new Error(`The menu did not open: it is ${menu.state}.`);
  const own = (popup) => [...popup.children].filter((item) => item.id.startsWith(`${widget}-menuitem-`));
  const labels = (popup) =>
    own(popup).flatMap((item) => [item.label, ...(item.menupopup ? labels(item.menupopup) : [])]);
  if (wanted === null) return labels(menu);
  const path = (popup) => {
    for (const item of own(popup)) {
      if (item.label === wanted) return [item];
      const within = item.menupopup ? path(item.menupopup) : null;
      if (within) return [item, ...within];
    }
    return null;
  };
  const way = path(menu);
  if (!way) throw new Error(`There is no ${wanted}; there are ${labels(menu).join(", ")}`);
  for (const item of way.slice(0, -1)) {
    item.openMenu(true);
    await shown(item.menupopup);
  }
  const last = way.at(-1);
  last.parentNode.activateItem(last);
  return null;
};

/**
 * Starts Firefox with a fresh profile and the extension of `extensionDir`, every host being `server` (from
 * startServer). What is returned is described at each function below; call `close()` at the end.
 */
export async function launchFirefox({
  extensionDir,
  server,
  headless = true,
  dark = false,
  keepWelcome = false,
  preferences = {},
}) {
  const profile = await mkdtemp(join(tmpdir(), "affix-firefox-"));
  const proxy = await proxyTo(server.port);
  const { port } = proxy.address();
  const all = {
    ...PREFERENCES,
    "marionette.port": 0,
    "browser.download.dir": join(profile, "downloads"),
    "browser.download.folderList": 2,
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": port,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": port,
    "network.proxy.no_proxies_on": "",
    "ui.systemUsesDarkTheme": dark ? 1 : 0,
    ...preferences,
  };
  const lines = Object.entries(all).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  await writeFile(join(profile, "user.js"), `${lines.join("\n")}\n`);
  const args = [
    "--marionette",
    "--remote-allow-system-access",
    "--profile",
    profile,
    "--no-remote",
    ...(headless ? ["--headless"] : []),
  ];
  const process_ = spawn(findFirefox(), args, {
    stdio: "ignore",
    env: { ...process.env, HOME: profile, MOZ_CRASHREPORTER_DISABLE: "1" },
  });
  const ended = new Promise((resolve) => process_.once("exit", resolve));
  const driver = await marionette(await portOf(profile));
  const { send } = driver;
  await send("WebDriver:NewSession", { acceptInsecureCerts: true });
  // Longer than what a script itself waits for: it knows what that was.
  await send("WebDriver:SetTimeouts", { script: 2 * WAIT, pageLoad: WAIT });

  const called = async (script, args, sandbox) => {
    const { value } = await send("WebDriver:ExecuteAsyncScript", { script, args, newSandbox: sandbox });
    if (!value[0]) throw new Error(value[1]);
    return value[1];
  };

  /** Runs a function's text in the browser's own window, with its arguments; a promise is waited for. */
  async function inBrowser(work, ...args) {
    await send("Marionette:SetContext", { value: "chrome" });
    try {
      return await called(waited(work), args, true);
    } finally {
      await send("Marionette:SetContext", { value: "content" });
    }
  }

  /** The same in the page of the tab in front ("tab"), or in the popup or the sidebar, once it is there. */
  const inView = (view, work, ...args) =>
    inBrowser(ASKED_OF_VIEW, view, String(work), JSON.stringify(args), WAIT, false);
  /** The same while the browser takes what happens for an act of the user's. */
  const asUser = (view, work, ...args) =>
    inBrowser(ASKED_OF_VIEW, view, String(work), JSON.stringify(args), WAIT, true);

  const { value: id } = await send("Addon:Install", { path: extensionDir, temporary: true });
  const host = await inBrowser((of) => WebExtensionPolicy.getByID(of).mozExtensionHostname, id);
  const origin = `moz-extension://${host}`;

  const widget = id.replace(/[^a-z0-9]/gi, "_");
  await inBrowser((of) => CustomizableUI.addWidgetToArea(of, "nav-bar"), `${widget}-browser-action`);

  // The tab opened on install would stand before a page that the test opens.
  await inBrowser(
    async (address, kept, patience) => {
      const found = () => gBrowser.tabs.find((tab) => tab.linkedBrowser.currentURI.spec === address);
      for (const end = Date.now() + patience; !found() && Date.now() < end; )
        await new Promise((r) => setTimeout(r, 50));
      if (!kept) gBrowser.removeTab(found());
    },
    `${origin}/welcome.html`,
    keepWelcome,
    WAIT,
  );

  return {
    id,
    origin,
    /** Until the browser is closed. */
    ended,
    server,
    inBrowser,
    inView,
    pressInView,
    open,
    openTab,
    openExtensionPage,
    clickToolbar,
    closePopup,
    press,
    type,
    menuItems,
    chooseInMenu,
    saved,
    clipboard,
    killBackground,
    problems,
    answerPrompts,
    picture,
    close,
  };

  /** Goes to an address in the tab in front. */
  async function open(url) {
    await send("WebDriver:Navigate", { url });
  }

  /** One of the extension's own files, in a tab of its own. */
  function openExtensionPage(path) {
    return openTab(`${origin}/${path}`);
  }

  /** An address in a tab of its own, which is in front then. */
  async function openTab(url) {
    const { handle } = await send("WebDriver:NewWindow", { type: "tab", focus: true });
    await send("WebDriver:SwitchToWindow", { handle, focus: true });
    await open(url);
  }

  /** A click on the toolbar's button, which opens the popup. */
  async function clickToolbar() {
    await inBrowser((of) => document.getElementById(of).click(), `${widget}-BAP`);
  }

  /** Closes the popup, if one is open: here it stays until then. */
  async function closePopup() {
    await inBrowser(() => {
      for (const panel of document.querySelectorAll("panel")) panel.hidePopup();
    });
  }

  /** Presses keys: "Alt+Shift+L". */
  async function press(keys) {
    const names = { Alt: "\uE00A", Shift: "\uE008", Control: "\uE009" };
    const values = keys.split("+").map((key) => names[key] ?? key.toLowerCase());
    const actions = [
      ...values.map((value) => ({ type: "keyDown", value })),
      ...values.toReversed().map((value) => ({ type: "keyUp", value })),
    ];
    await send("Marionette:SetContext", { value: "chrome" });
    await send("WebDriver:PerformActions", { actions: [{ type: "key", id: "keys", actions }] });
    await send("Marionette:SetContext", { value: "content" });
  }

  /** Presses what a selector finds in the popup or the sidebar, as a user's own act. */
  async function pressInView(view, selector) {
    await inView(view, PRESSABLE, selector, WAIT);
    await asUser(view, (of) => document.querySelector(of).click(), selector);
  }

  /** Types into what a selector finds in the page in front. */
  async function type(selector, text) {
    await inView("tab", PRESSABLE, selector, WAIT);
    const { value } = await send("WebDriver:FindElement", { using: "css selector", value: selector });
    await send("WebDriver:ElementSendKeys", { id: Object.values(value)[0], text });
  }

  /** Opens the menu of the right button at what a selector finds in the page in front; what Affix has in it. */
  async function menuItems(selector) {
    const found = await send("WebDriver:FindElement", { using: "css selector", value: selector });
    const origin_ = { "element-6066-11e4-a52e-4f735466cecf": Object.values(found.value)[0] };
    await send("WebDriver:PerformActions", {
      actions: [
        {
          type: "pointer",
          id: "mouse",
          parameters: { pointerType: "mouse" },
          actions: [
            { type: "pointerMove", x: 0, y: 0, origin: origin_ },
            { type: "pointerDown", button: 2 },
            { type: "pointerUp", button: 2 },
          ],
        },
      ],
    });
    return inBrowser(MENU, widget, null, WAIT);
  }

  /** Chooses an entry of the menu that is open, by its words, through the menus that it stands in. */
  function chooseInMenu(label) {
    return inBrowser(MENU, widget, label, WAIT);
  }

  /** The first file that was saved whose name fits, once it is whole. */
  async function saved(name) {
    const folder = join(profile, "downloads");
    for (const end = Date.now() + WAIT; ; await pause(LOOK_AGAIN)) {
      const files = await readdir(folder).catch(() => []);
      const file = files.find((one) => name.test(one));
      if (file && !files.some((one) => one.endsWith(".part"))) return join(folder, file);
      if (Date.now() > end) throw new Error(`No file was saved like ${name}: ${files.join(", ")}`);
    }
  }

  /** The clipboard's text, and its rich text; `null` where there is none. */
  function clipboard() {
    return inBrowser(() => {
      const read = (flavour) => {
        const taken = Cc["@mozilla.org/widget/transferable;1"].createInstance(Ci.nsITransferable);
        taken.init(null);
        taken.addDataFlavor(flavour);
        Services.clipboard.getData(taken, Services.clipboard.kGlobalClipboard);
        const held = {};
        try {
          taken.getTransferData(flavour, held);
        } catch {
          return null;
        }
        return held.value.QueryInterface(Ci.nsISupportsString).data;
      };
      return { text: read("text/plain"), html: read("text/html") };
    });
  }

  /** Errors of the extension's own pages and background so far. */
  function problems() {
    return inBrowser(
      (own) =>
        Services.console
          .getMessageArray()
          .filter((one) => one instanceof Ci.nsIScriptError && !(one.flags & Ci.nsIScriptError.warningFlag))
          .filter(({ sourceName, errorMessage }) => `${sourceName} ${errorMessage}`.includes(own))
          // The catalogue asks for more than a language has to say, and popups close while they wait for an
          // answer: Firefox writes that down.
          .filter(
            ({ errorMessage }) => !/^(Unknown localization message|Promise resolved after context)/.test(errorMessage),
          )
          .map(({ errorMessage, sourceName, lineNumber }) => `${errorMessage} (${sourceName}:${lineNumber})`),
      origin,
    );
  }

  /** Takes a permission for given that a page asks for, as a user who says yes; or for refused. */
  function answerPrompts(yes) {
    return inBrowser((value) => {
      Services.prefs.setBoolPref("extensions.webextOptionalPermissionPrompts", !value);
    }, yes);
  }

  /** A picture of the tab in front, PNG, or of the whole window with the sidebar beside it. */
  async function picture({ window = false } = {}) {
    if (window) await send("Marionette:SetContext", { value: "chrome" });
    const { value } = await send("WebDriver:TakeScreenshot", { full: false });
    await send("Marionette:SetContext", { value: "content" });
    return Buffer.from(value, "base64");
  }

  /** Ends the background page, as the browser does after half a minute without work, and waits until it is gone. */
  function killBackground() {
    return inBrowser(
      async (of, patience) => {
        const { extension } = WebExtensionPolicy.getByID(of);
        // One that is about to start or to stop cannot be ended: it is waited for.
        for (const end = Date.now() + patience; extension.backgroundState !== "stopped"; ) {
          if (Date.now() > end) throw new Error(`The background is ${extension.backgroundState}.`);
          if (extension.backgroundState === "running")
            await Promise.race([
              extension.terminateBackground({ disableResetIdleForTest: true }),
              new Promise((r) => setTimeout(r, 1000)),
            ]);
          else await new Promise((r) => setTimeout(r, 50));
        }
      },
      id,
      WAIT,
    );
  }

  async function close() {
    await send("Marionette:Quit", { flags: ["eForceQuit"] }).catch(() => undefined);
    driver.close();
    await ended;
    proxy.close();
    await rm(profile, { recursive: true, force: true });
  }
}
