// What leaves Firefox over a whole session with the extension.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { DEMO_LINK, DEMO_URL, portals, until } from "../e2e/support.mjs";
import { start } from "./support.mjs";

const firefox = await start();
const { server } = firefox;
after(() => firefox.close());

test("over a whole session in Firefox nothing is asked for but pictures of AliExpress’ own hosts, without who asks", async () => {
  await firefox.openTab(DEMO_URL);
  const own = new Set(server.requests.map(({ url }) => url));
  server.forget();
  await firefox.use(portals());
  for (const room of ["products", "reports", "content", "audit", "links", "settings"])
    await firefox.open(`${firefox.origin}/workbench.html#${room}`);
  await firefox.open(DEMO_URL);
  await firefox.clickToolbar();
  await firefox.pressInView("popup", ".split .first");
  await until("the link is copied", async () => (await firefox.clipboard()).text === DEMO_LINK);
  await firefox.pressInView("popup", ".foot > .button:nth-of-type(2)");
  await until("the sidebar shows the product", () =>
    firefox.inView("sidebar", () => document.body.innerText.includes("8.46")),
  );
  const foreign = server.requests.filter(({ url }) => !own.has(url) && url !== DEMO_URL);
  assert.deepEqual(
    foreign.filter(({ host }) => !/\.(alicdn|aliexpress-media)\.com$/.test(host)).map(({ url }) => url),
    [],
  );
  assert.deepEqual(
    foreign.filter(({ headers }) => headers.referer || headers.cookie).map(({ url }) => url),
    [],
  );
});
