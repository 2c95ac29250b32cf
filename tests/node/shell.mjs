// A file of the extension's own TypeScript, as the build makes it, for what needs no browser.
import { createRequire } from "node:module";
import { join } from "node:path";

const EXTENSION = new URL("../../extension/", import.meta.url).pathname;
const { build } = createRequire(join(EXTENSION, "package.json"))("esbuild");

export async function shell(file) {
  const made = await build({
    absWorkingDir: EXTENSION,
    entryPoints: [`src/${file}`],
    bundle: true,
    format: "esm",
    write: false,
    logLevel: "warning",
  });
  return import(`data:text/javascript;base64,${Buffer.from(made.outputFiles[0].text).toString("base64")}`);
}
