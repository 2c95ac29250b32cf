// A backup through the built module, in pieces as the extension hands it over.
import assert from "node:assert/strict";
import { test } from "node:test";
import { affix, sentences } from "./module.mjs";

/** A backup of a log, a piece of records at a time. */
function backup(records, piece = 1_000) {
  let { progress, text } = affix.beginBackup(["settings", "log"]);
  let file = text;
  const add = (sealed) => {
    ({ progress, text } = sealed);
    file += text;
  };
  add(affix.addToBackup(progress, "settings", JSON.stringify({ version: 1, profiles: [] })));
  for (let at = 0; at < records.length; at += piece) {
    const lines = records.slice(at, at + piece).map((record) => JSON.stringify(record));
    add(affix.addToBackup(progress, "log", lines.join("\n")));
  }
  add(affix.endBackup(progress));
  return file;
}

/** What is found in a file that is handed over in pieces of so many lines. */
function opened(file, piece) {
  const lines = file.split("\n");
  let progress = null;
  for (let at = 0; at < lines.length; at += piece) {
    const last = at + piece >= lines.length;
    const found = affix.openBackup(progress, lines.slice(at, at + piece).join("\n"), last);
    if (found.problem) return { line: found.progress.lines + 1, code: found.problem.code };
    progress = found.progress;
  }
  return progress.held;
}

const log = Array.from({ length: 2_500 }, (_, n) => ({
  at: 1_795_000_000_000 + n,
  link: `https://example.com/${n}`,
  profile: 'Blog "ü" \u2028 \\ {"end":3}',
}));

test("is the same file in whatever pieces it is written, and whole in whatever pieces it is read", () => {
  const file = backup(log);
  assert.equal(backup(log, 7), file);
  for (const piece of [1, 13, 1_000, 10_000]) {
    assert.deepEqual(opened(file, piece), [
      { store: "settings", records: 1 },
      { store: "log", records: 2_500 },
    ]);
  }
  const records = file
    .split("\n")
    .filter((line) => line.includes('"log":{'))
    .map((line) => JSON.parse(line).log);
  assert.deepEqual(records, log);
});

test("names the damaged line, wherever a piece ends, in a sentence", () => {
  const lines = backup(log).split("\n");
  for (const at of [2, 999, 1_000, 2_501]) {
    const changed = lines.with(at, lines[at].replace("example.com", "example.org"));
    for (const piece of [1, 500, 10_000]) {
      assert.deepEqual(opened(changed.join("\n"), piece), { line: at + 1, code: "backup_changed" });
    }
  }
  assert.deepEqual(opened(lines.slice(0, 100).join("\n"), 30), { line: 101, code: "backup_cut" });
  assert.deepEqual(opened('{"version":1,"profiles":[]}', 1), { line: 1, code: "backup_unknown" });
  assert.deepEqual(opened("", 1), { line: 1, code: "backup_unknown" });
  for (const code of ["backup_changed", "backup_cut", "backup_unknown", "backup_newer"])
    assert.ok(sentences[code], code);
});
