// Reading a Module page's state, natively and in the module, against V8's JSON.parse of the same text.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { affix, root } from "../node/module.mjs";
import { figure, growth, medians } from "./figures.mjs";

/** What real 380 KB Module pages carry. */
const STATE_BYTES = 70_000;
const GROWTH = [50_000, 150_000, 500_000, 1_500_000, 5_000_000];

/** A state of so many bytes, grown from our own fixture: mostly variants, then texts. */
export function moduleState(bytes) {
  const page = readFileSync(`${root}tests/fixtures/pages/module-us.html`, "utf8");
  const script = [...page.matchAll(/<script[^>]*>([^]*?)<\/script>/g)]
    .map((m) => m[1])
    .find((s) => /runParams\s*=\s*\{\s*(\/\*[^]*?\*\/\s*)?data/.test(s));
  const window = {};
  new Function("window", script)(window);
  const state = window.runParams.data;
  const skus = state.skuModule.skuPriceList;
  const seeds = [...skus];
  const size = (value) => JSON.stringify(value).length + 1;
  let left = bytes - size(state);
  for (let i = 0; left > bytes * 0.4; i++) {
    const freightExt = JSON.stringify({ p0: i, p1: "2.94", p10: [110273, 182210, 82051], p3: "USD" });
    const sku = {
      ...structuredClone(seeds[i % seeds.length]),
      skuIdStr: String(12000030000000000n + BigInt(i)),
      freightExt,
    };
    skus.push(sku);
    left -= size(sku);
  }
  state.i18nMap = {};
  for (let i = 0; left > 0; i++) {
    const text = `A sentence of the page's own, number ${i}, with "quotes" and an &amp;.`;
    state.i18nMap[`TEXT_${i}`] = text;
    left -= size(`TEXT_${i}`) + size(text);
  }
  return JSON.stringify(state);
}

/** Milliseconds natively and in the module, and V8's for the same text. */
function times(bytes) {
  const json = moduleState(bytes);
  const script = `window.runParams = { data: ${json}, csrfToken: '' };`;
  const folder = `${root}target/bench`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/state.js`, script);
  const snapshot = { url: "", title: "", meta: {}, jsonLd: [], scripts: [script], omitted: [], fields: {}, groups: {} };
  const price = affix.readPage(snapshot).product?.price;
  if (!price) throw new Error("the bench's own state was not read");
  const runs = bytes > 1_000_000 ? 40 : 300;
  const [parse, module] = medians(
    () => JSON.parse(json),
    () => affix.readPage(snapshot),
    runs,
  );
  const bench = ["bench", "--quiet", "-p", "affix-core", "--bench", "state", "--", `${folder}/state.js`];
  const native = Number(execFileSync("cargo", bench, { cwd: root, encoding: "utf8" })) / 1000;
  return { bytes: json.length, parse, module, native };
}

export function stateFigures() {
  const { bytes, parse, module, native } = times(STATE_BYTES);
  const peer = `JSON.parse of ${Math.round(bytes / 1000)} KB`;
  figure("read a Module state, native", native, peer, parse, "≤ 0.4");
  figure("read a Module state, WASM", module, peer, parse, "≤ 1.0");
}

export function growthFigures() {
  growth("state", GROWTH.map(times));
}
