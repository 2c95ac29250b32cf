// The built modules, loaded as the extension loads them but from files.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import init, * as pages from "../../extension/pkg/affix.js";
import initDesk, * as desk from "../../extension/pkg/desk.js";

const here = new URL("../../", import.meta.url);
const built = (file) => ({ module_or_path: readFileSync(new URL(`extension/pkg/${file}`, here)) });
await init(built("affix_bg.wasm"));
await initDesk(built("desk_bg.wasm"));
pages.start();
desk.start();

/** Whatever the extension asks, of either. */
export const affix = { ...desk, ...pages };
export const cases = (name) => JSON.parse(readFileSync(new URL(`tests/cases/${name}`, here), "utf8"));
export const root = fileURLToPath(here);

const messages = new URL("crates/core/data/messages/en/", here);
/** Every sentence of the core by its code. */
export const sentences = Object.assign(
  {},
  ...readdirSync(messages).map((f) => JSON.parse(readFileSync(new URL(f, messages), "utf8"))),
);
