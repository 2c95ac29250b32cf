// The stores' zips have the same bytes whoever makes them, and when; a zip is told apart from what the sources build.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "./module.mjs";

const { unzipSync, zipSync } = createRequire(join(root, "extension/package.json"))("fflate");
const DIST = join(root, "dist/chromium");

function run(args, umask = "022", env = {}) {
  return spawnSync("bash", ["-c", `umask ${umask}; exec scripts/package "$@"`, "-", ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    encoding: "utf8",
  });
}

/** Makes the zips with this umask and environment; their bytes by name. */
function pack(umask, env) {
  const { status, stdout, stderr } = run([], umask, env);
  assert.equal(status, 0, stderr);
  const names = [...stdout.matchAll(/^out\/\S+\.zip/gm)].map(([name]) => name);
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(root, name))]));
}

test("the same build makes the same bytes, on any day, for any user, and stands its own check", () => {
  const first = pack("022", { TZ: "UTC", LC_ALL: "C" });
  const names = Object.keys(first);
  assert.deepEqual(
    names.map((name) => name.replace(/\d+\.\d+\.\d+/, "N")),
    ["out/affix-N-chromium.zip", "out/affix-N-firefox.zip", "out/affix-N-source.zip"],
  );
  const same = (again, why) => {
    for (const name of names) assert.ok(first[name].equals(again[name]), `${name}: ${why}`);
  };
  // Made anew, with other times, rights, order and habits.
  rmSync(DIST, { recursive: true });
  same(pack("077", { TZ: "Asia/Tokyo", LC_ALL: "C.UTF-8" }), "two zips of one build differ");
  const files = readdirSync(DIST, { recursive: true }).filter((name) => statSync(join(DIST, name)).isFile());
  for (const file of files) utimesSync(join(DIST, file), new Date(), new Date("2031-02-03T04:05:06Z"));
  same(pack("022", {}), "the files' times are in the zip");

  for (const name of names.slice(0, 2)) {
    const { status, stdout } = run(["--check", name]);
    assert.equal(status, 0);
    assert.match(stdout, /is what these sources build for (chromium|firefox): \d+ files, byte for byte/);
  }
  const folder = mkdtempSync(join(tmpdir(), "affix-package-"));
  const altered = unzipSync(first[names[0]]);
  altered["background.js"] = new TextEncoder().encode("// not ours");
  altered["more.js"] = new Uint8Array();
  const path = join(folder, "affix-chromium.zip");
  writeFileSync(path, zipSync(altered));
  const { status, stderr } = run(["--check", path]);
  rmSync(folder, { recursive: true });
  assert.equal(status, 1);
  assert.match(stderr, /background\.js differs\nmore\.js is in the zip alone/);
});

test("a zip that is not there is said", () => {
  const { status, stderr } = run(["--check", "out/none.zip"]);
  assert.equal(status, 1);
  assert.match(stderr, /There is no zip out\/none\.zip to check/);
});
