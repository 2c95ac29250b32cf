// What `affix audit` prints for other programs, judged by schemas.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import Ajv07 from "ajv";
import Ajv from "ajv/dist/2020.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const read = (file) => JSON.parse(readFileSync(root + file, "utf8"));

const tool = `${root}target/release/affix`;
const folder = mkdtempSync(join(tmpdir(), "affix-audit-"));
after(() => rmSync(folder, { recursive: true }));

for (const [at, { file, text }] of read("tests/cases/audit.json").cases.entries()) {
  writeFileSync(join(folder, `${at}-${file}`), text);
}

const run = (...args) => {
  const { stdout, stderr, status } = spawnSync(tool, ["audit", ".", "--at", "2026-11-27T12:00:00Z", ...args], {
    cwd: folder,
    encoding: "utf8",
  });
  assert.ok(status < 2, stderr);
  return stdout;
};

test("the JSON is what its schema says", () => {
  const schema = read("crates/cli/schema/audit-1.json");
  const valid = new Ajv({ allErrors: true }).compile(schema);
  const rules = read("crates/core/data/audit.json").rules;
  assert.deepEqual(
    schema.$defs.rule.examples,
    rules.map(({ code }) => code),
    "the schema names each rule",
  );
  for (const args of [[], ["--baseline", "b.json", "--accept", "id-missing=why"], ["--baseline", "b.json"]]) {
    const answer = JSON.parse(run("--format", "json", ...args));
    assert.ok(valid(answer), JSON.stringify(valid.errors?.slice(0, 3)));
    assert.ok(answer.findings.length > 20);
    const known = new Set(Object.keys(schema.$defs.finding.properties));
    assert.deepEqual(
      Object.keys(answer.findings[0]).filter((key) => !known.has(key)),
      [],
      "every key is described",
    );
  }
});

test("SARIF is what its schema says", () => {
  // As published with SARIF 2.1.0, in a dialect of 2013 whose name and `id` ajv does not know; what it asks is the same
  // in today's. Its formats need one package more: addresses and columns are judged below.
  const published = read("tests/node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");
  const { $schema: _dialect, id: _id, ...schema } = published;
  const valid = new Ajv07({ allErrors: true, strict: false, unicodeRegExp: false, validateFormats: false }).compile(
    schema,
  );
  const log = JSON.parse(run("--format", "sarif", "--baseline", "b.json"));
  assert.ok(valid(log), JSON.stringify(valid.errors?.slice(0, 3)));
  assert.ok(
    log.runs[0].results.some(({ suppressions }) => suppressions),
    "with what was accepted",
  );
  delete log.runs[0].results[0].message;
  assert.ok(!valid(log), "the schema would say what is missing");
});

test("SARIF has what code scanning asks for, within its limits", () => {
  // The fields that GitHub names as required, and its limits, which the schema does not know.
  const { version, $schema, runs } = JSON.parse(run("--format", "sarif", "--baseline", "b.json"));
  assert.equal(version, "2.1.0");
  assert.match($schema, /^https:/);
  assert.equal(runs.length, 1);
  const [{ tool, results, columnKind }] = runs;
  assert.equal(tool.driver.name, "affix");
  assert.equal(columnKind, "unicodeCodePoints");
  const rules = new Set(tool.driver.rules.map(({ id }) => id));
  assert.ok(results.length > 20 && results.length <= 25_000);
  for (const { ruleId, level, message, locations, partialFingerprints, baselineState, suppressions } of results) {
    assert.ok(rules.has(ruleId));
    assert.ok(["error", "warning", "note"].includes(level));
    assert.ok(message.text.length > 0);
    const [{ physicalLocation, logicalLocations }] = locations;
    assert.doesNotThrow(() => new URL(physicalLocation.artifactLocation.uri, "file:///"));
    assert.doesNotMatch(physicalLocation.artifactLocation.uri, /[\s\\]/);
    assert.ok(physicalLocation.region.startLine >= 1 && physicalLocation.region.startColumn >= 1);
    assert.ok(logicalLocations[0].fullyQualifiedName);
    assert.match(partialFingerprints["affix/v1"], /^[0-9a-f]{16}$/);
    assert.equal(baselineState, suppressions ? "unchanged" : "new");
  }
});
