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
  for (const one of cases("audit.json").cases) {
    const { name, file, text, found, to, market, profile = true, lint, retired, links, place, vet, rules = [] } = one;
    if (retired || links || place || vet) continue;
    const options = { day: "2026-11-27", ...(market && { market }), draft: Boolean(lint) };
    const said = core.audit(file, text, { ...(profile && SETTINGS), rules }, options);
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

test("what a publisher has published is audited by its bytes", () => {
  const expected = readFileSync(join(root, "tests/cases/published.tsv"), "utf8").trimEnd().split("\n").sort();
  const names = [...new Set(expected.map((line) => line.split("\t")[0]))];
  const found = names.flatMap((name) => core.audit(name, page(`published/${name}`), SETTINGS, { day: "2026-11-27" }));
  assert.deepEqual(
    found.map(({ document, line, where, rule }) => [document, line, where ?? "", rule].join("\t")).sort(),
    expected,
  );
});

test("a file that holds no text is no file without faults", () => {
  const rules = (name, bytes) => core.audit(name, Uint8Array.from(bytes)).map(({ rule, line }) => [rule, line]);
  const zipped = [0x50, 0x4b, 3, 4, 0, 0];
  assert.deepEqual(rules("site.zip", zipped), [["unreadable", 1]]);
  assert.deepEqual(rules("post.docx", zipped), [["unreadable", 1]]);
  assert.deepEqual(rules("page.html.gz", [0x1f, 0x8b, 8]), [["unreadable", 1]]);
  assert.deepEqual(rules("picture", [0x89, 0x50, 0x4e, 0x47, 0, 0]), [["unreadable", 1]]);
});

/** Settings with one profile, which may lack what makes a link. */
const settingsOf = (profile, campaigns = []) => ({ profiles: [{ id: "a", name: "", ...profile }], campaigns });

test("links are letter for letter those of the cases", () => {
  for (const { name, args, input, expect } of cases("link.json")) {
    const { network, ids, subIds, template } = args;
    const made = () => core.makeLinks(input, settingsOf({ network, ids, subIds, template: template ?? null }));
    const replaced = () => core.replaceLinks(input, settingsOf({ network, ids, subIds, template: template ?? null }));
    if (expect.link) {
      const rows = made().filter(({ link }) => link);
      assert.deepEqual(
        rows.map(({ link }) => link),
        [expect.link],
        name,
      );
      assert.equal(replaced().text, input.replace(rows[0].input, expect.link), name);
      continue;
    }
    // Whether links can be made at all is said once; else each address has its reason.
    try {
      for (const { link, problem } of made()) assert.ok(!link && problem.code && problem.text, name);
      assert.equal(replaced().text, input, name);
    } catch (why) {
      assert.ok(why.code && !(why instanceof assert.AssertionError), `${name}: ${why.message}`);
    }
  }
});

test("campaigns fill sub-ids as the cases say", () => {
  const ids = { aliexpress: { aff_short_key: "_xAmpL3k" }, admitad: { hash: "0a1b2c3d4e5f6a7b8c9d16525dc3e8" } };
  const now = Date.UTC(2026, 10, 22);
  for (const { name, network, campaign, others = [], expect } of cases("campaign.json")) {
    if (!ids[network]) continue;
    const whole = (id, one) => ({ id, name: "", channel: "", subIds: {}, ...one });
    const campaigns = [whole("mine", campaign), ...others.map((other, at) => whole(`c${at}`, other))];
    let row;
    try {
      [row] = core.makeLinks("1005006000000001", settingsOf({ network, ids: ids[network] }, campaigns), {
        campaign: "mine",
        now,
      });
    } catch (why) {
      // Of settings, all or nothing: a campaign that cannot be used as it is written is named.
      assert.ok(why.code && expect.problems, `${name}: ${why.message}`);
      continue;
    }
    assert.equal(row.campaignLeftOut?.why.code, expect.without, name);
    const values = Object.fromEntries(new URL(row.link).searchParams);
    for (const key of Object.keys(campaign.subIds))
      assert.equal(values[key], row.campaign ? expect.subIds[key] : undefined, name);
  }
});

test("an address in a text is what it is alone", () => {
  const inputs = cases("url.json")
    .map(({ input }) => input)
    .filter((input) => /^https:\/\/[\w./?=&%-]+\w$/.test(input));
  assert.ok(inputs.length > 50);
  const text = inputs.map((input, at) => `🔥 ${at}: ${input}`).join("\n");
  const found = core.findLinks(text);
  assert.deepEqual(
    found.map(({ at, line, facts }) => [text.slice(at, at + facts.input.length), line, facts]),
    inputs.map((input, at) => [input, at + 1, core.readUrl(input)]),
  );
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

const tool = (...args) => spawnSync(join(root, "target/release/affix"), args, { encoding: "utf8", maxBuffer: 1e8 });

test("an estimate of every page says what the tool says", () => {
  const at = "2026-11-27T08:00:00Z";
  let [known, refused] = [0, 0];
  for (const { name, file, url } of cases("read.json")) {
    const path = join(root, "tests/fixtures", file);
    const asked = ["--network", "admitad", "--market", "DE", "--at", at, ...(url ? ["--url", url] : [])];
    const run = tool("estimate", path, ...asked);
    const said = () =>
      core.estimate(readFileSync(path), null, { network: "admitad", market: "de", now: Date.parse(at), url });
    if (run.status === 0) {
      const { low, high, currency, base, rate } = JSON.parse(run.stdout);
      const ours = said();
      assert.deepEqual([ours.low, ours.high, ours.currency, ours.base], [low, high, currency, base], name);
      assert.deepEqual([ours.rate.low, ours.rate.high], [rate.low, rate.high], name);
      known += 1;
    } else {
      assert.throws(said, (why) => Boolean(why.code && why.message), name);
      refused += 1;
    }
  }
  assert.ok(known > 10 && refused > 5, `${known} known, ${refused} refused`);
});

const FORMATS = [
  ...["link", "telegram", "whatsapp", "blog", "markdown", "bbcode", "x"],
  ...["telegram_html", "telegram_markdown_v2", "html"],
];
test("a post is what the tool writes, in every format", () => {
  const [{ link }] = core.makeLinks(ITEM, SETTINGS);
  const account = ["--network", "aliexpress", "--id", "_xAmpL3k"];
  for (const format of FORMATS)
    for (const market of ["us", "de"]) {
      const post = { items: [{ link, title: "AliExpress item 1005006000000001" }], format, disclosure: { market } };
      const { status, stdout } = tool("link", ITEM, ...account, "--format", format, "--disclosure", market);
      assert.equal(status, 0, format);
      const { text, html } = core.compose(post);
      // A list has a line for each post.
      const written = stdout.trimEnd().replaceAll("\\n", "\n");
      assert.ok([text, html].includes(written), `${format} ${market}: ${stdout} ${text} ${html}`);
    }
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
  // The links would be those of another account of the bot's.
  fails(() => core.makeLinks(ITEM, SETTINGS, { profile: "shop" }), "profile_not_there", /“shop”.*: a\.$/);
  fails(() => core.replaceLinks(ITEM, SETTINGS, { profile: "shop" }), "profile_not_there", /\w+ \w+/);
  fails(() => core.makeLinks(ITEM, SETTINGS, { campaign: "gone" }), "campaign_gone", /\w+ \w+/);
  fails(() => core.makeLinks(ITEM, SETTINGS, { profil: "a" }), "bad_request", /does not know “profil”/);
  fails(() => core.makeLinks(ITEM, SETTINGS, { now: "today" }), "bad_request", /value of “now” is of the wrong kind/);
  fails(() => core.makeLinks(ITEM, () => 1), "bad_request", /no JSON/);
  fails(() => core.compose({ items: [], format: "pdf" }), "bad_request", /value of “format”/);
  for (const text of [7, null, undefined, {}]) {
    for (const ask of [core.readUrl, core.findLinks, core.makeLinks, core.replaceLinks])
      fails(() => ask(text, SETTINGS), "bad_request", /where a text has to be/);
    fails(() => core.audit(text, "<p>"), "bad_request", /where a text has to be/);
  }
  fails(() => core.readPage("<p>", 7), "bad_request", /where a text has to be/);
  fails(() => core.audit("a.html", "<p>", null, { market: "Germany" }), "bad_request", /no country in two letters/);
  fails(() => core.estimate("<p>", null, { market: "Germany" }), "bad_request", /no country in two letters/);
  fails(() => core.estimate("<p>", null, { network: "nobody" }), "bad_request", /network that nobody knows/);
  fails(() => core.readPage(7), "bad_request", /neither text nor bytes/);
  fails(() => core.estimate("<p>", null), "estimate_no_product", /\w+ \w+/);
  fails(() => core.audit("a.html", "<p>", null, { day: "today" }), "bad_request", /2026-11-27/);
});

test("what ends otherwise is an error as well, and the next call is answered", () => {
  const mine = new Error("thrown inside a call");
  const options = {
    get now() {
      throw mine;
    },
  };
  assert.throws(() => core.makeLinks(ITEM, SETTINGS, options), { code: "core_panicked", cause: mine });
  assert.equal(core.readUrl(`${ITEM}?spm=1`).canonical, ITEM);
});

test("what the README shows is so, in JavaScript and for the compiler of TypeScript", () => {
  const readme = readFileSync(join(PACKAGE, "README.md"), "utf8");
  const shown = [...readme.matchAll(/```js\n(.*?)```/gs)].map(([, code]) => code).join("");
  const checked = shown.replace(/^(?!const |import )(.+);\n\/\/ (.+)$/gm, "assert.deepEqual($1, $2);");
  assert.ok(checked.match(/^assert/gm)?.length > 3, checked);
  const program = join(home, "readme.mjs");
  writeFileSync(program, `import assert from "node:assert/strict";\n${checked}`);
  const run = spawnSync(process.execPath, [program], { encoding: "utf8", cwd: home });
  assert.equal(run.status, 0, run.stderr);
  writeFileSync(join(home, "readme.ts"), shown);
  const types = ["--noEmit", "--strict", "--module", "nodenext", "--target", "es2022", "readme.ts"];
  const compiled = spawnSync(join(root, "extension/node_modules/.bin/tsc"), types, { encoding: "utf8", cwd: home });
  assert.equal(compiled.status, 0, compiled.stdout);
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
