// The store's zip has the same bytes whoever makes it, and when.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync, statSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "./module.mjs";

const DIST = join(root, "dist/chromium");

/** Makes the zip with this umask and environment; its name and its bytes. */
function pack(umask, env) {
  const { status, stdout, stderr } = spawnSync("bash", ["-c", `umask ${umask}; exec scripts/package`], {
    cwd: root,
    env: { ...process.env, ...env },
    encoding: "utf8",
  });
  assert.equal(status, 0, stderr);
  return readFileSync(join(root, /^out\/\S+\.zip/m.exec(stdout)[0]));
}

test("the same build makes the same bytes, on any day, for any user", () => {
  const first = pack("022", { TZ: "UTC", LC_ALL: "C" });
  // Made anew, with other times, rights, order and habits.
  rmSync(DIST, { recursive: true });
  const second = pack("077", { TZ: "Asia/Tokyo", LC_ALL: "C.UTF-8", ZIPOPT: "-0" });
  assert.ok(first.equals(second), "two zips of one build differ");

  const files = readdirSync(DIST, { recursive: true }).filter((name) => statSync(join(DIST, name)).isFile());
  for (const file of files) utimesSync(join(DIST, file), new Date(), new Date("2031-02-03T04:05:06Z"));
  assert.ok(first.equals(pack("022", {})), "the files' times are in the zip");
});
