// A file of the extension's own TypeScript, as the build makes it, for what needs no browser.
import { createRequire } from "node:module";
import { join } from "node:path";
import { coreTables } from "../../extension/coreTables.mjs";
import { catalogueOf, readLanguages } from "../../extension/languages.mjs";

const EXTENSION = new URL("../../extension/", import.meta.url).pathname;
const { build } = createRequire(join(EXTENSION, "package.json"))("esbuild");

/** How often: a module of the same text would be the same. */
let imported = 0;

/** Each time anew: what the file remembers is its own. */
export async function shell(file) {
  const made = await build({
    absWorkingDir: EXTENSION,
    entryPoints: [`src/${file}`],
    bundle: true,
    format: "esm",
    write: false,
    logLevel: "warning",
    define: { AFFIX_BROWSER: '"chromium"' },
    plugins: [coreTables],
  });
  imported += 1;
  const text = `${made.outputFiles[0].text}\n// ${imported}`;
  return import(`data:text/javascript;base64,${Buffer.from(text).toString("base64")}`);
}

const languages = await readLanguages();
export const english = languages.get("en");
const inEnglish = catalogueOf("en", english, english);

/**
 * Puts a catalogue in the browser's place, as the browser reads it: what it lacks is in English. `ui` is the
 * language of the browser itself.
 */
export function speak(language, texts = english, ui = language) {
  const catalogue = { ...inEnglish, catalogue_english: "", ...catalogueOf(language, texts, english) };
  globalThis.chrome = {
    i18n: { getMessage: (code) => catalogue[code] ?? "", getUILanguage: () => ui },
  };
}
