// Every file of the built extension against its budget in bytes, scripts/budgets.json: gzip -9 for
// each, and for the whole as a user downloads it. A folder's budget ends in "/". What has no budget
// fails too, so that nothing gets in unweighed.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const dist = fileURLToPath(new URL("../../dist/chromium", import.meta.url));
const budgets = JSON.parse(readFileSync(new URL("../budgets.json", import.meta.url), "utf8"));

const sizes = new Map();
let whole = 0;
for (const name of readdirSync(dist, { recursive: true })) {
  const path = join(dist, name);
  if (!statSync(path).isFile()) continue;
  // The tool itself: Node's own compresses the module 1 % worse.
  const bytes = execFileSync("gzip", ["-9", "--no-name", "--stdout", path], { maxBuffer: 1 << 26 }).length;
  const file = relative(dist, path).replaceAll("\\", "/");
  const entry = Object.keys(budgets).find((key) => key.endsWith("/") && file.startsWith(key)) ?? file;
  sizes.set(entry, (sizes.get(entry) ?? 0) + bytes);
  whole += bytes;
}
sizes.set("whole", whole);

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
