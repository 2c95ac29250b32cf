// node build.mjs --out DIR [--browser firefox] [--granted-host] [--pseudo]
//
// Writes the unpacked extension into DIR, for Chromium's family unless it says Firefox. For tests: `--granted-host`
// asks for AliExpress' hosts at installation instead of at a click, since nobody answers the browser's prompt there;
// `--pseudo` writes its texts as no language does, which shows what is not translated or has no room to be longer.
import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { coreTables } from "./coreTables.mjs";
import {
  catalogueOf,
  completed,
  localeFolder,
  messagesOf,
  pseudoCatalogue,
  readLanguages,
  untranslated,
} from "./languages.mjs";
import { thirdParty } from "./licences.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = dirname(HERE);

const BROWSERS = ["chromium", "firefox"];
/** It is waited for at every click, and each file is a wait: its script is one and its style another. */
const AT_ONCE = "popup";

const { values } = parseArgs({
  options: {
    out: { type: "string" },
    browser: { type: "string", default: "chromium" },
    "granted-host": { type: "boolean" },
    pseudo: { type: "boolean" },
  },
});
if (!values.out) throw new Error("Say where to write: --out DIR");
if (!BROWSERS.includes(values.browser)) throw new Error(`Say which browser: --browser ${BROWSERS.join(" or ")}`);
/** Chromium's worker has no document of its own to copy with; Firefox's background is a page. */
const PAGES = [
  "popup",
  "panel",
  "workbench",
  "welcome",
  "copied",
  ...(values.browser === "chromium" ? ["offscreen"] : []),
];
const out = resolve(values.out);

await rm(out, { recursive: true, force: true });
const manifest = merged(
  await readJson(join(HERE, "manifest.json")),
  await readJson(join(HERE, `manifest.${values.browser}.json`)),
);
const inputs = new Set();
const parts = await bundle();
await copyFiles();
await writeManifest();
await writeTexts();
await writeFile(join(out, "THIRD-PARTY.txt"), await thirdParty(HERE, [...inputs].sort()));
await printSizes();

async function bundle() {
  const common = {
    absWorkingDir: HERE,
    outdir: out,
    bundle: true,
    minify: true,
    target: oldest(),
    define: { AFFIX_BROWSER: JSON.stringify(values.browser) },
    charset: "utf8",
    legalComments: "none",
    logLevel: "warning",
    plugins: [coreTables],
  };
  const others = PAGES.filter((page) => page !== AT_ONCE);
  const pages = await Promise.all(others.map(pageEntries));
  const modules = [
    { in: "src/worker/background.ts", out: "background" },
    { in: "src/desk/desk.ts", out: "desk" },
    { in: "src/ui/styles/style.css", out: "style" },
    ...pages.flat(),
  ];
  // What several pages use is shipped once.
  const { metafile } = await noted({
    ...common,
    format: "esm",
    entryPoints: modules,
    splitting: true,
    chunkNames: "parts/[hash]",
  });
  await noted({ ...common, format: "esm", entryPoints: await pageEntries(AT_ONCE) });
  await noted({
    ...common,
    format: "iife",
    entryPoints: { inline: "src/inline/inline.ts", watcher: "src/collector/watcher.ts" },
  });
  await noted({
    ...common,
    format: "iife",
    entryPoints: { collector: "src/collector/collector.ts" },
    // The value of an injected script is the value of its last statement.
    globalName: "affixCollected",
    footer: { js: "affixCollected.snapshot;" },
  });
  return partsOf(metafile);
}

/** Builds, and notes what was bundled. */
async function noted(options) {
  const result = await build({ ...options, metafile: true });
  for (const input of Object.keys(result.metafile.inputs)) inputs.add(input);
  return result;
}

/** The oldest browser that the manifest lets in. */
function oldest() {
  const chrome = manifest.minimum_chrome_version;
  return chrome ? `chrome${chrome}` : `firefox${manifest.browser_specific_settings.gecko.strict_min_version}`;
}

/** What all browsers are told, and what one of them is told besides: permissions are added to the others. */
function merged(all, one) {
  return { ...all, ...one, permissions: [...all.permissions, ...(one.permissions ?? [])] };
}

/** The shared parts of each page's script, in all depths, as its addresses inside the extension. */
function partsOf({ outputs }) {
  const files = new Map(Object.entries(outputs).map(([path, output]) => [resolve(HERE, path), output]));
  const within = (file) => relative(out, file).replaceAll("\\", "/");
  const reached = (file, seen = new Set()) => {
    for (const { path, kind } of files.get(file).imports) {
      const part = resolve(HERE, path);
      if (kind !== "import-statement" || seen.has(part)) continue;
      seen.add(part);
      reached(part, seen);
    }
    return seen;
  };
  return (page) => (page === AT_ONCE ? [] : [...reached(join(out, `${page}.js`))].map(within));
}

/** A page's script, and its style where it has one. */
async function pageEntries(page) {
  const sources = [".ts", ".tsx", ".css"].map((ending) => page + ending);
  const files = (await readdir(join(HERE, "src", page))).filter((file) => sources.includes(file));
  return files.map((file) => ({ in: `src/${page}/${file}`, out: page }));
}

async function copyFiles() {
  await mkdir(join(out, "icons"), { recursive: true });
  for (const page of PAGES) await writePage(page);
  for (const icon of Object.values(manifest.icons)) await cp(join(HERE, icon), join(out, icon));
  for (const module of ["affix_bg.wasm", "desk_bg.wasm"]) await cp(join(HERE, "pkg", module), join(out, module));
}

/** A page asks for all parts of its script at once, not for one after it has read the other. */
async function writePage(page) {
  const html = await readFile(join(HERE, "src", page, `${page}.html`), "utf8");
  const script = /^ *(?=<script type="module")/m;
  const links = parts(page).map((part) => `$&<link rel="modulepreload" href="${part}" />\n`);
  await writeFile(join(out, `${page}.html`), html.replace(script, `${links.join("")}$&`));
}

async function writeManifest() {
  const { optional_host_permissions, ...rest } = manifest;
  const hosts = values["granted-host"]
    ? { host_permissions: optional_host_permissions }
    : { optional_host_permissions };
  await writeJson("manifest.json", { ...rest, version: await version(), ...hosts });
}

/** The one version of the project: the workspace's. */
async function version() {
  const cargo = await readFile(join(ROOT, "Cargo.toml"), "utf8");
  const found = /^\[workspace\.package\][^[]*?^version = "([^"]+)"/ms.exec(cargo)?.[1];
  if (!found) throw new Error("Cargo.toml names no workspace version");
  return found;
}

/** The core's sentences and the extension's own texts as the browser's catalogues, one a language. */
async function writeTexts() {
  const languages = await readLanguages();
  const english = languages.get("en");
  const inEnglish = catalogueOf("en", english, english);
  for (const [language, texts] of languages) {
    const catalogue = completed(catalogueOf(language, texts, english), inEnglish);
    const folder = `_locales/${localeFolder(language)}`;
    await mkdir(join(out, folder), { recursive: true });
    const messages = messagesOf(values.pseudo ? pseudoCatalogue(catalogue) : catalogue);
    await writeFile(join(out, folder, "messages.json"), JSON.stringify(messages));
    const missing = untranslated(texts, english);
    if (missing.length > 0) console.log(`${language}: ${missing.length} texts are in English: ${missing.join(" ")}`);
  }
}

async function printSizes() {
  const files = (await readdir(out, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  for (const path of files.map((file) => join(file.parentPath, file.name)).sort()) {
    const content = await readFile(path);
    const kilobytes = (bytes) => (bytes / 1000).toFixed(1).padStart(8);
    console.log(
      `${kilobytes(content.length)} kB ${kilobytes(gzipSync(content).length)} kB gz  ${path.slice(out.length + 1)}`,
    );
  }
}

async function readJson(path) {
  return JSON.parse(await readFile(path, "utf8"));
}

async function writeJson(name, value) {
  await writeFile(join(out, name), `${JSON.stringify(value, null, 2)}\n`);
}
