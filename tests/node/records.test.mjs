// The settings as they are stored, a key a record: extension/src/stored/records.ts. The first layout, that of Affix
// 0.1.0, is read as it stands in tests/fixtures/stored/.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { shell } from "./shell.mjs";

const { difference, fromEntries, isKnown, isOfSettings, ofSettings, toEntries, LAYOUT_KEY } =
  await shell("stored/records.ts");
const { earlierProducts } = await shell("stored/shortlist.ts");
const storedBy = (name) =>
  JSON.parse(readFileSync(new URL(`../fixtures/stored/${name}.json`, import.meta.url), "utf8")).local;
const earlier = storedBy("0.1.0");

for (const name of ["0.1.0-first", "0.1.0"]) {
  test(`settings of ${name} are read as they are, and are the same once they are stored a key a record`, () => {
    const before = storedBy(name);
    assert.deepEqual(fromEntries(ofSettings(before)), before.settings);
    const entries = toEntries(before.settings);
    assert.deepEqual(fromEntries(ofSettings({ ...before, ...entries })), before.settings);
    assert.deepEqual(fromEntries(ofSettings(JSON.parse(JSON.stringify(entries)))), before.settings);
  });
}

test("nothing stored is nothing, and whatever 0.1.0 stored is left for the core to judge", () => {
  assert.equal(fromEntries({}), undefined);
  for (const odd of [null, 7, "x", [], { version: 7 }]) assert.deepEqual(fromEntries({ settings: odd }), odd);
});

test("a profile is a record of its own: a change to one writes that one", () => {
  const [before, after] = [earlier.settings, structuredClone(earlier.settings)];
  after.profiles[1].name = "Renamed";
  assert.deepEqual(difference(toEntries(before), toEntries(after)), { "settings/profiles/admitad": after.profiles[1] });
});

test("one profile more writes it and the order, and one less only the order", () => {
  const [first, ...others] = earlier.settings.profiles;
  const [all, less] = [earlier.settings, { ...earlier.settings, profiles: others }];
  assert.deepEqual(difference(toEntries(all), toEntries(less)), { "settings/profiles": others.map(({ id }) => id) });
  assert.deepEqual(Object.keys(difference(toEntries(less), toEntries(all))).sort(), [
    "settings/profiles",
    `settings/profiles/${first.id}`,
  ]);
});

test("an order that names a profile which is not there stands for the others", () => {
  const entries = toEntries(earlier.settings);
  delete entries["settings/profiles/admitad"];
  assert.deepEqual(
    fromEntries(entries).profiles.map(({ id }) => id),
    earlier.settings.profiles.map(({ id }) => id).filter((id) => id !== "admitad"),
  );
});

test("a list whose entries have no id of their own each is one record", () => {
  for (const profiles of [[{ name: "a" }], [{ id: "a" }, { id: "a" }], [7], [null], "x"]) {
    const entries = toEntries({ profiles });
    assert.deepEqual(entries["settings/profiles"], profiles);
    assert.deepEqual(fromEntries(ofSettings(entries)), { profiles });
  }
});

test("a newer layout is known to be one", () => {
  assert.ok(isKnown({}));
  assert.ok(isKnown(toEntries(earlier.settings)));
  for (const layout of [3, "2", null, {}]) assert.ok(!isKnown({ [LAYOUT_KEY]: layout }), String(layout));
});

test("everything of the settings goes with them, and nothing else", () => {
  for (const key of Object.keys(toEntries(earlier.settings))) assert.ok(isOfSettings(key), key);
  for (const key of Object.keys(earlier)) assert.equal(isOfSettings(key), key === "settings", key);
});

test("the shortlist of 0.1.0 loses only what had no number", () => {
  const [one, two] = earlier.shortlist;
  assert.deepEqual(earlierProducts(earlier.shortlist), earlier.shortlist);
  assert.deepEqual(earlierProducts([7, null, { id: "" }, one, { ...one, title: "again" }, two]), [one, two]);
  for (const odd of [undefined, null, {}, "x"]) assert.deepEqual(earlierProducts(odd), []);
});
