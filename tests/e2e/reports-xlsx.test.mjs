// Workbooks in the room of reports: the same way as a table of commas, with every number as it stands.
import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, afterEach, beforeEach, test } from "node:test";
import { workbook } from "../harness/xlsx.mjs";
import { giveReports, openReports, SECTION } from "./reportsRoom.mjs";
import { portals, press, say, shows, start } from "./support.mjs";

const chromium = await start({ folder: "more" });
const { folder } = chromium;
after(() => chromium.close());
beforeEach(async () => {
  await chromium.reset();
  await chromium.use(portals());
});
afterEach(() => assert.deepEqual(chromium.ownProblems(), []));

const room = () => openReports(chromium);

async function choose(page, name, content) {
  const file = join(folder, name);
  await writeFile(file, content);
  await giveReports(page, file);
}

/** As workbooks count days. */
const TODAY = Math.floor(Date.now() / 86_400_000) + 25_569;

const TABLE = [
  ["Order ID", "Order date", "Order amount (USD)", "Commission (USD)", "Status", "Title"],
  [
    { number: "8300000000000000123" },
    { day: `${TODAY - 3}.5` },
    { number: "19.9" },
    { number: "1.3899999999999999" },
    "approved",
    "a",
  ],
  [
    { number: "8300000000000000124" },
    { day: `${TODAY - 2}` },
    { number: "9.5" },
    { number: "0.66" },
    "pending",
    { formula: "1+1", was: '=cmd|"x"' },
  ],
];

test("a workbook is read as a table: long numbers whole, days as days, nothing run", async () => {
  const page = await room();
  await choose(page, "admitad.xlsx", workbook({ Orders: TABLE, Notes: [] }));
  await shows(page, "admitad.xlsx");
  await press(page, say("ui_reports_add_other", { n: "2", fresh: "2" }));
  await shows(page, say("ui_reports_added_other", { n: "2" }));
  const stored = (await chromium.stored("orders")).map(({ text }) => text).join("");
  assert.match(stored, /8300000000000000123/);
  assert.match(stored, /8300000000000000124/);
  // Noon of that day, as the workbook shows it.
  assert.ok(stored.includes(String((TODAY - 3 - 25_569) * 86_400_000 + 43_200_000)), stored);
  await shows(page, "$2.05", `${SECTION} .totals`);
});

test("half a workbook is none, and says so", async () => {
  const page = await room();
  const whole = workbook({ Orders: TABLE });
  await choose(page, "half.xlsx", whole.subarray(0, whole.length / 2));
  await shows(page, say("sheet_broken"));
});
