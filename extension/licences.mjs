// THIRD-PARTY.txt: whose work is in the package, by which licence, with the licences' texts, each once. Where MIT is
// one of several to choose from, it is the one that is given.
import { execFileSync } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";

const TEXT = /^(licen[cs]e|copying|notice|unlicense)/i;
const TARGET = "wasm32-unknown-unknown";

/** The whole file. `inputs` are the bundled files, by their paths from the folder `extension`. */
export async function thirdParty(extension, inputs) {
  const packages = [...crates(dirname(extension)), ...(await bundled(extension, inputs))].sort((one, other) =>
    one.name < other.name ? -1 : one.name > other.name ? 1 : one.version < other.version ? -1 : 1,
  );
  const texts = new Map();
  for (const one of packages)
    for (const text of await textsIn(one)) texts.set(text, [...(texts.get(text) ?? []), one.name]);
  return [
    "What others have made of this package, and by which licence it is used.",
    packages.map(({ name, version, licence }) => `${name} ${version}: ${licence}`).join("\n"),
    ...[...texts].map(([text, names]) => `${names.join(", ")}:\n\n${text}`),
  ].join(`\n\n${"-".repeat(80)}\n\n`);
}

/** Rust's packages that the modules are linked from, macros and tools of the build left out. */
function crates(root) {
  const cargo = (...args) =>
    execFileSync("cargo", [...args, "--locked"], { cwd: root, encoding: "utf8", maxBuffer: 1 << 27 });
  const of = ["--package", "affix-wasm", "--no-default-features", "--features", "pages,desk", "--target", TARGET];
  const linked = cargo("tree", ...of, "--edges", "normal,no-proc-macro", "--prefix", "none", "--format", "{p}");
  const wanted = new Set(linked.split("\n").map((line) => /^(\S+) v(\S+)/.exec(line)?.slice(1, 3).join(" ")));
  const { packages } = JSON.parse(cargo("metadata", "--format-version", "1"));
  return packages
    .filter(({ name, version, source }) => source !== null && wanted.has(`${name} ${version}`))
    .map(({ name, version, license, manifest_path: manifest }) => ({
      name,
      version,
      licence: license,
      folder: dirname(manifest),
    }));
}

/** The packages that bundled files come from. */
async function bundled(extension, inputs) {
  const folders = new Set(
    inputs.map((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0]).filter((folder) => folder),
  );
  return Promise.all(
    [...folders].map(async (folder) => {
      const path = join(extension, folder);
      const { name, version, license } = JSON.parse(await readFile(join(path, "package.json"), "utf8"));
      return { name, version, licence: license, folder: path };
    }),
  );
}

async function textsIn({ folder, licence }) {
  const names = (await readdir(folder)).filter((name) => TEXT.test(name)).sort();
  const mit = /\bMIT\b/.test(licence) && !/\bAND\b/.test(licence) ? names.filter((name) => /mit/i.test(name)) : [];
  const chosen = mit.length > 0 ? mit : names;
  const texts = await Promise.all(chosen.map((name) => readFile(join(folder, name), "utf8").catch(() => "")));
  return texts.map((text) => text.replace(/\r\n/g, "\n").trim()).filter((text) => text);
}
