// node npm.mjs FOLDER: writes the project's one version into the package there.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const cargo = readFileSync(new URL("../../Cargo.toml", import.meta.url), "utf8");
const version = /^\[workspace\.package\][^[]*?^version = "([^"]+)"/ms.exec(cargo)?.[1];
if (!version) throw new Error("Cargo.toml names no workspace version");
const file = join(process.argv[2], "package.json");
writeFileSync(file, `${JSON.stringify({ ...JSON.parse(readFileSync(file, "utf8")), version }, null, 2)}\n`);
