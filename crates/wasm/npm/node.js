// Node, Deno and Bun: the module is read from beside this file, before anything is asked of it.
import { readFileSync } from "node:fs";
import { initSync, start } from "./core.js";

initSync({ module: readFileSync(new URL("./core_bg.wasm", import.meta.url)) });
start();

export * from "./exports.js";
