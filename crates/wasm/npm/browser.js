// Pages and whatever else fetches: the module is fetched from beside this file, before anything is asked of it.
import init, { start } from "./core.js";

// Spelt so that bundlers find the file, too.
await init({ module_or_path: new URL("./core_bg.wasm", import.meta.url) });
start();

export * from "./exports.js";
