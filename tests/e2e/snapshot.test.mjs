// The selector table has two executors: the collector in a page and the command line tool on a
// file. Both must see the same page. The page's own scripts are off, for the tool runs none.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { EXTENSION, ROOT, start } from "./support.mjs";

const TOOL = join(ROOT, "target/release/affix");
const ELSEWHERE = "https://www.aliexpress.com/item/1005006999900009.html";

const collector = readFileSync(join(EXTENSION, "collector.js"), "utf8");
const cases = JSON.parse(readFileSync(join(ROOT, "tests/cases/read.json"), "utf8")).filter(({ file }) =>
  file.endsWith(".html"),
);

let chromium;
before(async () => {
  assert.ok(existsSync(TOOL), "target/release/affix is missing: run scripts/build --cli");
  chromium = await start();
});
after(() => chromium?.close());

for (const { name, file, url } of cases) {
  test(`${file}: ${name}`, async () => {
    const address = url ?? ELSEWHERE;
    const path = join(ROOT, "tests/fixtures", file);
    chromium.server.file(address, path);
    const page = await chromium.browser.newPage();
    await page.setJavaScriptEnabled(false);
    await page.goto(address, { waitUntil: "domcontentloaded" });
    const seen = await page.evaluate(collector);
    await page.close();
    const { file: _, ...read } = JSON.parse(
      execFileSync(TOOL, ["snapshot", path, "--url", address], { encoding: "utf8" }),
    );
    assert.equal(seen.url, address);
    assert.deepEqual(seen, read);
  });
}
