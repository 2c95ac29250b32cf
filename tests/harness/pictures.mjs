// Pictures of every view, in languages and both themes, for people to look at; scripts/pictures builds and comes here.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { launch, settled, shoot } from "./browser.mjs";
import { crampedTexts } from "./cramped.mjs";
import { DEMO_FILE, DEMO_SETTINGS, DEMO_URL, servePictures } from "./demo.mjs";
import { startServer } from "./server.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const EXTENSION = join(ROOT, "dist/chromium");
const TAGS = readdirSync(join(EXTENSION, "_locales")).map((folder) => folder.replace("_", "-"));
const THEMES = ["light", "dark"];
/** Each view's address in the extension, and how wide its window is. */
const VIEWS = {
  panel: ["panel.html", 360],
  "panel-320": ["panel.html", 320],
  welcome: ["welcome.html", 900],
  ...Object.fromEntries(
    ["today", "links", "products", "reports", "content", "audit", "calendar", "settings"].map((room) => [
      room,
      [`workbench.html#${room}`, 1280],
    ]),
  ),
  "settings-320": ["workbench.html#settings", 320],
};

const { values } = parseArgs({
  options: {
    languages: { type: "string", default: "en,ar,ja,de" },
    out: { type: "string", default: join(ROOT, "target/pictures") },
  },
});
const wanted = values.languages === "all" ? TAGS : values.languages.split(",");
const unknown = wanted.filter((tag) => !TAGS.includes(tag));
if (unknown.length > 0) throw new Error(`There is no ${unknown.join(", ")}. There are: ${TAGS.join(", ")}, or all.`);

const server = await startServer();
server.file(DEMO_URL, DEMO_FILE);
servePictures(server);
const chromium = await launch({ extensionDir: EXTENSION, server });
let cramped = 0;
for (const language of wanted) {
  await chromium.storageSet({ settings: DEMO_SETTINGS, language });
  const product = await chromium.openPage(DEMO_URL);
  await inThemes(await chromium.clickToolbar(product), language, "popup");
  for (const [name, [address, width]] of Object.entries(VIEWS)) {
    const page = await chromium.openExtensionPage(address);
    await page.setViewport({ width, height: 900 });
    await inThemes(page, language, name);
    await page.close();
  }
  await product.close();
}
await chromium.close();
await server.close();
console.log(`${cramped} texts have too little room. The pictures are in ${values.out}`);

async function inThemes(page, language, name) {
  for (const theme of THEMES) {
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: theme }]);
    await settled(page);
    await shoot(page, join(values.out, language, `${name}-${theme}.png`), { fullPage: name !== "popup" });
  }
  for (const text of await crampedTexts(page)) {
    cramped += 1;
    console.log(`${language} ${name}: ${text}`);
  }
}
