// The demo product page of our screenshots at its address, with the pictures it names.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const FIXTURES = fileURLToPath(new URL("../fixtures/", import.meta.url));

export const DEMO_FILE = join(FIXTURES, "pages/demo-product.html");
export const DEMO_URL = "https://www.aliexpress.com/item/1005006000000001.html";

/** Settings with one made-up affiliate id, as the extension stores them. */
export const DEMO_SETTINGS = {
  version: 1,
  profiles: [
    { id: "demo", name: "Demo blog", network: "aliexpress", ids: { aff_short_key: "_AffixDemo" }, subIds: {} },
  ],
  defaultProfile: "demo",
};

export function serveDemo(server) {
  server.file(DEMO_URL, DEMO_FILE);
  servePictures(server);
}

/** `https://ae01.alicdn.com/kf/S.../NAME.jpg_220x220.jpg` stands for `pictures/NAME.svg`. */
export function servePictures(server) {
  server.otherwise(async ({ host, path }) => {
    const name = host.endsWith(".alicdn.com") && /\/kf\/[^/]+\/([a-z0-9-]+)\./.exec(path)?.[1];
    if (!name) return null;
    const body = await readFile(join(FIXTURES, `pictures/${name}.svg`)).catch(() => null);
    return body && { headers: { "content-type": "image/svg+xml" }, body };
  });
}
