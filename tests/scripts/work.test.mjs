// Work is done once, in turn, and in folders of any name.
import assert from "node:assert/strict";
import { once } from "node:events";
import { test } from "node:test";
import { machine } from "./machine.mjs";

test("two at once: the second says that it waits, and both do their work", async (t) => {
  const here = machine();
  t.after(() => here.end());
  const first = here.start(`hold() { echo begun; read -r; echo done; }; in_turn build hold`);
  const [begun] = await once(first.stdout.setEncoding("utf8"), "data");
  assert.equal(begun, "begun\n");
  const second = here.start(`in_turn build echo second`);
  const [waits] = await once(second.stdout.setEncoding("utf8"), "data");
  assert.equal(waits, "waiting for another run in this folder\n");
  let worked = "";
  second.stdout.on("data", (said) => (worked += said));
  first.stdin.end("\n");
  // Which of two that end at once is heard of first is nobody's to say.
  const [[one], [other]] = await Promise.all([once(first, "close"), once(second, "close")]);
  assert.deepEqual([one, other, worked], [0, 0, "second\n"]);
});

test("what a run leaves behind does not keep the next one waiting", async (t) => {
  const here = machine();
  t.after(() => here.end());
  const leaves = here.start(`leave() { cat <&0 >/dev/null & echo left; }; in_turn build leave`);
  await once(leaves.stdout, "data");
  assert.deepEqual(here.sh("in_turn build echo next"), { status: 0, out: "next\n", err: "" });
  leaves.stdin.end("\n");
  await once(leaves, "close");
});

test("a turn that fails ends the script with its status", (t) => {
  const here = machine();
  t.after(() => here.end());
  assert.deepEqual(here.sh("broken() { false; echo on; }; in_turn build broken; echo on"), {
    status: 1,
    out: "",
    err: "",
  });
});

test("work is done again when a file of any name changes, and only then", (t) => {
  const here = machine();
  t.after(() => here.end());
  const make = `make() { mkdir -p out; cat "in put"/* >"out/a file"; }; once made out "in put" -- make`;
  here.sh(`mkdir "in put"; echo one >"in put/a b"`);
  assert.match(here.sh(make).out, /^made: make\nmade: done/);
  assert.equal(here.sh(make).out, "made: up to date\n");
  here.sh(`echo two >"in put/a b"`);
  assert.match(here.sh(make).out, /^made: make/);
  // What was made is gone, or is not what was made.
  here.sh(`echo three >"out/a file"`);
  assert.match(here.sh(make).out, /^made: make/);
});

test("compiler flags keep their spaces", (t) => {
  const here = machine();
  t.after(() => here.end());
  assert.equal(here.sh(`encoded "--remap=/a b=" --cfg 'x="y"'`).out, '--remap=/a b=\x1f--cfg\x1fx="y"');
});
