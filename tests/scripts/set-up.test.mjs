// What a script says and does on a machine that lacks things.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { findChromium } from "../harness/chromium.mjs";
import { machine } from "./machine.mjs";

const RUST = {
  cargo: "exit 0",
  rustc: 'case $1 in --version) echo "rustc 1.95.0 (made up)" ;; --print) echo /nowhere ;; esac',
  cc: "exit 0",
};
const NODE = { node: "echo v20.19.1", npm: "exit 1" };
const APT = { "apt-get": 'echo "$*" >>"$HOME/apt"', "dpkg-query": "exit 1" };
const WEB_RUST = "rustc-web cargo-web rust-web-src rust-web-llvm lld-22";

/** Runs `body` on a machine and takes it away. */
const on = (name, options, body) =>
  test(name, async () => {
    const here = machine(options);
    try {
      await body(here);
    } finally {
      here.end();
    }
  });

on(
  "without root all that is missing is named in one sentence, and nothing is begun",
  { programs: { ...RUST, ...APT, rustup: 'echo asked >>"$HOME/rustup"', node: "echo v18.20.4" } },
  (here) => {
    for (const script of ["scripts/run", "scripts/test"]) {
      const { status, err } = here.run(script, ...(script === "scripts/test" ? ["e2e"] : []));
      assert.equal(status, 1);
      assert.match(err, /^Missing on this machine: [^\n]*\. Please install what is named, then run this again\.\n$/);
      for (const named of [
        "Node 20 or newer (nodejs.org; here is 18.20.4)",
        "the Rust target wasm32-unknown-unknown (rustup target add wasm32-unknown-unknown)",
        "openssl",
        "chromium chromium-l10n",
      ]) {
        assert.ok(err.includes(named), `${named}: ${err}`);
      }
    }
    assert.deepEqual(here.made(), ["target"]);
    assert.throws(() => readFileSync(join(here.bin, "../apt")), "nothing is installed");
    assert.throws(() => readFileSync(join(here.bin, "../rustup")), "nothing is asked for");
  },
);

on(
  "without Rust and Node both are named, also to root, and no package is installed for nothing",
  { programs: APT, uid: 0 },
  (here) => {
    const { status, err } = here.run("scripts/run");
    assert.equal(status, 1);
    assert.equal(
      err,
      "Missing on this machine: Rust (rustup.rs); Node 20 or newer (nodejs.org). Please install what is named, then run this again.\n",
    );
    assert.throws(() => readFileSync(join(here.bin, "../apt")));
  },
);

on(
  "an old Rust is named with its version",
  { programs: { ...APT, ...RUST, ...NODE, rustc: 'echo "rustc 1.63.0 (made up)"' } },
  (here) => {
    assert.match(here.run("scripts/build").err, /Rust 1\.\d+ or newer \(rustup\.rs; here is 1\.63\.0\)/);
  },
);

on("root gets what is missing in one go", { programs: { ...RUST, ...NODE, ...APT }, uid: 0 }, (here) => {
  assert.equal(here.sh("need rust node openssl browser wasm").status, 0);
  const [, install] = readFileSync(join(here.bin, "../apt"), "utf8").trim().split("\n");
  assert.ok(install.endsWith(` openssl chromium chromium-l10n ${WEB_RUST}`), install);
});

on(
  "sudo that would ask for a password is not waited for",
  { programs: { ...RUST, ...NODE, ...APT, sudo: "exit 1" } },
  (here) => {
    const { status, err } = here.sh("need openssl");
    assert.equal(status, 1);
    assert.match(err, /these packages \(Debian's names\): openssl\./);
  },
);

on("sudo without a password installs", { programs: { ...APT, sudo: '[ "$1" != -n ] || shift; exec "$@"' } }, (here) => {
  assert.equal(here.sh("need openssl").status, 0);
  assert.match(readFileSync(join(here.bin, "../apt"), "utf8"), /install .* openssl\n$/);
});

on(
  "where nothing is missing nothing is asked",
  { programs: { ...RUST, ...NODE, openssl: "", chromium: "", rustc: `${RUST.rustc.replace("/nowhere", '"$HOME"')}` } },
  (here) => {
    here.run("mkdir", "-p", join(here.bin, "../lib/rustlib/wasm32-unknown-unknown/lib"));
    assert.deepEqual(here.sh("need rust node openssl browser wasm"), { status: 0, out: "", err: "" });
  },
);

on(
  "a package that was removed counts as missing",
  { programs: { "dpkg-query": 'printf "installed\\nconfig-files\\n"' } },
  (here) => {
    assert.equal(here.sh("installed one another").status, 1);
  },
);

on(
  "any of the names of Chromium will do, and tests find the same",
  { programs: { "google-chrome": "exit 0" } },
  (here) => {
    const chrome = join(here.bin, "google-chrome");
    assert.deepEqual(here.sh("need browser; find_browser"), { status: 0, out: `${chrome}\n`, err: "" });
    assert.equal(here.run("scripts/lib/browser.sh").out, `${chrome}\n`);
    withEnvironment({ PATH: here.bin, CHROMIUM: undefined }, () => assert.equal(findChromium(), chrome));
  },
);

on(
  "CHROMIUM names the browser, by path or command",
  { programs: { chromium: "exit 0", "my browser": "exit 0" } },
  (here) => {
    const mine = join(here.bin, "my browser");
    for (const CHROMIUM of [mine, "my browser"]) {
      withEnvironment({ PATH: here.bin, CHROMIUM }, () => assert.equal(findChromium(), mine));
    }
  },
);

on(
  "CHROMIUM that names nothing is said to, and no other browser is taken",
  { programs: { ...APT, chromium: "exit 0" }, env: { CHROMIUM: "/no/such browser" }, uid: 0 },
  (here) => {
    writeFileSync(join(here.bin, "no-program"), "");
    const { status, err } = here.sh("need browser");
    assert.equal(status, 1);
    assert.match(err, /the browser that CHROMIUM names, \/no\/such browser \(correct it, or unset it\)/);
    for (const CHROMIUM of ["/no/such browser", join(here.bin, "no-program"), here.bin]) {
      withEnvironment({ PATH: here.bin, CHROMIUM }, () =>
        assert.throws(findChromium, {
          message: `CHROMIUM names ${CHROMIUM}, which is no program here: correct it, or unset it.`,
        }),
      );
    }
  },
);

on("a page that is not there, or words nobody knows, are refused before any work", {}, (here) => {
  assert.match(here.run("scripts/run", "no page.html").err, /^There is no file no page\.html to open\. usage: /);
  assert.match(here.run("scripts/run", "scripts").err, /^There is no file scripts to open\. /);
  assert.match(here.run("scripts/run", "--head").err, /^usage: /);
  assert.match(here.run("scripts/test", "everything").err, /^usage: .*parts: check native/);
  assert.match(here.run("scripts/build", "everything").err, /^usage: /);
  assert.deepEqual(here.made(), []);
});

/** With these variables in this process; undefined takes one away. */
function withEnvironment(values, body) {
  const before = { ...process.env };
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
  try {
    body();
  } finally {
    process.env = before;
  }
}
