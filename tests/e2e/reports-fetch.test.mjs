// Orders from the Open Platform with the user's own key: nothing is asked before the click, each status and window is,
// one at a time, and what came stays. The server plays AliExpress' at its true address.
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { after, afterEach, beforeEach, test } from "node:test";
import { axe } from "../harness/browser.mjs";
import { GRANTED, portals, press, say, shows, start, until } from "./support.mjs";

const API = "https://api-sg.aliexpress.com/sync";
const SECRET = "dem0Secret5dem0Secret";
const KEY = { appKey: "512345", secret: SECRET, trackingId: "demo" };
const SECTION = ".room:not([hidden]) .reports";
const EMPTY = {
  aliexpress_affiliate_order_list_response: { resp_result: { resp_code: 405, resp_msg: "The result is empty" } },
};
const STATUSES = ["Payment Completed", "Buyer Confirmed Receipt", "Completed Settlement", "Invalid"];

const chromium = await start({ extensionDir: GRANTED });
after(() => chromium.close());
beforeEach(async () => {
  await chromium.reset();
  chromium.server.forget();
  await chromium.use(portals());
});
afterEach(() => {
  const own = chromium.ownProblems().filter(({ text }) => !text.startsWith("Failed to load resource"));
  assert.deepEqual(own, []);
  assert.ok(!JSON.stringify(chromium.problems).includes(SECRET));
});

const withKey = () => chromium.storageSet({ openPlatform: KEY });

/** Orders of a status, from a number on. */
const page = (status, first, n, pages) => ({
  aliexpress_affiliate_order_list_response: {
    resp_result: {
      resp_code: 200,
      result: {
        total_page_no: pages,
        current_record_count: n,
        orders: {
          order: Array.from({ length: n }, (_, at) => ({
            order_id: 8100000000000000 + first + at,
            sub_order_id: String(8200000000000000 + first + at),
            order_status: status,
            product_id: 1005006000000001,
            paid_time: "2026-11-20 08:20:00",
            settled_currency: "USD",
            paid_amount: 1000,
            estimated_paid_commission: 70,
          })),
        },
      },
    },
  },
});

/** Plays the platform; the forms it was sent, in their order. */
function play(answer) {
  const forms = [];
  chromium.server.page(API, {
    body: async (request) => {
      const form = Object.fromEntries(new URLSearchParams(request.body));
      forms.push(form);
      const { sign, ...signed } = form;
      const text = Object.keys(signed)
        .sort()
        .map((name) => name + signed[name])
        .join("");
      assert.equal(sign, createHmac("sha256", SECRET).update(text).digest("hex").toUpperCase());
      assert.equal(request.headers.cookie, undefined);
      const said = await answer(form, forms.length);
      return {
        status: 200,
        headers: { "content-type": "application/json;charset=UTF-8" },
        body: JSON.stringify(said),
      };
    },
  });
  return forms;
}

async function room() {
  const opened = await chromium.openExtensionPage("workbench.html#reports");
  await opened.setViewport({ width: 1280, height: 900 });
  await opened.waitForSelector(`${SECTION} input[type=file]`);
  await press(opened, say("ui_fetch"));
  await shows(opened, say("ui_fetch_title"), SECTION);
  return opened;
}

const begin = async (opened, days = "90") => {
  const select = await opened.waitForSelector(".fetch select");
  await select.select(days);
  await press(opened, say("ui_fetch_begin"));
};

test("without a key nobody is asked, and the room says what one would bring", async () => {
  const forms = play(() => EMPTY);
  const opened = await room();
  await shows(opened, say("ui_fetch_without"), ".fetch");
  assert.deepEqual(await axe(opened), []);
  assert.equal(forms.length, 0);
});

test("every status of each window is asked for at the click, page after page; an empty one is no error", async () => {
  await withKey();
  const forms = play((form) => {
    if (form.status !== "Completed Settlement" || form.end_time !== forms[0].end_time) return EMPTY;
    return form.page_no === "1" ? page(form.status, 0, 50, 2) : page(form.status, 50, 10, 2);
  });
  const opened = await room();
  await shows(opened, say("ui_fetch_is"), ".fetch");
  assert.equal(forms.length, 0);
  await begin(opened);
  await shows(opened, say("ui_fetch_came_other", { n: "60", fresh: "60" }), ".fetch");
  assert.deepEqual(await axe(opened), []);
  // Ninety days with a day before and after them: two windows, which share a day.
  const asked = forms.map(({ status, page_no }) => `${status} ${page_no}`);
  const once = [...STATUSES.slice(0, 3).map((status) => `${status} 1`), "Completed Settlement 2", "Invalid 1"];
  assert.deepEqual(asked, [...once, ...STATUSES.map((status) => `${status} 1`)]);
  const [first] = forms;
  const last = forms.at(-1);
  assert.deepEqual([first.page_size, first.time_type], ["50", "Payment Completed Time"]);
  assert.equal(first.start_time.slice(0, 10), last.end_time.slice(0, 10));
  assert.match(first.start_time, /^\d{4}-\d\d-\d\d 00:00:00$/);
  const days = (form) => (Date.parse(form.end_time) - Date.parse(form.start_time)) / 86_400_000;
  assert.ok(Math.max(days(first), days(last)) <= 90);
  // A second between two questions, less what passes until one is stamped.
  const apart = forms.slice(1).map(({ timestamp }, at) => Number(timestamp) - Number(forms[at].timestamp));
  assert.ok(Math.min(...apart) >= 900, apart.join(" "));
  assert.equal(
    (await chromium.stored("orders")).reduce((sum, { orders }) => sum + orders, 0),
    60,
  );
  // The same again changes nothing.
  await begin(opened);
  await shows(opened, say("ui_fetch_came_other", { n: "60", fresh: "0" }), ".fetch");
});

test("a fetching that is stopped keeps what came and goes on there, also in another page", async () => {
  await withKey();
  let open = () => undefined;
  const held = new Promise((resolve) => {
    open = resolve;
  });
  const forms = play(async (form, n) => {
    if (n === 2) await held;
    return form.status === "Payment Completed" && form.end_time === forms[0].end_time
      ? page(form.status, 0, 3, 1)
      : EMPTY;
  });
  const opened = await room();
  await begin(opened);
  await until("the second question is out", () => forms.length === 2);
  await shows(opened, say("ui_fetch_of_received"), ".fetch");
  await press(opened, say("ui_fetch_stop"));
  open();
  await shows(opened, say("ui_fetch_came_other", { n: "3", fresh: "3" }), ".fetch");
  await shows(opened, say("ui_fetch_left"), ".fetch");
  assert.equal(forms.length, 2);
  await opened.close();
  const again = await room();
  await press(again, say("ui_fetch_go_on"));
  await shows(again, say("ui_fetch_none"), ".fetch");
  // The one that was under way had been answered: nothing is asked twice.
  assert.deepEqual(
    forms.slice(2).map(({ status }) => status),
    ["Completed Settlement", "Invalid", ...STATUSES],
  );
});

test("a refusal ends it with its sentence, and what came before stays", async () => {
  await withKey();
  const refused = { error_response: { code: "InsufficientPermission", msg: "no" } };
  play((form, n) => (n === 1 ? page(form.status, 0, 2, 1) : refused));
  const opened = await room();
  await begin(opened);
  await shows(opened, say("open_platform_permission", { method: "aliexpress.affiliate.order.list" }), ".fetch");
  await shows(opened, say("ui_fetch_came_other", { n: "2", fresh: "2" }), ".fetch");
  await until("they are stored", async () => (await chromium.stored("orders")).length > 0);
});

test("a limit is waited out, and said", async () => {
  await withKey();
  const limited = { error_response: { code: "ApiCallLimit", msg: "this ban will last 4 seconds" } };
  const forms = play((_form, n) => (n === 1 ? limited : EMPTY));
  const opened = await room();
  await begin(opened);
  await shows(opened, say("ui_fetch_waits_other", { n: "4" }), ".fetch");
  await shows(opened, say("ui_fetch_none"), ".fetch");
  assert.equal(forms.length, 9);
  assert.ok(Number(forms[1].timestamp) - Number(forms[0].timestamp) >= 3_900);
});
