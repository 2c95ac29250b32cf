// The boundary's types are the compiler's: each name once, none in a string of the wasm crate.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { root } from "./module.mjs";

test("every exported name stands once, so that no two types merge", () => {
  for (const module of ["affix", "desk"]) {
    const types = readFileSync(`${root}extension/pkg/${module}.d.ts`, "utf8");
    const names = [...types.matchAll(/^export (?:async )?(?:function|type|interface|class|enum|const) (\w+)/gm)].map(
      ([, name]) => name,
    );
    assert.ok(names.length > 100, "the generated types are read");
    assert.deepEqual(
      names.filter((name, place) => names.indexOf(name) !== place),
      [],
      module,
    );
  }
});

test("no type is named in a string literal", () => {
  const source = `${root}crates/wasm/src/`;
  for (const file of readdirSync(source, { recursive: true }).filter((name) => name.endsWith(".rs")))
    assert.doesNotMatch(
      readFileSync(source + file, "utf8"),
      /unchecked_\w+_type|typescript_type|typescript_custom/,
      file,
    );
});
