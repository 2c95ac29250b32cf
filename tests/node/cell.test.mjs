// One small stored value: extension/src/stored/cell.ts, over a storage that does what the browser's does.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { shell } from "./shell.mjs";

const { cell } = await shell("stored/cell.ts");

let stored;
let refuses;
const listeners = new Set();
const area = {
  get: async (names) =>
    structuredClone(
      Object.fromEntries(
        [names]
          .flat()
          .filter((n) => n in stored)
          .map((n) => [n, stored[n]]),
      ),
    ),
  set: async (values) => {
    if (refuses) throw new Error(refuses);
    Object.assign(stored, structuredClone(values));
    for (const told of listeners) told(Object.fromEntries(Object.keys(values).map((name) => [name, {}])));
  },
  remove: async (names) => {
    for (const name of [names].flat()) delete stored[name];
  },
  onChanged: { addListener: (told) => listeners.add(told), removeListener: (told) => listeners.delete(told) },
};
globalThis.chrome = { storage: { local: area, session: area } };
const turns = new Map();
Object.defineProperty(globalThis, "navigator", {
  value: {
    locks: {
      request: (name, work) => {
        const mine = (turns.get(name) ?? Promise.resolve()).then(work);
        turns.set(
          name,
          mine.catch(() => undefined),
        );
        return mine;
      },
    },
  },
});
beforeEach(() => {
  stored = {};
  refuses = null;
  listeners.clear();
});

const counter = cell({ name: "count", read: (value) => value ?? 0 });
/** The same in its third version: a text, then an object with a number. */
const third = cell({
  name: "count",
  read: (value) => value ?? { n: 0 },
  steps: [(number) => String(number), (text) => ({ n: Number(text) })],
});

test("nothing stored is the first value, and what is stored comes back", async () => {
  assert.equal(await counter.read(), 0);
  await counter.write(7);
  assert.equal(await counter.read(), 7);
  assert.deepEqual(stored, { count: 7 });
  await counter.erase();
  assert.deepEqual(stored, {});
});

test("changes that come at once lose nothing", async () => {
  await Promise.all(Array.from({ length: 20 }, () => counter.change((n) => n + 1)));
  assert.equal(await counter.read(), 20);
});

test("a value of any earlier version is read, and stored as one of this with its number", async () => {
  for (const [earlier, n] of [
    [{ count: 7 }, 7],
    [{ count: "8", "count/version": 2 }, 8],
    [{ count: { n: 9 }, "count/version": 3 }, 9],
    [{}, 0],
  ]) {
    stored = earlier;
    assert.deepEqual(await third.read(), { n });
    await third.change((now) => ({ n: now.n + 1 }));
    assert.deepEqual(stored, { count: { n: n + 1 }, "count/version": 3 });
  }
});

test("a value of a newer version is refused and kept", async () => {
  for (const version of [4, "x", null]) {
    stored = { count: ["new"], "count/version": version };
    await assert.rejects(third.read(), { code: "storage_newer" });
    await assert.rejects(
      third.change((now) => now),
      { code: "storage_newer" },
    );
    assert.deepEqual(stored, { count: ["new"], "count/version": version });
  }
});

test("what the browser does not store is said, and is as it was", async () => {
  await counter.write(1);
  for (const [why, code] of [
    ["QUOTA_BYTES quota exceeded", "storage_full"],
    ["disk error", "storage_refused"],
  ]) {
    refuses = why;
    await assert.rejects(
      counter.change((n) => n + 1),
      { code },
    );
    refuses = null;
    assert.equal(await counter.read(), 1);
  }
});

test("who listens hears of this value alone, until they stop", async () => {
  const heard = [];
  const stop = counter.onChange(() => heard.push("count"));
  await counter.write(1);
  await cell({ name: "other", read: (value) => value }).write(1);
  stop();
  await counter.write(2);
  assert.deepEqual(heard, ["count"]);
});
