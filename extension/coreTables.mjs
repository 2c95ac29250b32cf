import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { listed, readLanguages } from "./languages.mjs";

const CORE_DATA = join(dirname(fileURLToPath(import.meta.url)), "../crates/core/data");

/**
 * The core's tables that the extension reads itself, as modules without what only tests and people read; and which
 * languages there are.
 */
export const coreTables = {
  name: "core tables",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^affix:(selectors|disclosures|languages)$/ }, ({ path }) => ({
      path: path.slice("affix:".length),
      namespace: "affix",
    }));
    onLoad({ filter: /^languages$/, namespace: "affix" }, async () => ({
      contents: JSON.stringify(listed(await readLanguages())),
      loader: "json",
    }));
    onLoad({ filter: /.*/, namespace: "affix" }, async ({ path: name }) => {
      const path = join(CORE_DATA, `${name}.json`);
      const table = JSON.parse(await readFile(path, "utf8"), (key, value) =>
        ["examples", "sources"].includes(key) ? undefined : value,
      );
      return { contents: JSON.stringify(table), loader: "json", watchFiles: [path] };
    });
  },
};
