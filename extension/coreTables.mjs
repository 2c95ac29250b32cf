import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const CORE_DATA = join(dirname(fileURLToPath(import.meta.url)), "../crates/core/data");

/** The core's tables that the extension reads itself, as modules without what only tests and people read. */
export const coreTables = {
  name: "core tables",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^affix:(selectors|disclosures)$/ }, ({ path }) => ({
      path: path.slice("affix:".length),
      namespace: "affix",
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
