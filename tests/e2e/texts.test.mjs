// Every word that is shown comes from the catalogue, and the source keeps to its own borders.
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { by, DEMO_URL, EXTENSION, portals, press, ROOT, settingsOf, start, until } from "./support.mjs";

const json = (path) => JSON.parse(readFileSync(path, "utf8"));
const catalogue = json(join(EXTENSION, "_locales/en/messages.json"));
const SOURCE = join(ROOT, "extension/src");
const withoutComments = (code) => code.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/.*$/gm, "$1");
const sources = readdirSync(SOURCE, { recursive: true })
  .filter((file) => /\.tsx?$/.test(file) && !file.endsWith(".d.ts"))
  .map((file) => [file, withoutComments(readFileSync(join(SOURCE, file), "utf8"))]);

describe("the catalogue", () => {
  test("holds every sentence of the core and of the extension, letter for letter", () => {
    const folder = join(ROOT, "crates/core/data/messages/en");
    const all = [
      ...readdirSync(folder).map((file) => join(folder, file)),
      join(ROOT, "extension/texts/en.json"),
    ].flatMap((file) => Object.entries(json(file)));
    const codes = new Set(all.map(([code]) => code));
    assert.deepEqual(
      [...codes].filter((code) => !catalogue[code]),
      [],
    );
    assert.deepEqual(
      Object.keys(catalogue).filter((code) => !codes.has(code)),
      [],
    );
    for (const [code, sentence] of all) assert.equal(catalogue[code].message.replaceAll("$$", "$"), sentence, code);
  });

  test("has every code that the source names", () => {
    const missing = [];
    for (const [file, code] of sources) {
      for (const [, name] of code.matchAll(/\btext\(\s*"([^"]+)"/g))
        if (!catalogue[name]) missing.push(`${file}: ${name}`);
      for (const [, name] of code.matchAll(/"(ui_[a-z0-9_]+)"/g))
        if (!catalogue[name] && !catalogue[`${name}_other`]) missing.push(`${file}: ${name}`);
      for (const [, name] of code.matchAll(/\bcount\(\s*"([^"]+)"/g)) {
        for (const form of ["one", "other"])
          if (!catalogue[`${name}_${form}`]) missing.push(`${file}: ${name}_${form}`);
      }
      for (const [, start, end] of code.matchAll(/`(ui_[a-z0-9_]*)\$\{[^}]+\}([a-z0-9_]*)`/g)) {
        if (!Object.keys(catalogue).some((name) => name.startsWith(start) && name.endsWith(end)))
          missing.push(`${file}: ${start}…${end}`);
      }
    }
    for (const [, name] of readFileSync(join(EXTENSION, "manifest.json"), "utf8").matchAll(/__MSG_(\w+)__/g))
      if (!catalogue[name]) missing.push(`manifest: ${name}`);
    assert.deepEqual(missing, []);
  });

  test("names each value in braces, and no sentence is empty", () => {
    for (const [code, { message }] of Object.entries(catalogue)) {
      assert.ok(message.trim().length > 0, code);
      // Some speak of braces themselves.
      if (!/\bbrace\b/.test(message)) assert.equal(message.replace(/\{[a-zA-Z0-9_]+\}/g, "").match(/[{}]/), null, code);
    }
  });
});

describe("what is shown", () => {
  let chromium;
  let folder;
  before(async () => {
    // The same build, every text of its catalogue marked.
    folder = mkdtempSync(join(tmpdir(), "affix-marked-"));
    cpSync(EXTENSION, folder, { recursive: true });
    const marked = Object.fromEntries(
      Object.entries(catalogue).map(([code, entry]) => [code, { ...entry, message: `⟦${entry.message}⟧` }]),
    );
    // Names the catalogue's language to the browser and is never shown.
    marked.catalogue_lang = catalogue.catalogue_lang;
    writeFileSync(join(folder, "_locales/en/messages.json"), JSON.stringify(marked));
    chromium = await start({ extensionDir: folder, keepWelcome: true });
    await chromium.use(portals());
  });
  after(async () => {
    await chromium.close();
    rmSync(folder, { recursive: true });
  });

  const networks = json(join(ROOT, "crates/core/data/networks.json"));
  // A network's names for itself and its ids, as its own dashboard writes them.
  const given = new Set([
    "Affix",
    ...networks.flatMap(({ name, ids = [], subIds = [] }) => [name, ...[...ids, ...subIds].map(({ label }) => label)]),
  ]);

  /** Texts and attributes with letters outside every mark; what the page or the user wrote is left out. */
  const unmarked = (page) =>
    page
      .evaluate(() => {
        const own = "code, kbd, option, style, script, [translate=no], [dir=auto], input, textarea";
        const found = [];
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          if (node.nodeType === Node.TEXT_NODE) {
            if (!node.parentElement.closest(own)) found.push(node.data);
            continue;
          }
          for (const name of ["aria-label", "title", "alt"])
            if (!node.closest(own)) found.push(node.getAttribute(name) ?? "");
        }
        return found;
      })
      .then((found) =>
        found
          .map((text) => {
            let rest = text;
            for (let before = ""; before !== rest; ) [before, rest] = [rest, rest.replace(/⟦[^⟦⟧]*⟧/g, "")];
            return rest.trim();
          })
          .filter((text) => /\p{L}{2}/u.test(text) && !given.has(text))
          // Days and months come from the browser.
          .filter((text) => !/^(· )?([A-Z][a-z]{2} (\d{1,2}, )?)?\d{4}[\s·]*$/.test(text)),
      );

  const open = (page) =>
    page.$$eval("details", (all) =>
      all.forEach((each) => {
        each.open = true;
      }),
    );
  const marked = (page) =>
    until("the page is there", () =>
      page.evaluate(() => document.body.innerText.includes("⟦") && !document.querySelector(".bones, [aria-busy]")),
    );

  test("in the popup comes from the catalogue", async () => {
    const { popup } = await chromium.popupOn(DEMO_URL);
    await marked(popup);
    await by(popup, "group", "⟦Your affiliate link⟧");
    await until("the estimate", () => popup.evaluate(() => document.body.innerText.includes("$0.25")));
    await open(popup);
    for (const drawer of await popup.$$("button[aria-expanded]")) {
      await drawer.click();
      assert.deepEqual(await unmarked(popup), []);
    }
    await popup.close();
  });

  test("in the options comes from the catalogue", async () => {
    const rate = { from: "USD", to: "EUR", rate: "none", asOf: "2026-11-01" };
    await chromium.storageSet({ settings: { ...settingsOf(portals()), currency: "EUR", exchange: [rate] } });
    const page = await chromium.openExtensionPage("options.html");
    await marked(page);
    await press(page, `⟦${catalogue.ui_profile_edit.message.replace("{name}", "Demo blog")}⟧`);
    await open(page);
    assert.deepEqual(await unmarked(page), []);
  });

  test("in the workbench comes from the catalogue", async () => {
    const page = await chromium.openExtensionPage("panel.html#post");
    await marked(page);
    await (await by(page, "textbox", `⟦${catalogue.ui_paste_label.message}⟧`)).type("1005006000000002");
    await until("the post", () => page.$(".posttext"));
    await open(page);
    await until("the offers", () => page.$(".offer"));
    assert.deepEqual(await unmarked(page), []);
    await (await by(page, "link", `⟦${catalogue.ui_list_title.message}⟧`)).click();
    await (await by(page, "textbox", `⟦${catalogue.ui_list_label.message}⟧`)).type(
      "1005006000000002 1005006000000002 https://example.com/",
    );
    await until("the rows", () => page.$(".rows"));
    assert.deepEqual(await unmarked(page), []);
  });

  test("in the welcome page comes from the catalogue", async () => {
    const page = await chromium.openExtensionPage("welcome.html");
    await marked(page);
    await open(page);
    assert.deepEqual(await unmarked(page), []);
  });
});
