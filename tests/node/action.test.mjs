// The GitHub action and the hooks of pre-commit, by running what they say is run.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  accessSync,
  constants,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";

const root = fileURLToPath(new URL("../../", import.meta.url));
const home = mkdtempSync(join(tmpdir(), "affix-action-"));
after(() => rmSync(home, { recursive: true }));

// The tool on the path, as after an installation.
const programs = join(home, "bin");
mkdirSync(programs);
symlinkSync(join(root, "target/release/affix"), join(programs, "affix"));

const BARE = "Ad: [lamp](https://www.aliexpress.com/item/1005006000000001.html)\n";

/** A folder of a site with these files. */
function site(files) {
  const folder = mkdtempSync(join(home, "site-"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

/** What the action's steps print and how they end, with these inputs. */
function action(cwd, inputs) {
  const { inputs: known, runs } = parse(readFileSync(join(root, ".github/actions/audit/action.yml"), "utf8"));
  assert.equal(runs.using, "composite");
  const given = Object.fromEntries(Object.entries(known).map(([name, { default: value }]) => [name, value]));
  for (const name of Object.keys(inputs)) assert.ok(name in known, name);
  const filled = (text) =>
    text.replace(/\$\{\{ inputs\.([\w-]+) \}\}/g, (_, name) => {
      assert.ok(name in known, name);
      return { ...given, ...inputs }[name];
    });
  const summary = join(cwd, "summary.txt");
  const runner = {
    ...process.env,
    PATH: `${programs}:${process.env.PATH}`,
    GITHUB_ACTION_PATH: join(root, ".github/actions/audit"),
    GITHUB_STEP_SUMMARY: summary,
  };
  let out = "";
  for (const { run, env = {}, shell } of runs.steps) {
    assert.equal(shell, "bash");
    assert.doesNotMatch(run, /\$\{\{/, "an input in a command would be read as one");
    const own = Object.fromEntries(Object.entries(env).map(([name, value]) => [name, filled(value)]));
    const step = spawnSync("bash", ["-eo", "pipefail", "-c", run], {
      cwd,
      env: { ...runner, ...own },
      encoding: "utf8",
    });
    out += step.stdout + step.stderr;
    if (step.status !== 0) return { out, status: step.status, summary: readFileSync(summary, "utf8") };
  }
  return { out, status: 0, summary: readFileSync(summary, "utf8") };
}

test("the action annotates what is new, and fails from the severity that was asked for", () => {
  const cwd = site({ "a b.md": BARE, "fine.md": "nothing\n" });
  const found = action(cwd, { paths: "a b.md\nfine.md\n", sarif: "found.sarif" });
  assert.equal(found.status, 1);
  assert.match(found.out, /^::error file=a b\.md,line=1,col=12,title=id-missing::/m);
  assert.match(found.summary, /id-missing[^]*2 documents, 1 links: 1 new/);
  const { runs } = JSON.parse(readFileSync(join(cwd, "found.sarif"), "utf8"));
  assert.deepEqual(
    runs[0].results.map(({ ruleId }) => ruleId),
    ["id-missing"],
  );
  assert.equal(action(cwd, { "fail-on": "never" }).status, 0);
  const unreadable = action(cwd, { paths: "gone.md" });
  assert.equal(unreadable.status, 2);
  assert.match(unreadable.out, /gone\.md/);
  // What was accepted is quiet.
  const accept = ["audit", "a b.md", "--baseline", "b.json", "--accept", "all=as it was"];
  spawnSync(join(programs, "affix"), accept, { cwd });
  assert.deepEqual([action(cwd, { paths: "a b.md", baseline: "b.json" }).status], [0]);
});

test("an input is never a command", () => {
  const cwd = site({ "a.md": "nothing\n" });
  action(cwd, { paths: "$(touch a.txt)\n`touch b.txt`\n--fix; touch c.txt", market: "; touch d.txt" });
  for (const name of ["a.txt", "b.txt", "c.txt", "d.txt"]) {
    assert.throws(() => accessSync(join(cwd, name)), { code: "ENOENT" });
  }
});

test("the hooks of pre-commit look at the files that were changed", () => {
  const hooks = parse(readFileSync(join(root, ".pre-commit-hooks.yaml"), "utf8"));
  assert.deepEqual(
    hooks.map(({ id }) => id),
    ["affix-audit", "affix-lint"],
  );
  const cwd = site({ "a.md": BARE, "fine.html": "<p>nothing</p>" });
  for (const { entry, language, files } of hooks) {
    assert.equal(language, "script");
    const changed = ["a.md", "fine.html", "photo.jpg"].filter((name) => new RegExp(files).test(name));
    assert.deepEqual(changed, ["a.md", "fine.html"]);
    const [script, ...args] = entry.split(" ");
    accessSync(join(root, script), constants.X_OK);
    const env = { ...process.env, PATH: `${programs}:${process.env.PATH}` };
    const run = (names) => spawnSync(join(root, script), [...args, ...names], { cwd, env, encoding: "utf8" });
    const said = run(changed);
    assert.deepEqual([said.status, /id-missing/.test(said.stdout)], [1, true]);
    assert.equal(run(["fine.html"]).status, 0);
  }
});
