// Chromium by the rule that the scripts have.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const RULE = fileURLToPath(new URL("../../scripts/lib/browser.sh", import.meta.url));

/** The path of the browser, or an error whose sentence says what to do. */
export function findChromium() {
  const { status, stdout, stderr, error } = spawnSync("bash", [RULE], { encoding: "utf8" });
  if (status !== 0) throw new Error(error?.message ?? stderr.trim());
  return stdout.trim();
}

/** The same of Firefox, which $FIREFOX may name. */
export function findFirefox() {
  for (const name of [process.env.FIREFOX, "firefox-esr", "firefox"].filter(Boolean)) {
    const { status, stdout } = spawnSync("bash", ["-c", 'type -P -- "$1"', "-", name], { encoding: "utf8" });
    if (status === 0) return stdout.trim();
  }
  throw new Error("Firefox was not found: install it, or name it in FIREFOX.");
}
