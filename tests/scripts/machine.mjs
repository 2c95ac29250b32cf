// A machine made up for a script: a PATH with these programs alone, and a copy of the scripts in a folder
// with a space in its name.
import { spawn, spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));

// What every system has.
const ALWAYS = [
  "bash",
  "cat",
  "cut",
  "dirname",
  "env",
  "find",
  "flock",
  "git",
  "grep",
  "head",
  "mkdir",
  "rm",
  "sed",
  "sort",
  "timeout",
  "tr",
  "true",
];

const real = (name) => spawnSync("bash", ["-c", 'type -P "$0"', name], { encoding: "utf8" }).stdout.trim();

/**
 * `programs`: name to the body of a Bash script that stands in for it. `uid` is the user's, 0 is root.
 * `run(...words)` runs a command there and returns `{status, out, err}`; `sh(text)` runs lines of Bash with the
 * scripts' libraries; `start(text)` the same without waiting.
 */
export function machine({ programs = {}, uid = 1000, env = {} } = {}) {
  const home = mkdtempSync(join(tmpdir(), "affix machine "));
  const bin = join(home, "bin");
  const project = join(home, "the project");
  mkdirSync(bin);
  mkdirSync(project);
  for (const name of ["scripts", "Cargo.toml"]) cpSync(join(ROOT, name), join(project, name), { recursive: true });
  for (const name of ALWAYS.filter(real)) symlinkSync(real(name), join(bin, name));
  const bash = real("bash");
  for (const [name, body] of Object.entries({ id: `echo ${uid}`, ...programs })) {
    writeFileSync(join(bin, name), `#!${bash}\n${body}\n`);
    chmodSync(join(bin, name), 0o755);
  }
  const options = { cwd: project, env: { PATH: bin, HOME: home, LC_ALL: "C.UTF-8", ...env }, encoding: "utf8" };
  const libraries = 'set -euo pipefail; for l in report machine fresh wasm; do . "scripts/lib/$l.sh"; done;';
  return {
    bin,
    project,
    run(...words) {
      const { status, stdout, stderr } = spawnSync(words[0], words.slice(1), {
        ...options,
        stdio: ["ignore", "pipe", "pipe"],
      });
      return { status, out: stdout, err: stderr };
    },
    sh(text) {
      return this.run(bash, "-c", `${libraries} ${text}`);
    },
    start: (text) => spawn(bash, ["-c", `${libraries} ${text}`], { ...options, stdio: ["pipe", "pipe", "inherit"] }),
    /** What stands in the project, but for the scripts. */
    made: () => readdirSync(project).filter((name) => !["scripts", "Cargo.toml"].includes(name)),
    end: () => rmSync(home, { recursive: true }),
  };
}
