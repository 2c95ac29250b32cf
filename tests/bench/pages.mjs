// Reading saved pages: the tool on one core, beside cheerio loading the same files and selecting five fields.
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { load } from "cheerio";
import { root } from "../node/module.mjs";
import { figure } from "./figures.mjs";
import { moduleState } from "./state.mjs";

const TOOL = `${root}target/release/affix`;
const PAGE_BYTES = 380_000;
/** The tool is given each page so often, so that starting it does not count. */
const TIMES = 40;
const FIELDS = [
  "title",
  "meta[property='og:title']",
  "link[rel='canonical']",
  "h1",
  "[class*='price--currentPriceText--']",
];

/** A page with a state, scripts that say nothing and markup that shows nothing of the product. */
function madeUp() {
  const page = readFileSync(`${root}tests/fixtures/pages/module-us.html`, "utf8");
  const state = `<script>window.runParams = { data: ${moduleState(70_000)}, csrfToken: '' };</script>`;
  const texts = `<script>window.texts = ${JSON.stringify(Array.from({ length: 3000 }, (_, i) => `A text of the page, number ${i}`))};</script>`;
  const block =
    '<div class="recommend-item"><a class="link" href="/item/1005006000000009.html"><span class="name">A lamp</span></a></div>';
  const left = PAGE_BYTES - page.length - state.length - texts.length;
  return page.replace("</body>", `${state}${texts}${block.repeat(Math.max(0, left / block.length))}</body>`);
}

/** The least milliseconds of several rounds for one page. */
function least(work, pages, rounds = 5) {
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return Math.min(...times) / pages;
}

function compare(name, files) {
  const given = Array.from({ length: TIMES }, () => files).flat();
  const tool = () => {
    const { status } = spawnSync(TOOL, ["read", ...given], { stdio: ["ignore", "ignore", "inherit"] });
    if (status !== 0) throw new Error(`affix read ended with ${status}`);
  };
  const cheerio = () => {
    for (const file of files) {
      const $ = load(readFileSync(file, "utf8"));
      for (const field of FIELDS) $(field).text();
    }
  };
  figure(name, least(tool, given.length), "cheerio, five fields", least(cheerio, files.length, 15), "≤ 0.017");
}

export function pageFigures() {
  const folder = `${root}target/bench`;
  mkdirSync(folder, { recursive: true });
  const file = `${folder}/page.html`;
  writeFileSync(file, madeUp());
  compare("read a saved page of 380 KB", [file]);
  const corpus = process.env.AFFIX_CORPUS && join(process.env.AFFIX_CORPUS, "pages/product");
  if (!corpus) return;
  const files = readdirSync(corpus)
    .filter((name) => name.endsWith(".html"))
    .map((name) => join(corpus, name));
  compare(`read the corpus' ${files.length} product pages`, files);
}

if (fileURLToPath(import.meta.url) === process.argv[1]) pageFigures();
