// Cleaning a list of addresses: the tool on one core and the module in batches, against tidy-url.
import { spawnSync } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { TidyURL } from "tidy-url";
import { affix, root } from "../node/module.mjs";
import { rate } from "./figures.mjs";
import { madeUp } from "./madeUp.mjs";

const TOOL = `${root}target/release/affix`;
const BATCH = 500;

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
