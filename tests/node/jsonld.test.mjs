// What search engines are told of a draft, compiled against schema.org's own types: every field is one that the type has,
// with a value that it takes.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import init, * as desk from "../../extension/pkg/desk.js";
import { root } from "./module.mjs";

await init({ module_or_path: readFileSync(`${root}extension/pkg/desk_bg.wasm`) });
desk.start();
const folder = await mkdtemp(join(tmpdir(), "affix-jsonld-"));
after(() => rm(folder, { recursive: true }));

const product = {
  title: "Lamp </script> \u2028 “new”",
  link: "https://s.click.aliexpress.com/e/_mine",
  image: "https://ae01.alicdn.com/kf/x.jpg",
  page: "https://blog.example/lamp",
  observed: "2026-11-27",
  price: "19.99",
  currency: "USD",
  rating: "4.8",
  reviews: 1200,
  pros: ["bright", "quiet"],
  cons: ["short cable"],
  score: "7.5",
};
const review = {
  version: 1,
  kind: "review",
  title: "A lamp",
  market: "us",
  author: "Kim",
  published: "2026-11-27",
  products: [product],
};
const told = (draft) => desk.writtenDraft(JSON.stringify(draft), "json-ld").parts[0].text;
const json = (draft) => /^<script type="application\/ld\+json">(.*)<\/script>\s*$/s.exec(told(draft))[1];

/** What the compiler says of these, each with the type that it is to have. */
async function compiled(all) {
  const lines = all.map(([type, value], n) => `export const told${n}: WithContext<${type}> = ${value};`);
  await writeFile(
    join(folder, "told.ts"),
    `import type { ItemList, Product, WithContext } from "schema-dts";\n${lines.join("\n")}\n`,
  );
  const types = join(root, "tests/node_modules/schema-dts/dist/schema.d.ts");
  const options = {
    noEmit: true,
    strict: true,
    module: "esnext",
    moduleResolution: "bundler",
    types: [],
    paths: { "schema-dts": [types] },
  };
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions: options, files: ["told.ts"] }));
  const tsc = join(root, "extension/node_modules/typescript/bin/tsc");
  try {
    return execFileSync(process.execPath, [tsc, "-p", folder], { encoding: "utf8" });
  } catch (failed) {
    return failed.stdout;
  }
}

test("a review and a list of own pages are of schema.org's types", async () => {
  const roundup = {
    ...review,
    kind: "dealRoundup",
    products: [product, { ...product, page: "https://blog.example/hub" }],
  };
  const scored = { ...review, products: [{ ...product, pros: [], cons: [] }] };
  assert.equal(
    await compiled([
      ["Product", json(review)],
      ["Product", json(scored)],
      ["Product", json({ ...review, published: null })],
      ["ItemList", json(roundup)],
    ]),
    "",
  );
  for (const text of [json(review), json(scored)]) assert.ok(!/aggregateRating|offers|4\.8|19\.99/.test(text), text);
});

test("the compiler finds a field that the type does not have", async () => {
  const wrong = json(review).replace('"positiveNotes"', '"goodNotes"');
  assert.match(await compiled([["Product", wrong]]), /goodNotes/);
});
