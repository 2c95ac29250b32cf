// node seeds.mjs TARGET FOLDER [CORPUS]
//
// What a fuzz target starts from, each input a file in FOLDER: every fixture and every text of a test case,
// and what a corpus has, if there is one.
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const TESTS = fileURLToPath(new URL("../../tests/", import.meta.url));

const [target, folder, corpus] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });

const read = (path) => readFileSync(path, "utf8");
const files = (path) =>
  readdirSync(path, { recursive: true })
    .map((name) => join(path, name))
    .filter((name) => statSync(name).isFile());

const pages = [
  ...files(join(TESTS, "fixtures/pages")),
  ...(corpus ? ["pages", "field-pages"].flatMap((set) => files(join(corpus, set))) : []),
].map(read);
const cases = [
  ...files(join(TESTS, "cases"))
    .filter((path) => path.endsWith(".json"))
    .map((path) => JSON.parse(read(path))),
  ...(corpus
    ? files(corpus)
        .filter((path) => path.endsWith(".jsonl"))
        .map(lines)
    : []),
];

/** JSON, one value a line. */
function lines(path) {
  return read(path)
    .split("\n")
    .filter((line) => line.trim())
    .map((line) => JSON.parse(line));
}

/** Every text in a value, keys apart. */
function texts(value) {
  if (typeof value === "string") return [value];
  return value && typeof value === "object" ? Object.values(value).flatMap(texts) : [];
}

const said = cases.flatMap(texts);
const scripts = pages.flatMap((page) =>
  [...page.matchAll(/<script\b[^>]*>([^]*?)<\/script>/gi)].map((found) => found[1]),
);
// Short texts with figures, as they stand on a page.
const figures = pages.flatMap((page) => [...page.matchAll(/>([^<>]{0,30}\d[^<>]{0,30})</g)].map((found) => found[1]));

const seeds = {
  page: [...pages, ...said],
  state: [...pages, ...scripts, ...said],
  number: [...figures, ...said],
};
// Any other target reads a text, or builds its input from the bytes of one.
const inputs = new Set(seeds[target] ?? [...said, ...figures]);
[...inputs]
  .filter((input) => input.trim())
  .forEach((input, at) => {
    writeFileSync(join(folder, String(at + 1)), input);
  });
