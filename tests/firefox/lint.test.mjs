// The package for Firefox by the linter that its store judges with: no error, and no warning but those that are known.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const path = (file) => fileURLToPath(new URL(file, import.meta.url));
const accepted = JSON.parse(readFileSync(path("accepted-warnings.json"), "utf8"));

test("the linter finds no error and no other warning", () => {
  const linter = path("node_modules/addons-linter/bin/addons-linter");
  const run = spawnSync(process.execPath, [linter, "--output", "json", path("../../dist/firefox")], {
    encoding: "utf8",
  });
  const { errors, warnings } = JSON.parse(run.stdout);
  assert.deepEqual(errors, [], run.stderr);
  // The names of shared parts change with what is in them.
  const found = warnings.map(({ code, file }) => `${code} ${file.replace(/^parts\/.*/, "parts")}`);
  assert.deepEqual([...new Set(found)].sort(), Object.keys(accepted).sort());
});
