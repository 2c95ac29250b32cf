// Every file of the built extension against its budget in bytes, scripts/budgets.json: gzip -9 for
// each, and for the whole as a user downloads it in English. A folder's budget ends in "/". What has no budget
// fails too, so that nothing gets in unweighed. Each further language is held against the English catalogue.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const dist = fileURLToPath(new URL("../../dist/chromium", import.meta.url));
const budgets = JSON.parse(readFileSync(new URL("../budgets.json", import.meta.url), "utf8"));

const npm = fileURLToPath(new URL("../../target/npm", import.meta.url));

/** Files and their bytes. */
function* weighed(folder) {
  for (const name of readdirSync(folder, { recursive: true })) {
    const path = join(folder, name);
    if (!statSync(path).isFile()) continue;
    // The tool itself: Node's own compresses the module 1 % worse.
    const bytes = execFileSync("gzip", ["-9", "--no-name", "--stdout", path], { maxBuffer: 1 << 26 }).length;
    yield [relative(folder, path).replaceAll("\\", "/"), bytes];
  }
}

/** A translation needs as much more room than English as the longest of languages do. */
const LONGER = 1.4;
const ENGLISH = "_locales/en/";

const sizes = new Map();
const languages = new Map();
let whole = 0;
for (const [file, bytes] of weighed(dist)) {
  if (file.startsWith("_locales/") && !file.startsWith(ENGLISH)) {
    languages.set(file, bytes);
    continue;
  }
  const entry = Object.keys(budgets).find((key) => key.endsWith("/") && file.startsWith(key)) ?? file;
  sizes.set(entry, (sizes.get(entry) ?? 0) + bytes);
  whole += bytes;
}
sizes.set("whole", whole);
sizes.set(
  "package for bots",
  [...weighed(npm)].reduce((sum, [, bytes]) => sum + bytes, 0),
);

for (const [file, bytes] of languages) {
  budgets[file] = Math.floor(sizes.get(ENGLISH) * LONGER);
  sizes.set(file, bytes);
}

let failures = 0;
for (const entry of new Set([...sizes.keys(), ...Object.keys(budgets)])) {
  const bytes = sizes.get(entry);
  const budget = budgets[entry];
  const verdict =
    bytes === undefined ? "is not in the build" : budget === undefined ? "has no budget" : bytes > budget ? "OVER" : "";
  if (verdict) failures += 1;
  console.log(
    `${entry.padEnd(20)} ${String(bytes ?? "-").padStart(8)} of ${String(budget ?? "-").padStart(8)} ${verdict}`,
  );
}
if (failures > 0) {
  console.error(`${failures} over or without budget; a budget is raised in a commit of its own, with the reason.`);
  process.exit(1);
}
