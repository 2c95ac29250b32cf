// A function named like a program hides that the program is missing: its name is found in any case.
import assert from "node:assert/strict";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { ROOT } from "./machine.mjs";

const files = ["scripts", "scripts/lib", ".ci"]
  .flatMap((folder) => readdirSync(join(ROOT, folder)).map((name) => join(folder, name)))
  .filter((path) => statSync(join(ROOT, path)).isFile());
const texts = new Map(
  files
    .map((path) => [path, readFileSync(join(ROOT, path), "utf8")])
    .filter(([path, text]) => path.endsWith(".sh") || /^#!.*bash/.test(text)),
);
const all = (pattern) => [...texts.values()].flatMap((text) => [...text.matchAll(pattern)].map((found) => found[1]));

test("no function is named like a program that is looked for", () => {
  const functions = all(/^\s*(?:function\s+)?([\w-]+)\s*\(\)/gm);
  const lookedFor = [
    ...all(/\b(?:has|unless) ([a-z][\w+-]*)/g),
    ...all(/\btype -P (?:-- )?([a-z][\w+-]*)/g),
    ...all(/^BROWSERS=\(([^)]*)\)/gm).flatMap((names) => names.replace(/"[^"]*"/g, "").split(/\s+/)),
  ];
  for (const known of ["need", "find_browser"]) assert.ok(functions.includes(known), `${known} is not found`);
  for (const known of ["chromium", "google-chrome", "openssl", "apt-get", "sudo", "c++"])
    assert.ok(lookedFor.includes(known), `${known} is not found`);
  assert.deepEqual(
    functions.filter((name) => lookedFor.includes(name)),
    [],
  );
});

test("programs are looked for among files", () => {
  const otherWays =
    /^(?!\s*#).*(?:^|[;|&!({]|\b(?:if|elif|while|then|do)\b)\s*(?:command -[vV]|which|hash|type -[tap]+) /m;
  assert.deepEqual(
    [...texts].filter(([, text]) => otherWays.test(text)).map(([path]) => path),
    [],
  );
});
