// The room of the audit: published files in, what is wrong with them out, accepted with a reason and mended; in a real browser.
import assert from "node:assert/strict";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { after, afterEach, beforeEach, describe, test } from "node:test";
import { isDeepStrictEqual } from "node:util";
import {
  button,
  by,
  fieldSays,
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

const chromium = await start({ folder: "audit" });
const { folder } = chromium;
after(() => chromium.close());
beforeEach(async () => {
  await chromium.reset();
  await chromium.use(portals());
});
afterEach(() => assert.deepEqual(chromium.ownProblems(), []));

const ROOM = ".room:not([hidden]) .audit";
const LAMP = "https://www.aliexpress.com/item/1005006000000001.html";

/** A page with a link that earns nobody and one that is fine. */
const POST = `---
date: 2026-11-27
lang: en
---
Ad: I like [this lamp](${LAMP}) for the tent.

And [this hub](${portalsLink("https://www.aliexpress.com/item/1005006000000002.html")}).
`;
const FOREIGN = `<!doctype html><html lang="en"><p>Ad: <a rel="sponsored" href="${portalsLink(LAMP, "_nObody1")}">a lamp</a></html>`;

async function room() {
  const page = await chromium.openExtensionPage("workbench.html#audit");
  await page.setViewport({ width: 1280, height: 900 });
  await page.waitForSelector(`${ROOM} input[type=file]`);
  return page;
}

async function written(name, content) {
  const file = join(folder, name);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
  return file;
}

const choose = async (page, ...files) => (await page.$(`${ROOM} input[type=file]`)).uploadFile(...files);

const figure = (page, name) =>
  page.$$eval(
    `${ROOM} dl > div`,
    (all, wanted) => all.find((one) => one.querySelector("dt").textContent === wanted)?.querySelector("dd").textContent,
    say(name),
  );
const figures = (page, wanted) =>
  until(JSON.stringify(wanted), async () => {
    const now = await Promise.all(Object.keys(wanted).map((name) => figure(page, `ui_audit_${name}`)));
    return now.every((value, at) => value === String(Object.values(wanted)[at]));
  });

/** What the next button saves: the file's name and what is in it. */
async function saving(page, act) {
  await page.evaluate(() => {
    globalThis.saved = null;
    HTMLAnchorElement.prototype.click = async function click() {
      globalThis.saved = [this.download, await (await fetch(this.href)).text()];
    };
  });
  await act();
  return until("a file is saved", () => page.evaluate(() => globalThis.saved));
}

const unfold = async (page, rule) => {
  const name = await page.waitForSelector(`${ROOM} ::-p-text(${say(rule)})`);
  const row = await name.evaluateHandle((element) => element.closest(".findingname"));
  await row.asElement().click();
};

describe("a run", () => {
  test("says what is wrong and where, with the words around it, and mends what can be", async () => {
    const page = await room();
    await choose(
      page,
      await written("post.md", POST),
      await written("page.html", FOREIGN),
      await written("a.bin", "x"),
    );
    await figures(page, { new: 2, errors: 2, mendable: 2, known: 0, gone: 0 });
    await shows(page, say("ui_audit_left_one", { n: "1" }), ROOM);
    await shows(page, "Ad: I like this lamp for the tent.", ROOM);
    await unfold(page, "ui_rule_id_missing");
    await shows(page, say("audit_id_missing"), ROOM);
    await shows(page, portalsLink(LAMP), `${ROOM} .diff ins`);
    const [name, text] = await saving(page, () => press(page, say("ui_audit_mend_file", { file: "post.md" })));
    assert.equal(name, "post.md");
    assert.equal(text, POST.replace(LAMP, portalsLink(LAMP)));
  });

  test("is narrowed to a rule, a document and words", async () => {
    const page = await room();
    await choose(page, await written("post.md", POST), await written("page.html", FOREIGN));
    await figures(page, { new: 2 });
    await press(page, `${say("ui_rule_id_foreign")} 1`);
    await until("one rule", async () => !(await textOf(page, `${ROOM} .table`)).includes("post.md"));
    await shows(page, "page.html", `${ROOM} .table`);
    await press(page, say("ui_rule_id_foreign"));
    await press(page, "post.md 1");
    await until("one document", async () => !(await textOf(page, `${ROOM} .table`)).includes("page.html"));
    await press(page, "post.md");
    await (await by(page, "searchbox", say("ui_audit_search"))).type("nothing like it");
    await shows(page, say("ui_audit_none_such"), ROOM);
    await press(page, say("ui_audit_show_whole"));
    await shows(page, "page.html", `${ROOM} .table`);
    await shows(page, "post.md", `${ROOM} .table`);
  });

  test("a row of a list shows the address that it is about", async () => {
    const page = await room();
    await choose(page, await written("rows.csv", `title,link\nLamp,${LAMP}\n`));
    await shows(page, LAMP, `${ROOM} .table`);
  });

  test("a folder keeps its names; what is packed is said; a table says what to put for what", async () => {
    await written("site/a/post.md", POST);
    await written("site/links.csv", `title,link\nLamp,${LAMP}\n`);
    await written("site/b.zip", "PK");
    const page = await room();
    const [, chooser] = await page.$$(`${ROOM} input[type=file]`);
    await chooser.uploadFile(join(folder, "site"));
    await shows(page, "site/a/post.md", ROOM);
    await unfold(page, "ui_rule_unreadable");
    await shows(page, say("audit_packed_here"), ROOM);
    await press(page, "site/links.csv 1");
    await until("one document", async () => !(await textOf(page, `${ROOM} .table`)).includes("post.md"));
    await unfold(page, "ui_rule_id_missing");
    const [name, text] = await saving(page, () => press(page, say("ui_audit_mend_table")));
    assert.match(name, /^affix-old-to-new-.*\.csv$/);
    assert.equal(text, `old,new\r\n${LAMP},${portalsLink(LAMP)}\r\n`);
  });

  test("a large file is read piece by piece", async () => {
    const rows = Array.from({ length: 60_000 }, (_, at) => `Lamp ${at},https://shop.example/${at}?${"x".repeat(60)}`);
    const page = await room();
    await choose(page, await written("large.csv", ["title,link", ...rows, `Lamp,${LAMP}`].join("\n")));
    await figures(page, { new: 1 });
    await shows(page, say("ui_audit_line", { line: "60,002" }), ROOM);
  });

  test("with nothing wrong says so", async () => {
    const page = await room();
    await choose(page, await written("fine.md", "Nothing but words.\n"));
    await shows(page, say("ui_audit_clean"), ROOM);
  });

  test("is given up at once", async () => {
    const page = await room();
    const files = await Promise.all(Array.from({ length: 400 }, (_, at) => written(`many/${at}.md`, POST.repeat(20))));
    await choose(page, ...files);
    await press(page, say("ui_cancel"));
    await shows(page, say("ui_audit_empty"), ROOM);
  });

  test("is saved for other programs with the sentences", async () => {
    const page = await room();
    await choose(page, await written("post.md", POST));
    await figures(page, { new: 1 });
    const [, json] = await saving(page, () => press(page, say("ui_audit_save_as", { form: "JSON" })));
    const [finding] = JSON.parse(json).findings;
    assert.deepEqual(
      [finding.rule, finding.state, finding.document, finding.line, finding.message],
      ["id-missing", "new", "post.md", 5, say("audit_id_missing")],
    );
    const [, csv] = await saving(page, () => press(page, say("ui_audit_save_as", { form: "CSV" })));
    assert.ok(csv.includes(say("audit_id_missing")));
    const [name, sarif] = await saving(page, () => press(page, say("ui_audit_save_as", { form: "SARIF" })));
    assert.match(name, /\.sarif$/);
    assert.equal(JSON.parse(sarif).runs[0].results[0].ruleId, "id-missing");
  });
});

test("an own rule of the settings finds what it is for", async () => {
  const page = await room();
  await page.waitForSelector(`${ROOM} a[href="#settings/rules"]`);
  const settings = await chromium.openExtensionPage("workbench.html#settings/rules");
  await press(settings, say("ui_ownrule_add"));
  await fill(settings, say("ui_ownrule_name"), "Old shortener");
  await fill(settings, say("ui_ownrule_pattern"), "*");
  await fieldSays(settings, say("ui_ownrule_pattern"), say("rule_pattern_short"));
  await fill(settings, say("ui_ownrule_pattern"), "go.example/*");
  await fill(settings, say("ui_ownrule_says"), "Use the new domain.");
  const wanted = {
    name: "Old shortener",
    looksAt: "address",
    pattern: "go.example/*",
    severity: "warn",
    says: "Use the new domain.",
  };
  await until("the rule is stored", async () => {
    const { settings: stored } = await chromium.storageGet();
    return isDeepStrictEqual(stored.rules, [wanted]);
  });
  await settings.close();
  await shows(page, say("ui_audit_rules_one", { n: "1" }), ROOM);
  await choose(page, await written("old.md", "[lamp](https://go.example/1) [fan](https://blog.example/1)\n"));
  await figures(page, { new: 1, errors: 0 });
  await shows(page, "Old shortener", `${ROOM} .table`);
  await unfold(page, "ui_rule_own");
  await shows(page, say("audit_own_says", { name: wanted.name, says: wanted.says }), ROOM);
});

describe("what was accepted", () => {
  test("stays quiet, with its reason, until what it is about changes; what was mended is said", async () => {
    const page = await room();
    const post = await written("post.md", POST);
    await choose(page, post);
    await figures(page, { new: 1, known: 0 });
    await unfold(page, "ui_rule_id_missing");
    await (await by(page, "textbox", say("ui_audit_why"))).type("An old favourite");
    await press(page, say("ui_audit_accept"));
    await figures(page, { new: 0, known: 1 });
    await shows(page, say("ui_audit_clean"), ROOM);
    const [stored] = await chromium.stored("accepted");
    assert.deepEqual([stored.rule, stored.where, stored.why], ["id-missing", "post.md", "An old favourite"]);
    // Lines may move.
    await written("post.md", POST.replace("Ad:", "\n\nAd:"));
    const other = await room();
    await choose(other, post);
    await figures(other, { new: 0, known: 1 });
    await written("post.md", POST.replace(LAMP, portalsLink(LAMP)));
    const third = await room();
    await choose(third, post);
    await figures(third, { new: 0, known: 0, gone: 1 });
    await (await third.waitForSelector(`${ROOM} summary`)).click();
    await press(third, say("ui_audit_gone_forget"));
    await figures(third, { gone: 0 });
    assert.deepEqual(await chromium.stored("accepted"), []);
  });

  test("all of it at once in the first run, and taken back", async () => {
    const page = await room();
    const names = Array.from({ length: 8 }, (_, at) => `eight/${at}.md`);
    await choose(page, ...(await Promise.all(names.map((name) => written(name, POST)))));
    await figures(page, { new: 8 });
    const [why] = await page.$$(`${ROOM} .notice input`);
    await why.type("As it was");
    await press(page, say("ui_audit_accept_all_other", { n: "8" }));
    await figures(page, { new: 0, known: 8 });
    await (await by(page, "radio", say("ui_audit_show_accepted", { n: "8" }))).click();
    await shows(page, say("ui_rule_id_missing"), `${ROOM} .table`);
    await (await by(page, "checkbox", say("ui_table_choose_all"))).click();
    await press(page, say("ui_audit_back"));
    await figures(page, { new: 8, known: 0 });
  });
});

test("ten thousand posts keep the page free", async () => {
  const page = await room();
  const message = (id) => ({
    id,
    type: "message",
    date: "2026-11-01T10:00:00",
    text: ["A lamp for $12 ", { type: "link", text: LAMP.replace("0001.", `${String(id).padStart(4, "0")}.`) }],
  });
  const posts = {
    name: "Deals",
    type: "public_channel",
    id: 1,
    messages: Array.from({ length: 10_000 }, (_, at) => message(at)),
  };
  await page.evaluate(() => {
    globalThis.long = [];
    new PerformanceObserver((list) =>
      globalThis.long.push(...list.getEntries().map(({ duration }) => duration)),
    ).observe({
      type: "longtask",
    });
  });
  await choose(page, await written("result.json", JSON.stringify(posts)));
  await button(page, say("ui_audit_again"));
  assert.notEqual(await figure(page, "ui_audit_new"), "0");
  await (await by(page, "searchbox", say("ui_audit_search"))).type("5006000009998");
  await until("one finding", async () => (await page.$$(`${ROOM} tbody tr`)).length === 1);
  const long = await page.evaluate(() => globalThis.long);
  console.log(`tasks over 50 ms: ${JSON.stringify(long)}`);
  assert.equal(await readFile(join(folder, "result.json"), "utf8").then(({ length }) => length > 1e6), true);
});
