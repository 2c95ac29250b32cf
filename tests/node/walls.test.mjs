// The rooms of the extension's source: who may use whom, no circles, and no file that nobody can read at once.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative, resolve } from "node:path";
import { test } from "node:test";

const EXTENSION = new URL("../../extension/", import.meta.url).pathname;
const SOURCE = join(EXTENSION, "src");
const MOST_LINES = 400;
const ts = createRequire(join(EXTENSION, "package.json"))("typescript");

/** What each room may use beside itself. The longest name that fits a file is its room. */
const ROOMS = {
  protocol: [],
  browser: ["protocol"],
  core: ["browser", "protocol"],
  stored: ["core", "browser", "protocol"],
  // Pure: the words of the catalogue are all that they ask of the browser.
  words: ["browser/catalogue", "protocol"],
  "browser/catalogue": [],
  // What a post is made of.
  posts: ["words", "stored", "core", "browser", "protocol"],
  "ui/styles": ["ui/controls", "ui/parts"],
  "ui/controls": ["words", "browser", "protocol"],
  ui: ["words", "core", "browser", "protocol"],
  "ui/hooks": ["ui", "posts", "words", "stored", "core", "browser", "protocol"],
  "ui/parts": ["ui/controls", "ui/hooks", "ui", "posts", "words", "stored", "core", "browser", "protocol"],
  "ui/table": ["ui/controls", "ui/hooks", "ui/parts", "ui", "posts", "words", "stored", "core", "browser", "protocol"],
  profile: [
    "ui/styles",
    "ui/controls",
    "ui/hooks",
    "ui/parts",
    "ui",
    "posts",
    "words",
    "stored",
    "core",
    "browser",
    "protocol",
  ],
  // In pages of others: there is neither the module nor what is stored.
  collector: ["browser", "protocol"],
  inline: ["collector", "browser", "protocol"],
  offscreen: ["browser"],
  // The workbench's worker: it has none of the browser's interface for extensions.
  desk: ["stored", "core", "protocol"],
  worker: ["posts", "words", "stored", "core", "browser", "protocol"],
};
ROOMS.products = ["ui/table", ...ROOMS["ui/table"]];
for (const page of ["popup", "panel", "welcome", "workbench", "copied"])
  ROOMS[page] = ["profile", "products", "ui/table", ...ROOMS.profile];
// The rooms of the workbench: none looks into another, the page shows them all; Today has what is due of the calendar.
const WORKBENCH = ["today", "settings", "calendar", "reports", "content", "audit", "links", "products"].map(
  (room) => `workbench/${room}`,
);
const SHARED = ["workbench/room", "workbench/desk", "workbench/refused", "workbench/handed"];
for (const room of WORKBENCH) ROOMS[room] = [...SHARED, ...ROOMS.popup];
ROOMS["workbench/today"].push("workbench/calendar");
ROOMS["workbench/room"] = [];
ROOMS["workbench/handed"] = ["protocol"];
ROOMS["workbench/refused"] = ["ui", "words", "protocol"];
ROOMS["workbench/desk"] = ["ui"];
// What the side panel shows of a list stands in a room of the workbench, too.
ROOMS["workbench/links"].push("panel");
ROOMS["workbench/products"].push("panel");
ROOMS.workbench.push("workbench/room", "workbench/desk", "panel", ...WORKBENCH);

const files = readdirSync(SOURCE, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(SOURCE, join(entry.parentPath, entry.name)))
  .sort();
const code = new Map(files.map((file) => [file, readFileSync(join(SOURCE, file), "utf8")]));

/** The files of the source that a file uses, styles and types too. */
function used(file) {
  const names = file.endsWith(".css")
    ? [...code.get(file).matchAll(/@import\s+"([^"]+)"/g)].map(([, name]) => name)
    : ts.preProcessFile(code.get(file), true, true).importedFiles.map(({ fileName }) => fileName);
  return names
    .filter((name) => name.startsWith("."))
    .map((name) => relative(SOURCE, resolve(SOURCE, dirname(file), name)))
    .filter((name) => !name.startsWith("../pkg/"))
    .map((name) => {
      const found = [name, name.replace(/\.js$/, ".ts"), name.replace(/\.js$/, ".tsx")].find((known) =>
        code.has(known),
      );
      assert.ok(found, `${file} uses ${name}, which is not there`);
      return found;
    });
}

const arrows = new Map(files.filter((file) => /\.(tsx?|css)$/.test(file)).map((file) => [file, used(file)]));

const roomOf = (file) =>
  Object.keys(ROOMS)
    .filter((room) => file.startsWith(`${room}/`) || file.replace(/\.\w+$/, "") === room)
    .sort((a, b) => b.length - a.length)[0];

test("every file stands in a room, and uses only rooms below its own", () => {
  const wrong = [];
  for (const [file, uses] of arrows) {
    const room = roomOf(file);
    if (!room) wrong.push(`${file} stands in no room`);
    for (const other of uses) {
      const theirs = roomOf(other);
      // Whoever may use a room may use the one corner of it that has a rule of its own.
      const may = [room, ...(ROOMS[room] ?? [])];
      if (!may.includes(theirs) && !(theirs === "browser/catalogue" && may.includes("browser")))
        wrong.push(`${file} uses ${other}`);
    }
  }
  assert.deepEqual(wrong, []);
});

test("no file uses itself by way of others", () => {
  const state = new Map();
  const circles = [];
  const visit = (file, way) => {
    if (state.get(file) === "seen") return;
    if (state.get(file) === "open") return void circles.push([...way.slice(way.indexOf(file)), file].join(" -> "));
    state.set(file, "open");
    for (const other of arrows.get(file) ?? []) visit(other, [...way, file]);
    state.set(file, "seen");
  };
  for (const file of arrows.keys()) visit(file, []);
  assert.deepEqual(circles, []);
});

test(`no file is longer than ${MOST_LINES} lines without saying why`, () => {
  const long = [...code].filter(([, text]) => {
    const lines = text.split("\n");
    return lines.length - 1 > MOST_LINES && !/\b\d+ lines because /.test(lines.slice(0, 20).join("\n"));
  });
  assert.deepEqual(
    long.map(([file]) => file),
    [],
  );
});

const withoutComments = (text) => text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/.*$/gm, "$1");
const sources = [...code]
  .filter(([file]) => /\.tsx?$/.test(file) && !file.endsWith(".d.ts"))
  .map(([file, text]) => [file, withoutComments(text)]);

const offenders = (pattern, ...allowed) =>
  sources.filter(([file, code]) => !allowed.includes(file) && pattern.test(code)).map(([file]) => file);

test("touches chrome.* in one place", () => {
  const elsewhere = offenders(/\bchrome\s*\.|\bchrome\?\.|\bchrome\[/).filter((file) => !file.startsWith("browser/"));
  assert.deepEqual(elsewhere, []);
});

test("loads each module of the core in one file", () => {
  assert.deepEqual(offenders(/\bWebAssembly\b|_bg\.wasm/, "core/load.ts", "core/desk/load.ts"), []);
  for (const [file, code] of sources) {
    if (file.startsWith("core/")) continue;
    const values = [...code.matchAll(/import\s+([^;]*?)from\s+"[^"]*pkg\/[^"]*"/g)].filter(
      ([, names]) => !names.startsWith("type"),
    );
    assert.deepEqual(
      values.map(([whole]) => whole),
      [],
      file,
    );
  }
});

test("whatever copies links asks the gate first", () => {
  // The address of a picture is no link.
  const without = [
    "browser/clipboard.ts",
    "browser/offscreen.ts",
    "offscreen/offscreen.ts",
    "ui/parts/PostPicture.tsx",
  ];
  const copying = sources.filter(
    ([file, code]) => /\bcopy(Text|Kinds|FromWorker)\b/.test(code) && !without.includes(file),
  );
  assert.ok(copying.length > 5);
  const silent = copying.filter(
    ([, code]) => !/await mayCopy\(|mayCopy\(.*\)\s*\.then|await held\(|mayCopy\(chosen/.test(code),
  );
  assert.deepEqual(
    silent.map(([file]) => file),
    [],
  );
});

test("opens the database in one file", () => {
  assert.deepEqual(offenders(/\bindexedDB\b|from "idb"/, "stored/database.ts"), []);
});

test("sends nothing, sets no cookie, parses no markup", () => {
  assert.deepEqual(
    offenders(
      // The extension's own files aside, a catalogue for one.
      /\bfetch\((?!chrome\.runtime\.getURL\()|XMLHttpRequest|WebSocket|EventSource|sendBeacon|\bcookie|innerHTML|outerHTML|insertAdjacentHTML|dangerouslySet|localStorage|sessionStorage/,
    ),
    [],
  );
});
