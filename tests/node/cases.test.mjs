// The cases of tests/cases/ through the built module; crates/cli/tests/cases.rs runs the same natively.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { differences } from "./compare.mjs";
import { affix, cases, root, sentences } from "./module.mjs";

const tool = `${root}target/release/affix`;
const snapshot = (file, url) =>
  JSON.parse(
    execFileSync(tool, ["snapshot", `${root}tests/fixtures/${file}`, ...(url ? ["--url", url] : [])], {
      maxBuffer: 1e8,
    }),
  );

test("pages read as a person reads them", () => {
  const wrong = cases("read.json").flatMap((c) =>
    differences(c.name, c.expect, affix.readPage(snapshot(c.file, c.url))),
  );
  assert.deepEqual(wrong, []);
});

// The module leaves the words to the extension's catalogue; the tool prints them in English.
const wordless = (value) =>
  JSON.parse(JSON.stringify(value, (key, v) => (["text", "reason"].includes(key) && typeof v === "string" ? "" : v)));
const soldTexts = (value) => JSON.stringify(value).match(/"sold":\{[^}]*\}/g);

test("the module and the tool give the same answer, key for key", () => {
  for (const c of cases("read.json")) {
    const native = JSON.parse(
      execFileSync(tool, ["read", `${root}tests/fixtures/${c.file}`, ...(c.url ? ["--url", c.url] : [])]),
    );
    const answer = affix.readPage(snapshot(c.file, c.url));
    assert.deepEqual(wordless(answer), wordless(native), c.name);
    assert.deepEqual(soldTexts(answer), soldTexts(native), c.name);
  }
});

test("addresses are what they are", () => {
  const wrong = cases("url.json").flatMap((c) => differences(c.name, c.expect, affix.readUrl(c.input)));
  assert.deepEqual(wrong, []);
});

test("links are letter for letter", () => {
  const profile = (args) => ({
    id: "p1",
    name: "",
    network: args.network,
    ids: args.ids ?? {},
    subIds: args.subIds ?? {},
    template: args.template ?? null,
  });
  for (const c of cases("link.json")) {
    const settings = { ...affix.normalizeSettings(null), profiles: [profile(c.args)], defaultProfile: "p1" };
    const { link, linkProblem } = affix.look({ text: c.input, snapshot: null, settings, profile: null, now: 0 });
    if (c.expect.link) assert.equal(link?.link, c.expect.link, `${c.name}: ${linkProblem?.code}`);
    else assert.ok(!link && linkProblem.code in sentences, `${c.name}: ${link?.link}`);
  }
});

test("values of campaigns are made fit, and what cannot be is said", () => {
  const ids = { aliexpress: { aff_short_key: "_xAmpL3k" }, admitad: { hash: "0a1b2c3d4e5f6a7b8c9d16525dc3e8" } };
  const whole = (id, campaign) => ({ id, name: "", channel: "", subIds: {}, ...campaign });
  const now = Date.UTC(2026, 10, 22);
  for (const { name, network, campaign, others = [], expect } of cases("campaign.json")) {
    const profile = {
      id: "p1",
      name: "",
      network,
      ids: ids[network] ?? {},
      subIds: {},
      template: null,
      campaign: "mine",
    };
    const campaigns = [whole("mine", campaign), ...others.map((other, at) => whole(`c${at}`, other))];
    const settings = { ...affix.normalizeSettings(null), profiles: [profile], campaigns };
    const { subIds, notes, problems } = affix.checkCampaign(campaigns[0], profile, settings, now);
    assert.deepEqual(subIds, expect.subIds, name);
    assert.deepEqual(
      notes.map(({ field, note }) => [field, note.code]),
      expect.notes ?? [],
      name,
    );
    assert.deepEqual(
      problems.map(({ field, flaw }) => [field, flaw.problem.code]),
      expect.problems ?? [],
      name,
    );
    if (!ids[network]) continue;
    const { link } = affix.look({ text: "1005006000000001", snapshot: null, settings, profile: null, now });
    assert.equal(link.campaignLeftOut?.why.code, expect.without, name);
    const values = Object.fromEntries(new URL(link.link).searchParams);
    for (const key of Object.keys(campaign.subIds))
      assert.equal(values[key], link.campaign ? subIds[key] : undefined, name);
  }
});

test("listings earn what their cards say", () => {
  for (const c of cases("listing.json")) {
    const request = {
      snapshot: snapshot(c.file, c.url),
      settings: affix.normalizeSettings(c.settings),
      profile: null,
      now: 0,
    };
    assert.deepEqual(differences(c.name, c.expect, affix.listing(request)), []);
  }
});

test("signals are those worked out by hand", () => {
  const coded = ({ signals, ...rest }) => ({
    ...rest,
    signals: signals.map(({ reason, limitSource, ...signal }) => ({
      ...signal,
      reasonCode: reason.code,
      limitSourceCode: limitSource.code,
    })),
  });
  for (const c of cases("vet.json")) {
    const settings = affix.normalizeSettings(c.settings);
    const page = snapshot(c.file, c.url);
    const vetting = affix.vetPage(page, settings, Date.UTC(2026, 10, 27, 12));
    assert.deepEqual(differences(c.name, c.expect, coded(vetting)), []);
    for (const { reason, limitSource } of vetting.signals)
      assert.ok(reason.code in sentences && limitSource.code in sentences);
  }
});

test("before a link is copied, what was worked out by hand is asked", () => {
  const wrong = cases("gate.json").flatMap((c) => {
    const asked = affix.vetQuestions(c.asked, c.answered);
    for (const note of asked.flatMap(({ says }) => says)) assert.ok(note.code in sentences, note.code);
    return differences(c.name, c.expect, asked);
  });
  assert.deepEqual(wrong, []);
});

test("limits are what the table and the user say", () => {
  const edits = [{ signal: "store_age", good: "24", bad: null }];
  const rows = affix.vetLimits(edits);
  assert.deepEqual(
    rows.filter(({ changed }) => changed).map(({ code, limit, usual }) => [code, limit, usual]),
    [["store_age", { good: 24, bad: 6 }, { good: 12, bad: 6 }]],
  );
  assert.deepEqual(
    affix.checkLimit({ signal: "store_age", good: "3", bad: null }).map(({ field, problem }) => [field, problem.code]),
    [["good", "vet_limit_order"]],
  );
});
