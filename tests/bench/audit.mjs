// Auditing pages of a blog on one core, against a link checker that only takes the links out of them.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
// What the package hands out asks for every link that it finds; this is the part before.
import { getLinks } from "../node_modules/linkinator/build/src/links.js";
import { rate } from "./figures.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const TOOL = `${root}target/release/affix`;
const FOLDER = `${root}target/bench/audit`;
/** Bytes of a page, and how many pages there are of each kind. */
const BYTES = 70_000;
const PAGES = 2_000;
const WORDS =
  "lamp light desk bright review shipping price battery cable case screen quiet compare under year good".split(" ");

/** A page of a blog; with links of its owner's to AliExpress, or without any. */
function page(number, links) {
  const out = [`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Post ${number}</title>`];
  for (let n = 0; n < 30; n++) out.push(`<script src="https://cdn.blog.example/js/${n}.js"></script>`);
  out.push("</head><body><nav>");
  for (let n = 0; n < 60; n++) out.push(`<a class="menu-item" href="https://blog.example/cat/${n}/">Category ${n}</a>`);
  out.push("</nav><article><p>Ad: I earn a commission.</p>");
  let size = out.join("").length;
  for (let n = 0; size < BYTES; n++) {
    const words = Array.from({ length: 60 }, (_, at) => WORDS[(at * 7 + n * 5 + number) % WORDS.length]).join(" ");
    let part = `<p class="wp-block-paragraph">${words} <a href="https://other.example/dp/${n}">more</a> <img src="https://img.blog.example/${n}.jpg" alt=""></p>\n`;
    if (links && n % 12 === 0) {
      const target = `https%3A%2F%2Fwww.aliexpress.com%2Fitem%2F10050060${String(10_000_000 + n)}.html`;
      part += `<p><a rel="sponsored nofollow" href="https://s.click.aliexpress.com/deep_link.htm?aff_short_key=_xAmpL3k&amp;dl_target_url=${target}">lamp</a></p>\n`;
    }
    out.push(part);
    size += part.length;
  }
  return `${out.join("")}</article></body></html>\n`;
}

/** Pages a second: the best of several rounds. */
async function perSecond(work, rounds) {
  let least = Number.POSITIVE_INFINITY;
  for (let n = 0; n < rounds; n++) {
    const start = performance.now();
    await work();
    least = Math.min(least, performance.now() - start);
  }
  return (PAGES * 1000) / least;
}

async function kind(name, oneIn, goal) {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  for (let n = 0; n < PAGES; n++) writeFileSync(join(FOLDER, `${n}.html`), page(n, n % oneIn === 0));
  const audit = () => {
    const { status, stderr } = spawnSync(TOOL, ["audit", FOLDER, "--jobs", "1"], { encoding: "utf8" });
    if (status > 1) throw new Error(stderr);
  };
  const checker = async () => {
    for (let n = 0; n < PAGES; n++) {
      await getLinks(Readable.from(readFileSync(join(FOLDER, `${n}.html`))), "https://blog.example/");
    }
  };
  rate(name, await perSecond(audit, 5), "linkinator, links alone", await perSecond(checker, 2), goal);
}

export async function auditFigures() {
  await kind("audit, 4 % of pages with links", 25, "10,000/s");
  await kind("audit, every page with links", 1, "1,500/s");
  rmSync(FOLDER, { recursive: true, force: true });
}
