// The package for bots and sites, in a page of somebody's own site.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { shows, start } from "./support.mjs";

const PACKAGE = fileURLToPath(new URL("../../target/npm/", import.meta.url));
const ITEM = "https://www.aliexpress.com/item/1005006000000001.html";

const chromium = await start();
after(() => chromium.close());

test("a page reads an address with the package", async () => {
  const site = "https://blog.example/";
  for (const name of ["browser.js", "core.js", "exports.js"]) chromium.server.file(site + name, PACKAGE + name);
  chromium.server.file(`${site}core_bg.wasm`, `${PACKAGE}core_bg.wasm`, { "content-type": "application/wasm" });
  chromium.server.page(site, {
    body: `<!doctype html><title>Blog</title><p>…</p><script type="module">
      import { readUrl } from "./browser.js";
      document.querySelector("p").textContent = readUrl("${ITEM}?spm=1").canonical;
    </script>`,
  });
  const page = await chromium.openPage(site);
  await shows(page, ITEM);
  assert.deepEqual(chromium.problems, []);
});
