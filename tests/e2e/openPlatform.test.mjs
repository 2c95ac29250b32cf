// The Open Platform with the user's own key: asked only then, signed, told in plain words when it fails,
// and the secret nowhere to be seen. The server plays AliExpress' at its true address.
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, describe, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { axe } from "../harness/browser.mjs";
import {
  admitad,
  button,
  by,
  DEMO_LINK,
  DEMO_URL,
  field,
  fill,
  GRANTED,
  more,
  plain,
  portals,
  press,
  ROOT,
  say,
  shows,
  start,
  textOf,
  until,
} from "./support.mjs";

const API = "https://api-sg.aliexpress.com/sync";
const PRODUCT = "1005006000000001";
const SECRET = "dem0Secret5dem0Secret";
const KEY = { appKey: "512345", secret: SECRET, trackingId: "demo" };
const SHORT = "https://s.click.aliexpress.com/e/_oAffixD";
const CASES = JSON.parse(readFileSync(join(ROOT, "tests/cases/open_platform.json"), "utf8"));
const bodyOf = (name) => CASES.find((each) => each.name === name).body;

const GOOD = bodyOf("the whole answer");
const LINK = bodyOf("a short link");
const LIMITED = bodyOf("limit with its seconds");
const ESTIMATE = /\$0\.25/;

const asked = (popup) => shows(popup, /Asked AliExpress’s Open Platform · \d/);

/** What the page holds, also in its fields and in what is not shown. */
const everythingIn = (page) =>
  page.evaluate(
    () =>
      document.documentElement.outerHTML +
      [...document.querySelectorAll("input, textarea")].map(({ value }) => value).join("\n"),
  );

/** Plays the platform: `answer` is a body, or a function of the form and the request that returns `{status, body}`. */
function play(chromium, answer) {
  const calls = [];
  chromium.server.page(API, {
    body: async (request) => {
      const form = Object.fromEntries(new URLSearchParams(request.body));
      calls.push({ at: Date.now(), form, request });
      const said = typeof answer === "function" ? await answer(form, calls.length) : { body: answer };
      const body = typeof said.body === "string" ? said.body : JSON.stringify(said.body);
      return { status: said.status ?? 200, headers: { "content-type": "application/json;charset=UTF-8" }, body };
    },
  });
  return calls;
}

/** The call is signed with the secret, says the time, and brings nothing along. */
function isProper({ at, form, request }) {
  const { sign, ...signed } = form;
  const text = Object.keys(signed)
    .sort()
    .map((name) => name + signed[name])
    .join("");
  assert.equal(sign, createHmac("sha256", SECRET).update(text).digest("hex").toUpperCase());
  assert.equal(request.method, "POST");
  assert.match(request.headers["content-type"], /^application\/x-www-form-urlencoded/);
  assert.deepEqual(
    [request.headers.cookie, request.headers.referer, request.headers.authorization],
    [undefined, undefined, undefined],
  );
  assert.ok(Math.abs(at - Number(form.timestamp)) < 60_000, form.timestamp);
  assert.ok(!JSON.stringify(request).includes(SECRET));
}

/** A second between the first two calls, less what passes between the decision to send one and its time stamp. */
function areApart([first, second]) {
  const apart = Number(second.form.timestamp) - Number(first.form.timestamp);
  assert.ok(apart >= 900, `${apart} ms between two calls`);
}

const calls = (chromium) => chromium.server.requests.filter(({ host }) => host === "api-sg.aliexpress.com");

describe("with the permission", () => {
  let chromium;
  before(async () => {
    chromium = await start({ extensionDir: GRANTED });
  });
  after(() => chromium.close());
  beforeEach(async () => {
    await chromium.reset();
    chromium.server.forget();
    chromium.problems.length = 0;
    await chromium.use(portals());
  });
  afterEach(() => {
    // The browser's own remark about a status or a lost connection is no error of ours.
    const own = chromium.ownProblems().filter(({ text }) => !text.startsWith("Failed to load resource"));
    assert.deepEqual(own, []);
    assert.ok(!JSON.stringify(chromium.problems).includes(SECRET));
  });

  const withKey = (more = {}) => chromium.storageSet({ openPlatform: { ...KEY, ...more } });
  const forgetPace = async () =>
    (await chromium.worker()).evaluate(() => chrome.storage.session.remove("openPlatformPace"));

  test("without a key nobody is asked, and nothing is shown", async () => {
    play(chromium, GOOD);
    const { popup } = await chromium.popupOn(DEMO_URL);
    await shows(popup, ESTIMATE);
    await by(popup, "group", say("ui_your_link"));
    await popup.evaluate(() => new Promise((done) => setTimeout(done, 500)));
    assert.doesNotMatch(await textOf(popup), /Open Platform|Short link/);
    assert.deepEqual(calls(chromium), []);
  });

  for (const name of ["the whole answer", "the simplified answer"]) {
    test(`${name}: the estimate at once, then the product’s own rates`, async () => {
      await withKey();
      await chromium.storageSet({ settings: { ...(await chromium.settings()), market: "DE", currency: "USD" } });
      let release;
      const held = new Promise((done) => {
        release = done;
      });
      const seen = play(chromium, async () => {
        await held;
        return { body: bodyOf(name) };
      });
      const { popup } = await chromium.popupOn(DEMO_URL);
      await shows(popup, ESTIMATE);
      await shows(popup, say("ui_platform_asking"));
      release();
      await asked(popup);
      await shows(popup, "Pays 7% · 8.5% as a hot product · 3% in Relevant Markets · price €7.32");
      // They take the guide's place: 8.46 at 7 %, or at 8.5 % as a hot product.
      await shows(popup, "$0.59 – $0.71");
      await shows(popup, say("ui_firm_open_platform"));
      await press(popup, say("ui_why_short"));
      await shows(popup, say("ui_basis_open_platform"));
      assert.equal(seen.length, 1);
      isProper(seen[0]);
      const { sign, timestamp, ...form } = seen[0].form;
      assert.deepEqual(form, {
        app_key: "512345",
        format: "json",
        method: "aliexpress.affiliate.productdetail.get",
        sign_method: "sha256",
        v: "2.0",
        product_ids: PRODUCT,
        country: "DE",
        target_currency: "USD",
        target_language: "EN",
        tracking_id: "demo",
      });
    });
  }

  test("an answer is kept, also when the worker was ended, until the question is another", async () => {
    await withKey();
    const seen = play(chromium, GOOD);
    const first = await chromium.popupOn(DEMO_URL);
    await asked(first.popup);
    await first.popup.close();
    await chromium.killWorker();
    const second = await chromium.popupOn(DEMO_URL);
    await asked(second.popup);
    assert.equal(seen.length, 1);
    await second.popup.close();
    await chromium.storageSet({ settings: { ...(await chromium.settings()), market: "BR" } });
    const third = await chromium.popupOn(DEMO_URL);
    await until("another question", () => seen.length === 2);
    await asked(third.popup);
    assert.equal(seen[1].form.country, "BR");
    areApart(seen);
  });

  test("a day later it is asked again", async () => {
    await withKey();
    const seen = play(chromium, GOOD);
    await asked((await chromium.popupOn(DEMO_URL)).popup);
    await (await chromium.worker()).evaluate(async () => {
      const { openPlatformAnswers: kept } = await chrome.storage.session.get();
      for (const answer of Object.values(kept)) answer.at -= 24 * 60 * 60_000 + 1;
      await chrome.storage.session.set({ openPlatformAnswers: kept });
    });
    const { popup } = await chromium.popupOn(`${DEMO_URL}?again=1`);
    await until("it is asked again", () => seen.length === 2);
    await asked(popup);
  });

  test("a product that is missing is not in the programme, which is no error", async () => {
    await withKey();
    play(chromium, bodyOf("a good answer without the product: not in the programme"));
    const { popup } = await chromium.popupOn(DEMO_URL);
    await shows(popup, say("ui_platform_absent"));
    await asked(popup);
    await shows(popup, "$0.00");
    await shows(popup, say("ui_firm_outside"));
    await press(popup, say("ui_why_short"));
    await shows(popup, say("ui_basis_outside"));
  });

  test("each failure is a sentence that says what to do, and can be asked again", async () => {
    await withKey();
    let now;
    const seen = play(chromium, () => now);
    const failing = CASES.filter(({ ask, problem }) => ask === "product" && problem);
    assert.ok(failing.length > 25);
    now = failing[0];
    const { popup } = await chromium.popupOn(DEMO_URL);
    for (const [i, each] of failing.entries()) {
      now = each;
      if (i > 0) {
        await forgetPace();
        const before = seen.length;
        await press(popup, say("ui_platform_again"));
        await until(`${each.name}: it is asked`, () => seen.length > before);
      }
      await shows(popup, say(each.problem.code, each.problem.params));
      await button(popup, say("ui_platform_again"));
      assert.match(await textOf(popup), ESTIMATE);
      assert.ok(!(await everythingIn(popup)).includes(SECRET));
    }
    now = { status: 200, body: GOOD };
    await forgetPace();
    await press(popup, say("ui_platform_again"));
    await asked(popup);
    seen.forEach(isProper);
  });

  test("no answer in time", async () => {
    await withKey();
    const late = new AbortController();
    play(chromium, async () => {
      await pause(60_000, null, { signal: late.signal }).catch(() => {});
      return { body: GOOD };
    });
    const { popup } = await chromium.popupOn(DEMO_URL);
    await shows(popup, say("open_platform_timeout", { seconds: "10" }));
    late.abort();
    await shows(popup, ESTIMATE);
  });

  test("no network, and a way to elsewhere", async () => {
    await withKey();
    chromium.server.page(API, { body: () => ({ drop: true }) });
    const { popup } = await chromium.popupOn(DEMO_URL);
    await shows(popup, say("open_platform_unreachable"));
    await shows(popup, ESTIMATE);

    chromium.server.page(API, { status: 307, headers: { location: "https://blog.example/collect" } });
    chromium.server.forget();
    await press(popup, say("ui_platform_again"));
    await until("it is asked", () => calls(chromium).length > 0);
    await shows(popup, say("open_platform_unreachable"));
    assert.ok(!chromium.server.requests.some(({ url }) => url.includes("collect")));
  });

  test("a limit is waited out, and a long one is told", async () => {
    await withKey();
    const seen = play(chromium, (_, n) => ({ body: n === 1 ? LIMITED : GOOD }));
    const { popup } = await chromium.popupOn(DEMO_URL);
    await asked(popup);
    assert.equal(seen.length, 2);
    areApart(seen);
    await popup.close();

    const long = play(chromium, { error_response: { code: "ApiCallLimit", msg: "this ban will last 30 seconds" } });
    await chromium.storageSet({ openPlatformAnswers: {} }, "session");
    const again = await chromium.popupOn(DEMO_URL);
    await shows(again.popup, say("open_platform_limit", { seconds: "30" }));
    await press(again.popup, say("ui_platform_again"));
    await shows(again.popup, /Try again in (2\d|30) s\./);
    await shows(again.popup, say("ui_platform_again"));
    assert.equal(long.length, 1);
  });

  test("a short link is made by a click, and copied then", async () => {
    await withKey();
    const seen = play(chromium, (form) => ({ body: form.method.endsWith("link.generate") ? LINK : GOOD }));
    const { popup } = await chromium.popupOn(`${DEMO_URL}?aff_fsk=_nObody1&spm=a`);
    await asked(popup);
    assert.deepEqual(
      seen.map(({ form }) => form.method),
      ["aliexpress.affiliate.productdetail.get"],
    );
    await more(popup, say("ui_format_short"));
    await press(popup, say("ui_short_link_make"));
    await shows(popup, say("ui_short_link_copied", { id: "demo" }));
    const group = await by(popup, "group", say("ui_short_link_yours"));
    assert.equal(await group.$eval("code", (code) => code.title), SHORT);
    assert.equal(await chromium.readClipboard(), SHORT);
    seen.forEach(isProper);
    areApart(seen);
    assert.deepEqual(
      [seen[1].form.source_values, seen[1].form.tracking_id, seen[1].form.promotion_link_type],
      [DEMO_URL, "demo", "0"],
    );
    assert.deepEqual(await axe(popup), []);
    // The usual link is still there.
    assert.equal(await (await by(popup, "group", say("ui_your_link"))).$eval("code", (code) => code.title), DEMO_LINK);
  });

  test("the short link is a format: by its key, remembered, made when it is copied and for this account alone", async () => {
    await withKey();
    const seen = play(chromium, (form) => ({ body: form.method.endsWith("link.generate") ? LINK : GOOD }));
    const { popup } = await chromium.popupOn(DEMO_URL);
    await asked(popup);
    await popup.keyboard.press("8");
    await shows(popup, say("ui_short_link_copied", { id: "demo" }));
    assert.equal(await chromium.readClipboard(), SHORT);
    assert.equal(await (await by(popup, "group", say("ui_your_link"))).$eval("code", (code) => code.title), SHORT);
    assert.deepEqual(await axe(popup), []);
    await until("it is remembered", async () => (await chromium.storageGet("posting")).posting?.short === true);
    await popup.close();

    const again = (await chromium.popupOn(`${DEMO_URL}?again=1`)).popup;
    await until("the label", async () =>
      (await textOf(again, ".split .first")).startsWith(say("ui_copy_format_short")),
    );
    await shows(again, say("ui_short_follows", { id: "demo" }));
    await again.keyboard.press("Enter");
    await shows(again, say("ui_short_link_copied", { id: "demo" }));
    assert.equal(seen.filter(({ form }) => form.method.endsWith("link.generate")).length, 2);
    // The link alone is chosen again: then it is the usual one.
    await again.keyboard.press("1");
    await until("the usual one", async () => (await chromium.readClipboard()) === DEMO_LINK);
    await again.close();

    // Another network's account is not paid by it.
    await chromium.use(admitad());
    const other = (await chromium.popupOn(`${DEMO_URL}?other=1`)).popup;
    await asked(other);
    await other.keyboard.press("8");
    await (await button(other, say("ui_copy_as"))).click();
    await shows(other, say("ui_short_absent_network"), ".menu.formats");
    assert.equal(seen.filter(({ form }) => form.method.endsWith("link.generate")).length, 2);
  });

  test("without a key the menu says what the short link needs, and leads there", async () => {
    play(chromium, GOOD);
    const { popup } = await chromium.popupOn(DEMO_URL);
    await shows(popup, ESTIMATE);
    await (await button(popup, say("ui_copy_as"))).click();
    await shows(popup, say("ui_short_absent_key"), ".menu.formats");
    assert.deepEqual(await axe(popup), []);
    const room = chromium.browser.waitForTarget((target) => target.url().includes("/workbench.html#settings"));
    await popup.locator(".menu.formats .below").click();
    await room;
    assert.deepEqual(calls(chromium), []);
  });

  test("with the key and no other id, popup and welcome page make its short link", async () => {
    await withKey();
    await chromium.storageSet({ settings: null });
    play(chromium, (form) => ({ body: form.method.endsWith("link.generate") ? LINK : GOOD }));
    const { popup } = await chromium.popupOn(DEMO_URL);
    await press(popup, say("ui_short_link_make"));
    await shows(popup, say("ui_short_link_copied", { id: "demo" }));
    assert.equal(await chromium.readClipboard(), SHORT);
    await field(popup, say("ui_own_link_title"));
    await popup.close();

    const welcome = await chromium.openExtensionPage("welcome.html");
    await press(welcome, say("ui_way_key"));
    await press(welcome, say("ui_short_link_make"));
    const group = await by(welcome, "group", say("ui_short_link_yours"));
    assert.equal(await group.$eval("code", (code) => code.title), SHORT);
  });

  test("a link to elsewhere is not used, and without a tracking id none is offered", async () => {
    await withKey();
    play(chromium, (form) => ({
      body: form.method.endsWith("link.generate") ? bodyOf("a link to elsewhere is refused") : GOOD,
    }));
    const { popup } = await chromium.popupOn(DEMO_URL);
    await more(popup, say("ui_format_short"));
    await press(popup, say("ui_short_link_make"));
    await shows(popup, say("open_platform_strange_link", { host: "s.click.aliexpress.com.example.net" }));
    await popup.close();
    await withKey({ trackingId: "" });
    const other = await chromium.popupOn(DEMO_URL);
    await asked(other.popup);
    assert.doesNotMatch(await textOf(other.popup), /Short link/);
  });

  const type = async (page, parts) => {
    for (const [code, value] of Object.entries(parts)) await fill(page, say(code), value);
  };

  test("the options store, test and end the key", async () => {
    const seen = play(chromium, LINK);
    const options = await chromium.openExtensionPage("workbench.html#settings");
    await shows(options, say("ui_platform_off"));
    await press(options, say("ui_platform_test"));
    await shows(options, say("open_platform_app_key"));
    await type(options, { ui_platform_app_key: "512 345", ui_platform_secret: SECRET, ui_platform_tracking: "demo" });
    await press(options, say("ui_platform_test"));
    await until(
      "the key is stored",
      async () => (await chromium.storageGet("openPlatform")).openPlatform?.secret === SECRET,
    );
    await shows(options, say("open_platform_app_key"));
    assert.equal(seen.length, 0);

    await type(options, { ui_platform_app_key: " 512345 " });
    await press(options, say("ui_platform_test"));
    await shows(options, say("ui_platform_works"));
    assert.deepEqual(await axe(options), []);
    assert.deepEqual((await chromium.storageGet("openPlatform")).openPlatform, KEY);
    seen.forEach(isProper);
    assert.deepEqual(
      seen.map(({ form }) => form.source_values),
      ["https://www.aliexpress.com/"],
    );
    assert.ok(!JSON.stringify(await chromium.settings()).includes(SECRET));

    await options.reload();
    await field(options, say("ui_platform_app_key"));
    assert.ok(!(await everythingIn(options)).includes(SECRET));
    await press(options, say("ui_platform_remove"));
    await shows(options, say("ui_platform_off"));
    const left = JSON.stringify([await chromium.storageGet(), await chromium.storageGet(null, "session")]);
    assert.doesNotMatch(left, /openPlatform(?!Pace)|512345/);
    const before = seen.length;
    const { popup } = await chromium.popupOn(DEMO_URL);
    await shows(popup, ESTIMATE);
    await popup.evaluate(() => new Promise((done) => setTimeout(done, 500)));
    assert.equal(seen.length, before);
  });

  test("the worker tests the key when the permission comes after the page has gone", async () => {
    const seen = play(chromium, LINK);
    await withKey();
    const test = { wanted: true, problem: null, at: Date.now() };
    const outcome = async () => (await chromium.storageGet("openPlatformTest", "session")).openPlatformTest;
    const granted = () => chromium.dispatch("permissions.onAdded", { origins: ["https://api-sg.aliexpress.com/*"] });
    await chromium.storageSet({ openPlatformTest: { ...test, at: Date.now() - 11 * 60_000 } }, "session");
    await granted();
    await chromium.storageSet({ openPlatformTest: test }, "session");
    await granted();
    await granted();
    await until("it is tested", async () => (await outcome())?.wanted === false);
    assert.equal((await outcome()).problem, null);
    assert.equal(seen.length, 1);
  });

  test("a wrong secret is told as one", async () => {
    play(chromium, bodyOf("signature refused: IncompleteSignature"));
    await withKey();
    const options = await chromium.openExtensionPage("workbench.html#settings");
    await press(options, say("ui_platform_test"));
    await shows(options, say("open_platform_bad_signature"));
  });

  test("the secret is in no page, console, badge or title, and in an export only when it is wanted", async () => {
    await withKey();
    play(chromium, (form) => ({ body: form.method.endsWith("link.generate") ? LINK : GOOD }));
    const said = [];
    const listen = (page) => page.on("console", (line) => said.push(line.text()));
    const { page, popup } = await chromium.popupOn(DEMO_URL);
    listen(popup);
    await asked(popup);
    await more(popup, say("ui_format_short"));
    await press(popup, say("ui_short_link_make"));
    await shows(popup, say("ui_short_link_copied", { id: "demo" }));
    assert.ok(!(await everythingIn(popup)).includes(SECRET));
    assert.ok(!(await everythingIn(page)).includes(SECRET));
    await popup.close();

    const folder = await mkdtemp(join(tmpdir(), "affix-platform-"));
    const options = await chromium.openExtensionPage("workbench.html#settings");
    listen(options);
    const control = await chromium.browser.target().createCDPSession();
    await control.send("Browser.setDownloadBehavior", {
      behavior: "allowAndName",
      downloadPath: folder,
      eventsEnabled: true,
    });
    const exported = async () => {
      const done = new Promise((resolve) => {
        control.on("Browser.downloadProgress", ({ state, guid }) => state === "completed" && resolve(guid));
      });
      await press(options, say("ui_export"));
      return readFile(join(folder, await done), "utf8");
    };
    const without = await exported();
    assert.ok(without.includes("_AffixDemo") && !without.includes(SECRET) && !without.includes("openPlatform"));
    await (await by(options, "switch", say("ui_export_key"))).click();
    const whole = await exported();
    assert.deepEqual(JSON.parse(whole).openPlatform, KEY);
    assert.deepEqual(
      { ...JSON.parse(whole), openPlatform: undefined },
      { ...JSON.parse(without), openPlatform: undefined },
    );
    assert.ok(!(await everythingIn(options)).includes(SECRET));

    const worker = await chromium.worker();
    const badge = await worker.evaluate(async () => {
      const tabs = await chrome.tabs.query({});
      return Promise.all(
        tabs.flatMap(({ id: tabId }) => [chrome.action.getBadgeText({ tabId }), chrome.action.getTitle({ tabId })]),
      );
    });
    assert.ok(![...badge, ...said].join("\n").includes(SECRET));

    // It comes back with the file, and goes with everything else.
    await press(options, say("ui_platform_remove"));
    await shows(options, say("ui_platform_off"));
    const [file] = await Promise.all([options.waitForFileChooser(), press(options, say("ui_import"))]);
    const saved = join(folder, "settings.json");
    await writeFile(saved, whole);
    await file.accept([saved]);
    await shows(options, say("ui_import_key"));
    await press(options, say("ui_import_replace"));
    await until(
      "the key is back",
      async () => (await chromium.storageGet("openPlatform")).openPlatform?.secret === SECRET,
    );
    await press(options, say("ui_erase"));
    await press(options, say("ui_erase_yes"));
    await shows(options, say("ui_erased"));
    assert.deepEqual((await chromium.storageGet("openPlatform")).openPlatform, undefined);
    await rm(folder, { recursive: true });
  });

  test("a script in a page reaches neither the key nor the platform", async () => {
    await withKey();
    const seen = play(chromium, GOOD);
    const page = await chromium.openPage(DEMO_URL);
    const { id } = await chromium.tabOf(page);
    const [{ result }] = await (await chromium.worker()).evaluate(
      (tabId, product) =>
        chrome.scripting.executeScript({
          target: { tabId },
          args: [product],
          func: async (productId) => {
            const stored = await chrome.storage.local.get(null).catch((error) => String(error));
            const question = { productId, country: null, currency: null, language: null };
            const ask = chrome.runtime
              .sendMessage({ kind: "platform_product", question, again: true })
              .catch((error) => String(error));
            return [stored, await Promise.race([ask, new Promise((done) => setTimeout(done, 1500, "no answer"))])];
          },
        }),
      id,
      PRODUCT,
    );
    assert.match(String(result[0]), /Access to storage is not allowed/);
    assert.doesNotMatch(JSON.stringify(result), new RegExp(`${SECRET}|inProgramme`));
    assert.equal(seen.length, 0);
  });

  test("estimates on the page have nothing to do with it", async () => {
    await withKey();
    const seen = play(chromium, GOOD);
    await chromium.storageSet({ inlineWanted: true });
    const page = await chromium.openPage(DEMO_URL);
    await page.waitForSelector("affix-estimate");
    const scripts = await (await chromium.worker()).evaluate(() => chrome.scripting.getRegisteredContentScripts());
    assert.deepEqual(
      scripts.map(({ matches, excludeMatches }) => [matches.some((host) => host.includes("api-sg")), excludeMatches]),
      [[false, ["https://api-sg.aliexpress.com/*"]]],
    );
    assert.equal(seen.length, 0);
  });
});

describe("without the permission", () => {
  let chromium;
  before(async () => {
    chromium = await start();
  });
  after(() => chromium.close());

  test("a key alone asks nobody, and the options say so in one line", async () => {
    await chromium.use(portals());
    await chromium.storageSet({ openPlatform: KEY });
    const seen = play(chromium, GOOD);
    const { popup } = await chromium.popupOn(DEMO_URL);
    await shows(popup, ESTIMATE);
    await by(popup, "group", say("ui_your_link"));
    await popup.evaluate(() => new Promise((done) => setTimeout(done, 500)));
    assert.doesNotMatch(plain(await textOf(popup)), /Open Platform|Short link/);
    await popup.close();
    const options = await chromium.openExtensionPage("workbench.html#settings");
    await shows(options, say("ui_platform_not_granted"));
    assert.equal(seen.length, 0);
    assert.deepEqual(chromium.ownProblems(), []);
  });
});
