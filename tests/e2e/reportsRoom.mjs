// The room of reports, for the tests of what it does.
import { say, shows } from "./support.mjs";

export const SECTION = ".room:not([hidden]) .reports";

export async function openReports(chromium) {
  const page = await chromium.openExtensionPage("workbench.html#reports");
  await page.setViewport({ width: 1280, height: 900 });
  await page.waitForSelector(`${SECTION} input[type=file]`);
  return page;
}

/** Gives files to the room, and waits until it says what it found in them. */
export async function giveReports(page, ...files) {
  await (await page.$(`${SECTION} input[type=file]`)).uploadFile(...files);
  await shows(page, say("ui_reports_found"), SECTION);
}
