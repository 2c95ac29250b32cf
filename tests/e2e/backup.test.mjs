// One file of everything, and the list of what is stored: what a user takes along comes back whole or not at all, and
// what they erase is gone without the rest.
import assert from "node:assert/strict";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, afterEach, beforeEach, describe, test } from "node:test";
import {
  button,
  by,
  copyButton,
  DEMO_URL,
  GRANTED,
  press,
  ROOT,
  say,
  shows,
  start,
  textOf,
  undo,
  until,
} from "./support.mjs";

const first = JSON.parse(await readFile(join(ROOT, "tests/fixtures/stored/0.1.0.json"), "utf8"));
/** What of it is said otherwise today. */
const { copied: later, ...today } = JSON.parse(
  await readFile(join(ROOT, "tests/fixtures/stored/0.1.0-today.json"), "utf8"),
);
/** With a link that was copied since. */
const earlier = { ...first, copied: [...first.copied, ...later] };
const SECRET = earlier.local.openPlatform.secret;
const chromium = await start({ extensionDir: GRANTED, folder: "backup" });
const { folder } = chromium;
after(() => chromium.close());
beforeEach(async () => {
  await chromium.reset();
  await chromium.asEarlier(earlier);
  await chromium.letGo();
});
afterEach(() => assert.deepEqual(chromium.ownProblems(), []));

const options = async () => {
  const page = await chromium.openExtensionPage("workbench.html#settings/data");
  await button(page, say("ui_backup"));
  return page;
};
const choose = async (page, file) => (await page.$("#data input[type=file]")).uploadFile(file);

/** Saves a backup and says where. */
async function backup(page) {
  const control = await page.createCDPSession();
  await control.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: folder, eventsEnabled: true });
  for (const file of await readdir(folder)) await rm(join(folder, file));
  const done = new Promise((resolve) => {
    control.on("Browser.downloadProgress", ({ state }) => state === "completed" && resolve());
  });
  await press(page, say("ui_backup"));
  await done;
  const name = (await readdir(folder)).find((file) => /^affix-backup-\d{4}-\d\d-\d\d.*\.jsonl$/.test(file));
  return join(folder, name);
}

/** All that is stored for good, in every place. The flag of estimates on pages is no part of a backup. */
async function everything() {
  const { inlineWanted: _, ...local } = await chromium.storageGet();
  return { ...local, log: await chromium.stored("copied") };
}

async function eraseAll(page) {
  await press(page, say("ui_erase"));
  await press(page, say("ui_erase_yes"));
  await shows(page, say("ui_erased"));
}

/** What the popup, the log and the shortlist show. */
async function views() {
  const { page, popup } = await chromium.popupOn(DEMO_URL);
  await copyButton(popup);
  const shown = [await popup.$eval(".tail code", (link) => link.innerText)];
  await popup.close();
  await page.close();
  for (const [section, told] of [
    ["links/copied", earlier.copied[0].productId],
    ["products", earlier.local.shortlist[1].title],
  ]) {
    const panel = await chromium.openExtensionPage(`workbench.html#${section}`);
    await shows(panel, told);
    // Links come a moment after their products.
    if (section === "products") await shows(panel, `${say("ui_copy")} ${told}`);
    shown.push(await textOf(panel, "main .room:not([hidden]) .stack"));
    await panel.close();
  }
  return shown;
}

describe("a backup of everything", () => {
  test("brings the same popup, log, shortlist and settings back; without the secret unless it is wanted", async () => {
    const page = await options();
    const file = await backup(page);
    await press(page, say("ui_kept_erase", { what: say("ui_kept_openplatform") }));
    await shows(page, say("ui_kept_erased", { what: say("ui_kept_openplatform") }));
    const before = await views();
    const text = await readFile(file, "utf8");
    assert.ok(!text.includes(SECRET) && text.includes(earlier.copied[0].link));
    const kept = await everything();
    await eraseAll(page);
    assert.deepEqual(await everything(), { log: [] });
    await page.reload();
    await button(page, say("ui_backup"));
    await choose(page, file);
    await shows(page, `${say("ui_kept_shortlist")} (2)`);
    await press(page, say("ui_import_replace"));
    await shows(page, say("ui_replaced"));
    // What was not there is there as it is usual.
    const watching = { checking: {}, why: null, notifies: false };
    assert.deepEqual(await everything(), { ...kept, ...today, watching });
    assert.deepEqual(await views(), before);
    await undo(page);
    assert.deepEqual((await chromium.settings()).profiles, []);
    assert.deepEqual(await chromium.stored("copied"), []);
  });

  test("has the key with its secret where the user says so", async () => {
    const page = await options();
    await (await by(page, "switch", say("ui_export_key"))).click();
    const file = await backup(page);
    assert.ok((await readFile(file, "utf8")).includes(SECRET));
    await eraseAll(page);
    await page.reload();
    await button(page, say("ui_backup"));
    await choose(page, file);
    await press(page, say("ui_import_replace"));
    await shows(page, say("ui_replaced"));
    assert.deepEqual((await chromium.storageGet("openPlatform")).openPlatform, earlier.local.openPlatform);
  });

  test("of an earlier day takes away nothing that was seen since", async () => {
    const id = "1005006000000001/US/USD/ordinary/1/14-366";
    const at = Math.floor(Date.now() / 1_000);
    const row = (days, price) => `${at - days * 86_400},${price},,,p`;
    const page = await options();
    const put = (seen) =>
      page.evaluate(
        (record) =>
          new Promise((done) => {
            const opening = indexedDB.open("affix");
            opening.onsuccess = () => {
              const putting = opening.result.transaction("prices", "readwrite");
              putting.objectStore("prices").put(record);
              putting.oncomplete = () => {
                opening.result.close();
                done();
              };
            };
          }),
        { id, name: null, seen },
      );
    const rows = async () => (await chromium.stored("prices")).map(({ seen }) => seen);
    const [old, kept, since] = [row(9, 1299), row(8, 1199), row(2, 999)];
    await put([old, kept].join(";"));
    const file = await backup(page);
    // One row was lost since, and one came.
    await put([kept, since].join(";"));
    await choose(page, file);
    await shows(page, say("ui_backup_merges"));
    await press(page, say("ui_import_replace"));
    await shows(page, say("ui_replaced"));
    assert.deepEqual(await rows(), [[old, kept, since].join(";")]);
    // What was done is undone as a whole.
    await undo(page);
    assert.deepEqual(await rows(), [[kept, since].join(";")]);
  });

  test("that is damaged is refused with the line, and nothing is changed", async () => {
    const page = await options();
    const file = await backup(page);
    const text = await readFile(file, "utf8");
    const lines = text.split("\n");
    const at = lines.findIndex((line) => line.includes(earlier.copied[1].link));
    const other = lines.with(at, lines[at].replace("_AffixDemo", "_AffixDema"));
    const before = await everything();
    for (const [content, line, why] of [
      [other.join("\n"), at + 1, "backup_changed"],
      [lines.toSpliced(at, 1).join("\n"), at + 1, "backup_changed"],
      [lines.slice(0, 4).join("\n"), 5, "backup_cut"],
      [text.slice(0, -10), lines.length - 1, "backup_changed"],
    ]) {
      const name = join(folder, "damaged.jsonl");
      await writeFile(name, content);
      await choose(page, name);
      await shows(page, say("ui_backup_line", { line: String(line), why: say(why) }));
    }
    assert.deepEqual(await everything(), before);
  });

  test("for which there is no room changes nothing, and that is said", async () => {
    const page = await options();
    const file = await backup(page);
    await press(page, say("ui_kept_erase", { what: say("ui_kept_log") }));
    await shows(page, say("ui_kept_erased", { what: say("ui_kept_log") }));
    const before = await everything();
    await choose(page, file);
    await button(page, say("ui_import_replace"));
    await page.evaluate(() => {
      const put = IDBObjectStore.prototype.put;
      IDBObjectStore.prototype.put = function full(...given) {
        if (this.name !== "shortlist") return put.apply(this, given);
        throw new DOMException("no room", "QuotaExceededError");
      };
    });
    await press(page, say("ui_import_replace"));
    await shows(page, say("disk_full"));
    assert.deepEqual(await everything(), before);
  });
});

test("what a closed page left half restored is restored by the worker", async () => {
  const panel = await chromium.openExtensionPage("workbench.html#links/copied");
  await shows(panel, earlier.copied[0].productId);
  const record = { ...earlier.copied[0], campaign: "restored" };
  await panel.evaluate(async (entry) => {
    const { promise, resolve } = Promise.withResolvers();
    const opening = indexedDB.open("affix");
    opening.onsuccess = () => {
      const staging = opening.result.transaction("staged", "readwrite");
      staging.objectStore("staged").add({ store: "log", records: [entry] });
      staging.oncomplete = () => resolve(opening.result.close());
    };
    await promise;
    await chrome.storage.local.set({ restoring: ["log"] });
  }, record);
  await chromium.killWorker();
  await chromium.worker();
  await until("the log is the restored one", async () => {
    const log = await chromium.stored("copied");
    return log.length === 1 && log[0].campaign === "restored";
  });
  assert.ok(!("restoring" in (await chromium.entries())));
  await shows(panel, "restored");
});

describe("what is stored", () => {
  const line = (page, name) =>
    page.$$eval(
      ".stored > li",
      (lines, title) => lines.find((each) => each.querySelector("b").innerText === title).innerText,
      say(`ui_kept_${name.toLowerCase()}`),
    );

  test("is told with its size, and one place is erased without the others, and brought back", async () => {
    const page = await options();
    for (const [name, records] of [
      ["shortlist", 2],
      ["log", earlier.copied.length],
    ]) {
      const size = say("ui_kept_records_other", { n: String(records) });
      await until(`the size of ${name}`, async () => (await line(page, name)).includes(size));
    }
    let before = await everything();
    for (const [name, gone] of [
      ["shortlist", "shortlist"],
      ["log", "log"],
      ["posting", "posting"],
      ["settings", "settings"],
      ["openPlatform", "openPlatform"],
    ]) {
      const what = say(`ui_kept_${name.toLowerCase()}`);
      await press(page, say("ui_kept_erase", { what }));
      await shows(page, say("ui_kept_erased", { what }));
      await until(`${name} takes nothing`, async () => (await line(page, name)).includes(say("ui_kept_nothing")));
      const { [gone]: was, drafts: typed, ...others } = before;
      const { drafts: _, ...left } = await everything();
      assert.deepEqual(left, gone === "log" ? { ...others, log: [] } : others);
      await undo(page);
      await until(`${name} is back`, async () => !(await line(page, name)).includes(say("ui_kept_nothing")));
      const back = await everything();
      assert.deepEqual(back, { ...before, [gone]: today[gone] ?? was });
      before = back;
    }
    await shows(page, say("ui_room_small", { used: "", most: "" }).slice(0, 12));
  });
});
