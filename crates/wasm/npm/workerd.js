// Workers: the module is compiled when the worker is made.

import { initSync, start } from "./core.js";
import module from "./core_bg.wasm";

initSync({ module });
start();

export * from "./exports.js";
