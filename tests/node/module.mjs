// The built module, loaded as the extension loads it but from a file.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import init, * as affix from "../../extension/pkg/affix.js";

const here = new URL("../../", import.meta.url);
await init({ module_or_path: readFileSync(new URL("extension/pkg/affix_bg.wasm", here)) });
affix.start();

export { affix };
export const cases = (name) => JSON.parse(readFileSync(new URL(`tests/cases/${name}`, here), "utf8"));
export const root = fileURLToPath(here);

const messages = new URL("crates/core/data/messages/en/", here);
/** Every sentence of the core by its code. */
export const sentences = Object.assign(
  {},
  ...readdirSync(messages).map((f) => JSON.parse(readFileSync(new URL(f, messages), "utf8"))),
);
