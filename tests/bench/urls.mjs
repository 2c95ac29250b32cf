// Cleaning a list of addresses: the tool on one core and the module in batches, against tidy-url.
import { spawnSync } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { TidyURL } from "tidy-url";
import { affix, root } from "../node/module.mjs";
import { rate } from "./figures.mjs";

const TOOL = `${root}target/release/affix`;
const BATCH = 500;

/** Addresses of the shapes that people paste, every id and key made up. */
export function madeUp(count = 2000) {
  const hosts = [
    "www.aliexpress.com",
    "es.aliexpress.com",
    "he.aliexpress.com",
    "pt.aliexpress.com",
    "www.aliexpress.us",
    "m.aliexpress.com",
    "aliexpress.ru",
  ];
  const trace = (i) => `0123456789abcdef0123456789abcdef-${1700000000000 + i}-0${1000 + (i % 9000)}-_mAde${i}`;
  const item = (i) => `https://${hosts[i % hosts.length]}/item/${1005006000000000 + i * 7919}.html`;
  const shapes = [
    (i) =>
      `${item(i)}?spm=a2g0o.productlist.0.0.${i}&algo_pvid=0f0f-${i}&algo_exp_id=0f0f-${i}-1&pdp_npi=4%40dis%21USD%21${i}.18%212.54%21%21%21155.51%2117.78%21%402101${i}%2112000030000${100000 + i}%21sea%21US%210%21ABX&curPageLogUid=x${i}&utparam-url=scene%3Asearch`,
    (i) =>
      `${item(i)}?aff_fcid=${trace(i)}&aff_fsk=_mAde${i}&aff_platform=portals-tool&sk=_mAde${i}&aff_trace_key=${trace(i)}&terminal_id=0123456789abcdef0123456789abcdef&afSmartRedirect=y`,
    (i) => `${item(i)}?sku_id=12000030000${100000 + i}&spm=a2g2w.${i}&gatewayAdapt=glo2usa4itemAdapt&_randl_shipto=US`,
    (i) =>
      `https://www.aliexpress.com/w/wholesale-lamp-${i}.html?SearchText=lamp+${i}&catId=0&initiative_id=SB_${i}&spm=a2g0o.home.1000002.0&g=y&page=${i % 9}`,
    (i) =>
      `https://www.aliexpress.com/category/${200000000 + i}/lamps.html?spm=a2g0o.home.104.1&trafficChannel=main&SortType=total_tranpro_desc`,
    (i) => `https://www.aliexpress.com/store/${1100000000 + i}?spm=a2g0o.detail.0.0.${i}&pdp_npi=x`,
    (i) =>
      `https://s.click.aliexpress.com/deep_link.htm?aff_short_key=_mAde${i}&dl_target_url=${encodeURIComponent(`${item(i)}?spm=x${i}`)}`,
    (i) =>
      `https://star.aliexpress.com/share/share.htm?platform=AE&businessType=ProductDetail&redirectUrl=${encodeURIComponent(`${item(i)}?srcSns=sns_Copy&shareId=${i}`)}`,
    (i) =>
      `https://www.aliexpress.com/ssr/300000512/BundleDeals2?disableNav=YES&pha_manifest=ssr&_immersiveMode=true&productIds=${1005006000000000 + i}%3A12000030000${100000 + i}`,
    (i) => `https://s.click.aliexpress.com/e/_mAde${i}`,
  ];
  return Array.from({ length: count }, (_, i) => shapes[i % shapes.length](i));
}

/** Addresses a second: `work` cleans the whole list once; the best of several rounds, for all alike. */
function perSecond(count, work, rounds = 9) {
  work();
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return (count * 1000) / Math.min(...times);
}

/** The tool on a file of the list many times over, so that starting it does not count. */
function native(urls, times) {
  const folder = `${root}target/bench`;
  mkdirSync(folder, { recursive: true });
  const file = `${folder}/urls.txt`;
  const list = `${urls.join("\n")}\n`;
  writeFileSync(file, list.repeat(times));
  const run = () => {
    const input = openSync(file);
    const start = performance.now();
    // The peer keeps nothing either.
    const { status } = spawnSync(TOOL, ["url", "-", "--jobs", "1"], { stdio: [input, "ignore", "inherit"] });
    const took = performance.now() - start;
    closeSync(input);
    if (status !== 0) throw new Error(`affix url ended with ${status}`);
    return took;
  };
  return (urls.length * times * 1000) / Math.min(...Array.from({ length: 5 }, run));
}

function tidied(url) {
  try {
    return TidyURL.clean(url);
  } catch {
    // What is no address to it.
    return null;
  }
}

/** The peer writes lines of debugging, which would be measured too. */
function quietly(work) {
  const kept = { ...console };
  for (const name of ["log", "debug", "info", "warn", "error"]) console[name] = () => {};
  try {
    return work();
  } finally {
    Object.assign(console, kept);
  }
}

function batches(urls) {
  const out = [];
  for (let i = 0; i < urls.length; i += BATCH) out.push(urls.slice(i, i + BATCH).join("\n"));
  return out;
}

function compare(name, urls) {
  const tidy = quietly(() => perSecond(urls.length, () => urls.forEach(tidied), 5));
  const tool = native(urls, Math.ceil(200_000 / urls.length));
  const lists = batches(urls);
  const module = perSecond(urls.length, () => {
    for (const list of lists) affix.readUrls(list);
  });
  rate(`${name}: the tool, one core`, tool, "tidy-url", tidy, "≥ 30");
  rate(`${name}: the module, in batches`, module, "tidy-url", tidy, "≥ 5");
}

export function urlFigures() {
  compare("2,000 made-up addresses", madeUp());
  const corpus = process.env.AFFIX_CORPUS && join(process.env.AFFIX_CORPUS, "urls.jsonl");
  if (corpus && existsSync(corpus)) {
    const lines = readFileSync(corpus, "utf8").split("\n").filter(Boolean);
    compare(
      "the corpus' addresses",
      lines
        .map((line) => JSON.parse(line))
        .map((c) => c.input ?? c.url)
        .filter((url) => /^https?:\/\//.test(url)),
    );
  }
}

if (fileURLToPath(import.meta.url) === process.argv[1]) urlFigures();
