// How long a bot waits for the package, beside a program that does nothing.
import { spawnSync } from "node:child_process";
import { root } from "../node/module.mjs";
import { figure, medians } from "./figures.mjs";

export function packageFigures() {
  const run = (program) => () => spawnSync(process.execPath, ["--input-type=module", "-e", program]);
  const [loaded, empty] = medians(
    run(`import { readUrl } from "${root}target/npm/node.js"; readUrl("x");`),
    run(""),
    20,
  );
  figure("package for bots: first answer", loaded, "Node that does nothing", empty, "");
}
