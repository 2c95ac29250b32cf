// Reading a Module page's state, natively and in the module, against V8's JSON.parse of the same text.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { affix, root } from "../node/module.mjs";
import { figure, median } from "./figures.mjs";

/** A state of the size that real 380 KB Module pages carry, grown from our own fixture. */
export function moduleState(bytes) {
  const page = readFileSync(`${root}tests/fixtures/pages/module-us.html`, "utf8");
  const script = [...page.matchAll(/<script[^>]*>([^]*?)<\/script>/g)].map((m) => m[1]).find((s) => /runParams\s*=\s*\{\s*(\/\*[^]*?\*\/\s*)?data/.test(s));
  const window = {};
  new Function("window", script)(window);
  const state = window.runParams.data;
  const skus = state.skuModule.skuPriceList;
  const size = () => JSON.stringify(state).length;
  for (let i = 0; size() < bytes * 0.6; i++) {
    const sku = structuredClone(skus[i % skus.length]);
    skus.push({ ...sku, skuIdStr: String(12000030000000000n + BigInt(i)), freightExt: JSON.stringify({ p0: i, p1: "2.94", p10: [110273, 182210, 82051], p3: "USD" }) });
  }
  state.i18nMap = {};
  for (let i = 0; size() < bytes; i++) state.i18nMap[`TEXT_${i}`] = `A sentence of the page's own, number ${i}, with \"quotes\" and an &amp;.`;
  return JSON.stringify(state);
}

export function stateFigures() {
  const json = moduleState(70_000);
  const script = `window.runParams = { data: ${json}, csrfToken: '' };`;
  const folder = `${root}target/bench`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/state.js`, script);
  const snapshot = { url: "", title: "", meta: {}, jsonLd: [], scripts: [script], omitted: [], fields: {}, groups: {} };
  if (affix.readPage(snapshot).product?.price === null) throw new Error("the bench's own state was not read");

  const parse = median(() => JSON.parse(json));
  const module = median(() => affix.readPage(snapshot));
  const native = Number(execFileSync("cargo", ["bench", "--quiet", "-p", "affix-core", "--bench", "state", "--", `${folder}/state.js`], { cwd: root, encoding: "utf8" })) / 1000;
  const peer = `JSON.parse of ${Math.round(json.length / 1000)} KB`;
  figure("read a Module state, native", native, peer, parse, "≤ 0.7");
  figure("read a Module state, WASM", module, peer, parse, "≤ 1.5");
}
