// A page that is waited for and has turned into another one before the waiting begins.
import assert from "node:assert/strict";
import { test } from "node:test";
import { shell } from "./shell.mjs";

test("a page that is another one by now is not read", async () => {
  const { watchArrival } = await shell("collector/arrival.ts");
  globalThis.location = new URL("https://www.aliexpress.com/item/1005006000000002.html");
  // It has no document: reading one would throw.
  const heard = [];
  const stop = watchArrival(
    "https://www.aliexpress.com/item/1005006000000001.html",
    () => heard.push("read"),
    () => heard.push("ended"),
  );
  assert.deepEqual(heard, ["ended"]);
  stop();
});

test("what is waited for is asked with the address that the page in front had", async () => {
  const { isWatch } = await shell("protocol/snapshot.ts");
  const url = "https://www.aliexpress.com/item/1005006000000001.html";
  assert.ok(isWatch({ awaited: "product", url }));
  assert.ok(isWatch({ awaited: "cards", url }));
  for (const wrong of [
    "product",
    null,
    { awaited: "product" },
    { awaited: "all", url },
    { awaited: "cards", url: "x" },
  ])
    assert.ok(!isWatch(wrong), JSON.stringify(wrong));
});
