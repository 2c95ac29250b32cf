// The package for bots and sites: the cases that the tool answers, its examples, and every engine that it names.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import * as core from "../../target/npm/node.js";
import { differences } from "./compare.mjs";
import { cases, root } from "./module.mjs";

const PACKAGE = join(root, "target/npm");
const ITEM = "https://www.aliexpress.com/item/1005006000000001.html";
const SETTINGS = {
  profiles: [{ id: "a", name: "Blog", network: "aliexpress", ids: { aff_short_key: "_xAmpL3k" } }],
};
const page = (file) => readFileSync(join(root, "tests/fixtures", file));

/** A folder that has the package as its users have it. */
let home;
before(() => {
  home = mkdtempSync(join(tmpdir(), "affix-npm-"));
  mkdirSync(join(home, "node_modules/@affix"), { recursive: true });
  symlinkSync(PACKAGE, join(home, "node_modules/@affix/core"));
  cpSync(join(PACKAGE, "examples"), home, { recursive: true });
  writeFileSync(join(home, "package.json"), '{ "type": "module" }');
});
after(() => rmSync(home, { recursive: true, force: true }));

test("addresses are what they are", () => {
  const wrong = cases("url.json").flatMap(({ name, input, expect }) => differences(name, expect, core.readUrl(input)));
  assert.deepEqual(wrong, []);
});

test("pages read as a person reads them", () => {
  const wrong = cases("read.json").flatMap(({ name, file, url, expect }) =>
    differences(name, expect, core.readPage(page(file), url)),
  );
  assert.deepEqual(wrong, []);
});

test("documents are audited as the tool audits them", () => {
  // An old id, a log of links, a place and answers of vetting are flags of the tool.
  for (const { name, file, text, found, to, market, profile = true, lint, retired, links, place, vet } of cases(
    "audit.json",
  ).cases) {
    if (retired || links || place || vet) continue;
    const options = { day: "2026-11-27", ...(market && { market }), draft: Boolean(lint) };
    const said = core.audit(file, text, profile ? SETTINGS : null, options);
    const shown = said.map(({ rule, line, where }) => (where ? `${rule} ${line} ${where}` : `${rule} ${line}`));
    assert.deepEqual(shown.sort(), [...found].sort(), name);
    if (to === undefined) continue;
    let [mended, done] = ["", 0];
    for (const { fix } of said.filter((one) => one.fix)) {
      assert.equal(text.slice(fix.at, fix.at + fix.from.length), fix.from, name);
      mended += text.slice(done, fix.at) + fix.to;
      done = fix.at + fix.from.length;
    }
    assert.equal(mended + text.slice(done), to, name);
  }
});

test("links are the user's own, in rows and in place", () => {
  const text = `🔥 lamp ${ITEM}\nnothing here`;
  assert.deepEqual(
    core.makeLinks(text, SETTINGS).map(({ line, status }) => [line, status]),
    [
      [1, "made"],
      [2, "nothing"],
    ],
  );
  const [found] = core.findLinks(text);
  assert.equal(text.slice(found.at, found.at + ITEM.length), ITEM);
  const { text: mine, made } = core.replaceLinks(text, SETTINGS);
  assert.equal(made, 1);
  assert.match(mine, /^🔥 lamp https:\/\/s\.click\.aliexpress\.com\/deep_link\.htm\?aff_short_key=_xAmpL3k&/);
});

test("an estimate says what the tool says", () => {
  const file = join(root, "tests/fixtures/pages/demo-product.html");
  const at = "2026-11-27T08:00:00Z";
  const tool = spawnSync(join(root, "target/release/affix"), ["estimate", file, "--at", at], { encoding: "utf8" });
  const { low, high, currency, base } = JSON.parse(tool.stdout);
  const said = core.estimate(readFileSync(file, "utf8"), null, { now: Date.parse(at), url: ITEM });
  assert.deepEqual([said.low, said.high, said.currency, said.base], [low, high, currency, base]);
});

test("what is wrong is an error with a code and a sentence", () => {
  const fails = (work, code, words) =>
    assert.throws(work, (why) => why instanceof Error && why.code === code && words.test(why.message));
  fails(() => core.makeLinks(ITEM, { profiles: [] }), "look_no_profile", /\w+ \w+/);
  fails(
    () => core.makeLinks(ITEM, { ...SETTINGS, exchange: [{ from: "USD", to: "EUR", rate: "1,350" }] }),
    "number_ambiguous",
    /\w+ \w+/,
  );
  fails(() => core.makeLinks(ITEM, { ...SETTINGS, profil: [] }), "file_name", /profil/);
  fails(() => core.readPage(7), "bad_request", /neither text nor bytes/);
  fails(() => core.estimate("<p>", null), "estimate_no_product", /\w+ \w+/);
  fails(() => core.audit("a.html", "<p>", null, { day: "today" }), "bad_request", /2026-11-27/);
});

test("a bot answers a message with its own links, and is silent without any", async () => {
  process.env.AFFIX_KEY = "_xAmpL3k";
  const { onMessage } = await import(join(home, "telegram.js"));
  const sent = [];
  const send = async (chat, text) => sent.push([chat, text]);
  await onMessage({ message: { chat: { id: 7 }, text: `look ${ITEM}?aff_fsk=_nObody1` } }, send);
  await onMessage({ message: { chat: { id: 7 }, text: "good morning" } }, send);
  await onMessage({ edited: {} }, send);
  assert.equal(sent.length, 1);
  const [[chat, text]] = sent;
  assert.equal(chat, 7);
  assert.match(text, /^Ad\nlook https:\/\/s\.click\.aliexpress\.com\/\S*_xAmpL3k/);
  assert.doesNotMatch(text, /_nObody1/);
});

test("a site is built with its own links, and not with links that break a rule", async () => {
  const { default: affix } = await import(join(home, "eleventy.js"));
  const built = {};
  const config = {
    addPreprocessor: (_name, _of, work) => (built.before = work),
    addTransform: (_name, work) => (built.after = work),
  };
  affix(config, { settings: SETTINGS, market: "US" });
  const markdown = built.before({}, `Ad: [lamp](${ITEM})`);
  assert.match(markdown, /_xAmpL3k/);
  const judged = (html) => built.after.call({ page: { outputPath: "a.html" } }, html);
  const warn = console.warn;
  console.warn = () => {};
  try {
    const address = markdown.match(/\((.*)\)/)[1].replaceAll("&", "&amp;");
    const fine = `<p>Ad</p><a rel="sponsored nofollow" href="${address}">lamp</a>`;
    assert.equal(judged(fine), fine);
    assert.throws(() => judged(`<p>Ad</p><a rel="sponsored" href="${ITEM}">lamp</a>`), /links to mend/);
  } finally {
    console.warn = warn;
  }
});

const PROGRAM = `import { readUrl } from "@affix/core"; console.log(readUrl("${ITEM}?spm=1").canonical);`;
const ENGINES = {
  "node (a program of its own)": [process.execPath, []],
  deno: [join(root, "tests/node_modules/@deno/linux-x64-glibc/deno"), ["run", "--no-lock", "--allow-read"]],
  bun: [join(root, "tests/node_modules/@oven/bun-linux-x64/bin/bun"), ["run"]],
};
for (const [name, [program, args]] of Object.entries(ENGINES)) {
  const skip = existsSync(program) ? false : "there is none for this machine";
  test(`the package in ${name}`, { skip }, () => {
    const file = join(home, "program.mjs");
    writeFileSync(file, PROGRAM);
    const run = spawnSync(program, [...args, file], { encoding: "utf8", cwd: home });
    assert.equal(run.stdout.trim(), ITEM, run.stderr);
  });
}

const WORKERD = join(root, "tests/node_modules/@cloudflare/workerd-linux-64/bin/workerd");
test("the package in workerd", { skip: existsSync(WORKERD) ? false : "there is none for this machine" }, () => {
  const at = mkdtempSync(join(tmpdir(), "affix-workerd-"));
  const modules = ["workerd.js", "core.js", "exports.js", "core_bg.wasm"];
  for (const name of modules) copyFileSync(join(PACKAGE, name), join(at, name));
  const [imported, said] = PROGRAM.replace("@affix/core", "./workerd.js").split("; ");
  writeFileSync(join(at, "main.js"), `${imported};\nexport default { test() { ${said} } };`);
  const listed = ["main.js", ...modules].map(
    (name) => `(name = "${name}", ${name.endsWith(".wasm") ? "wasm" : "esModule"} = embed "${name}"),`,
  );
  writeFileSync(
    join(at, "config.capnp"),
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (services = [(name = "main", worker = .main)]);
const main :Workerd.Worker = (modules = [${listed.join(" ")}], compatibilityDate = "2026-11-01");
`,
  );
  const run = spawnSync(WORKERD, ["test", "config.capnp"], { encoding: "utf8", cwd: at });
  rmSync(at, { recursive: true });
  assert.equal(run.stdout.trim(), ITEM, run.stderr);
});
