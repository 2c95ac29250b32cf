/** The first run. */

import { onInstalled } from "../browser/extension.js";
import { openWelcome } from "../browser/pages.js";

export function registerInstall(): void {
  onInstalled((first) => {
    if (first) void openWelcome();
  });
}
