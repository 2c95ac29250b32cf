// What the stores are told, in every language: short enough, whole, and with a reason for each permission.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { readLanguages } from "../../extension/languages.mjs";

const json = (path) => JSON.parse(readFileSync(new URL(`../../extension/${path}`, import.meta.url), "utf8"));
const listings = readdirSync(new URL("../../extension/store", import.meta.url))
  .filter((name) => name.endsWith(".json"))
  .map((name) => [name.slice(0, -".json".length), json(`store/${name}`)]);
const english = json("store/en.json");
const languages = await readLanguages();

/** The limits of the Chrome Web Store, in characters. */
const [NAME, SUMMARY, DESCRIPTION] = [75, 132, 16_000];

test("there is a listing in every language of the extension", () => {
  assert.deepEqual(
    listings.map(([tag]) => tag),
    [...languages.keys()].sort(),
  );
});

for (const [tag, listing] of listings)
  test(`${tag}: whole, within the limits, disclosing before anybody installs`, () => {
    assert.deepEqual(Object.keys(listing), Object.keys(english));
    assert.ok(listing.name.length <= NAME, `name: ${listing.name.length}`);
    assert.ok(listing.summary.length <= SUMMARY);
    assert.equal(listing.summary, languages.get(tag).app_description);
    assert.ok(listing.description.join("\n\n").length <= DESCRIPTION);
    assert.equal(listing.description.length, english.description.length);
    for (const part of ["permissions", "privacy"]) {
      assert.deepEqual(Object.keys(listing[part]), Object.keys(english[part]));
      for (const [name, why] of Object.entries(listing[part])) assert.ok(why.trim(), name);
    }
  });

test("each permission of both packages has its reason", () => {
  const manifests = ["manifest.json", "manifest.chromium.json", "manifest.firefox.json"].map(json);
  const asked = manifests.flatMap(({ permissions = [], optional_permissions = [], optional_host_permissions }) => [
    ...permissions,
    ...optional_permissions,
    ...(optional_host_permissions ? ["hosts"] : []),
  ]);
  assert.deepEqual([...new Set(asked)].sort(), Object.keys(english.permissions).sort());
});
