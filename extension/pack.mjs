// node pack.mjs [--check ZIP]
//
// Zips the built extensions into out/ for the stores, and the sources that Mozilla's reviewers build from: the same
// bytes for the same files, on any day and machine. With `--check`, a zip is held against the build instead.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { unzipSync, zipSync } from "fflate";

// A zip keeps local time.
process.env.TZ = "UTC";
const WRITTEN = new Date("2000-01-01T00:00:00Z");

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const OUT = join(ROOT, "out");
const BROWSERS = ["chromium", "firefox"];

const { values } = parseArgs({ options: { check: { type: "string" } } });
if (values.check) check(values.check);
else pack();

function pack() {
  const { version } = JSON.parse(readFileSync(join(ROOT, "dist/chromium/manifest.json"), "utf8"));
  mkdirSync(OUT, { recursive: true });
  for (const browser of BROWSERS) write(`affix-${version}-${browser}.zip`, filesIn(join(ROOT, "dist", browser)));
  // Whoever builds from the archive has no history, and needs no archive of it.
  if (existsSync(join(ROOT, ".git"))) write(`affix-${version}-source.zip`, tracked());
}

function write(name, files) {
  const zip = zipSync(files, { level: 9, mtime: WRITTEN });
  writeFileSync(join(OUT, name), zip);
  console.log(`out/${name}  ${zip.length} bytes`);
}

/** What is in a zip beside what the build has, file by file. */
function check(path) {
  const given = readFileSync(path);
  const theirs = unzipSync(given);
  const browser = BROWSERS.find((one) => basename(path).includes(one)) ?? "chromium";
  const ours = filesIn(join(ROOT, "dist", browser));
  const names = [...new Set([...Object.keys(theirs), ...Object.keys(ours)])].sort();
  const wrong = names.flatMap((name) => {
    if (!ours[name]) return [`${name} is in the zip alone`];
    if (!theirs[name]) return [`${name} is in the build alone`];
    return Buffer.compare(Buffer.from(ours[name]), Buffer.from(theirs[name])) === 0 ? [] : [`${name} differs`];
  });
  if (wrong.length > 0) {
    console.error(`${path} is not what these sources build for ${browser}:\n${wrong.join("\n")}`);
    process.exitCode = 1;
    return;
  }
  console.log(`${path} is what these sources build for ${browser}: ${names.length} files, byte for byte.`);
}

/** All files of a folder by their names in it, in one order. */
function filesIn(folder) {
  return contents(
    folder,
    readdirSync(folder, { recursive: true })
      .map((name) => relative(folder, join(folder, name)).replaceAll("\\", "/"))
      .filter((name) => statSync(join(folder, name)).isFile()),
  );
}

function tracked() {
  return contents(
    ROOT,
    execFileSync("git", ["ls-files", "-z"], { cwd: ROOT, encoding: "utf8", maxBuffer: 1 << 26 })
      .split("\0")
      .filter((name) => name && existsSync(join(ROOT, name))),
  );
}

function contents(folder, names) {
  return Object.fromEntries(names.sort().map((name) => [name, readFileSync(join(folder, name))]));
}
