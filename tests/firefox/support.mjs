// What the tests in Firefox share: the browser with the built extension on a stand-in for the internet, and its storage.
import { join } from "node:path";
import { ROOT, settingsOf } from "../e2e/support.mjs";
import { serveDemo } from "../harness/demo.mjs";
import { launchFirefox } from "../harness/firefox.mjs";
import { startServer } from "../harness/server.mjs";
import { shell } from "../node/shell.mjs";

const { toEntries } = await shell("stored/records.ts");

export const EXTENSION = join(ROOT, "dist/firefox");

export async function start(options = {}) {
  const server = await startServer();
  serveDemo(server);
  const firefox = await launchFirefox({ extensionDir: EXTENSION, server, ...options });
  return {
    ...firefox,
    /** Stores profiles, from one of the extension's own pages. */
    async use(...profiles) {
      await firefox.openExtensionPage("workbench.html");
      await firefox.inView("tab", (entries) => chrome.storage.local.set(entries), toEntries(settingsOf(...profiles)));
    },
    async close() {
      await firefox.close();
      await server.close();
    },
  };
}
