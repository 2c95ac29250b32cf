// Pages and whatever else fetches: the module is fetched from beside this file, before anything is asked of it.
import init, { start } from "./core.js";

await init();
start();

export * from "./exports.js";
