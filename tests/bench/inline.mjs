// Estimates on a listing of sixty cards, scrolled to its end: what they cost the page's main thread by the
// browser's own trace, beside what the same page costs without them, and how long the worker takes.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { launch } from "../harness/browser.mjs";
import { DEMO_SETTINGS } from "../harness/demo.mjs";
import { cardId, LISTING_URL, serveListing } from "../harness/listing.mjs";
import { startServer } from "../harness/server.mjs";
import { figure, middle } from "./figures.mjs";

const DIST = fileURLToPath(new URL("../../dist/chromium-granted", import.meta.url));
const COLLECTOR = readFileSync(join(DIST, "collector.js"), "utf8");
const RUNS = 5;
const CARDS = 60;
const LOAD = [{ shape: "search2026" }, { shape: "state" }];

/** The page's end, step by step as a wheel goes there, and half a second of rest. */
const scroll = (page) =>
  page.evaluate(async () => {
    for (let y = 0; y < document.body.scrollHeight - innerHeight; y += 120) {
      scrollTo(0, y);
      await new Promise(requestAnimationFrame);
    }
    await new Promise((done) => setTimeout(done, 500));
  });

/** Milliseconds of the page's thread in functions of the extension; none is counted inside another. */
function ours(trace, origin) {
  const calls = trace.filter(({ name, ph }) => ph === "X" && (name === "FunctionCall" || name === "EvaluateScript"));
  const sums = { page: 0, longest: 0 };
  const until = new Map();
  for (const { pid, tid, ts, dur, tdur = dur, args } of calls.sort((a, b) => a.ts - b.ts)) {
    const thread = `${pid} ${tid}`;
    if (ts < (until.get(thread) ?? 0)) continue;
    until.set(thread, ts + dur);
    if (!args.data?.url?.startsWith(`${origin}/inline.js`)) continue;
    sums.page += tdur / 1000;
    sums.longest = Math.max(sums.longest, tdur / 1000);
  }
  return sums;
}

async function visit(chromium, on) {
  const page = await chromium.browser.newPage();
  await page.evaluateOnNewDocument(() => {
    globalThis.shift = 0;
    new PerformanceObserver((list) => {
      for (const { value } of list.getEntries()) globalThis.shift += value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.bringToFront();
  await page.tracing.start({ categories: ["devtools.timeline"] });
  await page.goto(LISTING_URL);
  if (on) await page.waitForSelector("affix-estimate");
  await scroll(page);
  const trace = JSON.parse(new TextDecoder().decode(await page.tracing.stop())).traceEvents;
  const { TaskDuration } = await page.metrics();
  const seen = await page.evaluate(
    (last) => [globalThis.shift, document.querySelector(`a[href*="${last}"]`) !== null],
    cardId(CARDS),
  );
  await page.close();
  return { ...ours(trace, chromium.origin), tasks: TaskDuration * 1000, shift: seen[0] };
}

/** Milliseconds from a question to the worker to its answer: about the page's cards, and about none. Asked by a content script: nobody else has an answer. */
async function answers(chromium) {
  const page = await chromium.openPage(LISTING_URL);
  const snapshot = await page.evaluate(COLLECTOR);
  const { id } = await chromium.tabOf(page);
  const ask = async (whole, runs) => {
    const none = { ...whole, scripts: [], groups: {} };
    const took = { all: [], none: [] };
    for (let i = -3; i < runs; i++) {
      for (const [key, snapshot] of [
        ["all", whole],
        ["none", none],
      ]) {
        const start = performance.now();
        await chrome.runtime.sendMessage({ kind: "estimate_cards", snapshot });
        if (i >= 0) took[key].push(performance.now() - start);
      }
    }
    return took;
  };
  const given = JSON.stringify({ target: { tabId: id }, args: [snapshot, 30] });
  const [{ result: times }] = await (await chromium.worker()).evaluate(
    `chrome.scripting.executeScript({ ...${given}, func: ${ask} })`,
  );
  await page.close();
  return { all: middle(times.all), none: middle(times.none) };
}

async function measure(options) {
  const server = await startServer();
  serveListing(server, LISTING_URL, { ...options, count: CARDS });
  const chromium = await launch({ extensionDir: DIST, server });
  await chromium.storageSet({ settings: DEMO_SETTINGS });
  const off = [];
  for (let i = 0; i < RUNS; i++) off.push(await visit(chromium, false));
  await chromium.storageSet({ inlineWanted: true });
  // The first one starts the worker and its module.
  await visit(chromium, true);
  const on = [];
  for (let i = 0; i < RUNS; i++) on.push(await visit(chromium, true));
  const worker = await answers(chromium);
  await chromium.close();
  await server.close();
  const of = (runs, key) => middle(runs.map((run) => run[key]));
  const most = (runs) => Math.max(...runs.map(({ shift }) => shift));
  return {
    page: of(on, "page"),
    longest: of(on, "longest"),
    worker,
    tasks: of(off, "tasks"),
    shift: most(on),
    shiftOff: most(off),
  };
}

export async function inlineFigures() {
  for (const options of LOAD) {
    const { page, longest, worker, tasks, shift, shiftOff } = await measure(options);
    const peer = "the page without them";
    figure(`${CARDS} estimates (${options.shape}), page`, page, peer, tasks, "≤ 0.2");
    figure("  the longest piece of it", longest, peer, tasks, "≤ 16 ms");
    figure("  the worker's answer", worker.all, "about no card", worker.none, "≤ 30 ms");
    console.log(`  layout shift ${shift}, ${shiftOff} ${peer}`);
  }
}

if (fileURLToPath(import.meta.url) === process.argv[1]) await inlineFigures();
