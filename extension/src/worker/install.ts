/** The first run. */

import { onInstalled, openWelcome } from "../browser.js";

export function registerInstall(): void {
  onInstalled((first) => {
    if (first) void openWelcome();
  });
}
