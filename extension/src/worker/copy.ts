/** What the context menu and the shortcut copy: links, and a post. */

import type { Format, LogEntry, Look, Note, Row, Settings } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";
import { type MenuTarget, onCopyCommand, onMenu } from "../browser/menu.js";
import { copyFromWorker } from "../browser/offscreen.js";
import { collect, pageOf } from "../browser/page.js";
import { openPopup } from "../browser/toolbar.js";
import { batch, checkProfile } from "../core/link.js";
import { look } from "../core/page.js";
import { compose } from "../core/post.js";
import { postOf } from "../posts/post.js";
import { postItem } from "../posts/postItem.js";
import { noteOf } from "../protocol/problem.js";
import type { Confirmation } from "../stored/confirmation.js";
import { logEntry } from "../stored/entries.js";
import { dropFailure, keepFailure } from "../stored/failure.js";
import { type HeldCopy, holdCopy } from "../stored/held.js";
import { speakChosen } from "../stored/language.js";
import { logCopied } from "../stored/log.js";
import { settledOf, withOwn } from "../stored/orders.js";
import { posting } from "../stored/posting.js";
import { postAs, postingAs } from "../stored/postingAs.js";
import { currentSettings } from "../stored/settings.js";
import { keepVetting, questionsBefore, vetting } from "../stored/vetting.js";
import { estimateOf, otherProduct } from "../words/otherProduct.js";
import { isOfId, sentence } from "../words/sentences.js";
import { COPY_LINK, COPY_POST, profileOfItem } from "./account.js";
import { markFailed } from "./badge.js";
import { confirm } from "./confirm.js";

export function registerCopy(): void {
  onMenu((item, target) => {
    if (item === COPY_LINK) inTurn(() => copy(target, "link"));
    if (item === COPY_POST) inTurn(() => copy(target, "post"));
    const profile = profileOfItem(item);
    if (profile === null) return;
    inTurn(async () => {
      await postAs(profile);
      await copy(target, "link");
    });
  });
  onCopyCommand((target) => inTurn(() => copy(target, "link")));
}

let turn = Promise.resolve();

/** One after the other: there is one clipboard and one offscreen document. */
function inTurn(work: () => Promise<void>): void {
  turn = turn.then(work).catch(console.error);
}

async function copy(target: MenuTarget, what: "link" | "post"): Promise<void> {
  const input = target.link ?? target.selection ?? target.page ?? "";
  try {
    const [settings] = await Promise.all([currentSettings(), speakChosen()]);
    const selected = await rowsOf(target, settings);
    if (selected.length > 0) return await copyRows(target, selected, settings, what);
    await copyOne(target, settings, what);
  } catch (error) {
    await fail(target, input, noteOf(error, "copy_failed"));
  }
}

/** The link under the pointer or the page's, alone or in a post. */
async function copyOne(target: MenuTarget, settings: Settings, what: "link" | "post"): Promise<void> {
  const address = pointedAt(target);
  const ask = { text: address, exact: true, settings, profile: null };
  // The page is read beside: its link does not wait for it.
  const page = address === target.page ? readPage(target) : null;
  const found = await look({ ...ask, snapshot: null, now: Date.now() });
  const { link, linkProblem } = found;
  if (linkProblem) await fail(target, address, linkProblem);
  if (!link) return;
  const early = what === "link" && !(await vetting.read()).asks;
  if (early) await copyFromWorker(link.link);
  const snapshot = page && (await (early ? page : inTime(page)));
  const now = Date.now();
  const whole = snapshot ? await withOwn((own) => look({ ...ask, snapshot, own, now })) : found;
  const post = what === "post" ? await postAbout(whole, link.link) : null;
  if (!early) {
    const { vetting: read } = whole;
    if (read) await keepVetting(read, target.incognito);
    const subject = {
      productId: found.address.productId ?? "",
      title: read ? (whole.page?.product?.title ?? null) : null,
    };
    const copied = { text: post?.text ?? link.link, html: post?.html ?? null };
    const entries = await entriesOf(found, whole, settings, subject.title, post?.format ?? "link");
    if (await held(target, [subject], { ...copied, entries }, (id) => (id === read?.productId ? read.red : null)))
      return;
    await copyFromWorker(copied.text, copied.html);
  }
  const notes = link.notes.filter((note) => note.code === "link_unknown_parameters" || isOfId(note));
  const linkOnly = what === "post" && !post ? [{ code: "copy_post_link_only", params: {}, text: "" }] : [];
  const product = otherProduct(whole.page) ? null : (whole.page?.product ?? null);
  const made: Confirmation = {
    ...accountOf(settings),
    campaign: link.campaign,
    what: post ? "post" : "link",
    n: 1,
    format: post?.format ?? null,
    link: link.link,
    product: product && { title: product.title, price: product.price, image: product.images[0] ?? null },
    faults: whole.faults,
    notes: [...linkOnly, ...leftOut(link), ...notes],
    passed: null,
  };
  await confirm(target, made, address);
  const entries = await entriesOf(found, whole, settings, product?.title ?? null, post?.format ?? "link");
  await logCopied(entries, target.incognito);
}

/** How long a copy waits for the page that it is asked about by. */
const PATIENCE_MS = 1_500;

function inTime<T>(answer: Promise<T>): Promise<T | null> {
  const patience = new Promise<null>((over) => setTimeout(() => over(null), PATIENCE_MS));
  return Promise.race([answer, patience]);
}

/**
 * Holds a copy back where something is to be asked about its products first, and opens the popup with the question.
 * Whether it did; what cannot be looked up asks nothing.
 */
async function held(
  target: MenuTarget,
  subjects: HeldCopy["subjects"],
  copy: Omit<HeldCopy, "subjects" | "tabId">,
  seen?: Parameters<typeof questionsBefore>[1],
): Promise<boolean> {
  const ids = [...new Set(subjects.map(({ productId }) => productId))];
  const questions = await questionsBefore(ids, seen).catch((why: unknown) => {
    console.error(why);
    return [];
  });
  const [first] = questions;
  if (!first) return false;
  await dropFailure();
  await holdCopy({ subjects, tabId: target.tabId, ...copy });
  await markFailed(target.tabId, first.says.map(sentence).join(" "));
  await openPopup();
  return true;
}

/** What the page in the tab says of itself; `null` where the click does not let us read it. */
async function readPage({ tabId }: MenuTarget) {
  const page = tabId === undefined ? null : await pageOf(tabId);
  return page && collect(page).catch(() => null);
}

/** What a post is in where the user copies bare links. */
const FIRST_FORMAT: Format = "telegram";

/** The post of a page whose product was read, in the format used last; `null` for any other page. */
async function postAbout(found: Look, link: string) {
  if (!found.page?.product?.title || otherProduct(found.page)) return null;
  const chosen = await posting.read();
  const format = chosen.format === "link" ? FIRST_FORMAT : chosen.format;
  const { text: words, html } = await compose(postOf(chosen, [postItem(found, link)], format));
  return words === null ? null : { text: words, html, format };
}

/** That it was made without its campaign, and why. */
function leftOut({ campaignLeftOut }: Pick<Row, "campaignLeftOut">): Note[] {
  return campaignLeftOut ? [campaignLeftOut.note, campaignLeftOut.why] : [];
}

/** Whom it was copied for, and when. */
function accountOf(settings: Settings): Pick<Confirmation, "profile" | "at"> {
  const { name, network, color } = postingAs(settings) ?? { name: "", network: "", color: undefined };
  return {
    profile: { name, network, ...(color && { color }) },
    at: Date.now(),
  };
}

/** What is written down of a link, with what was said of its page, or without one by the user's own settled orders. */
async function entriesOf(
  { link, address }: Look,
  whole: Look,
  settings: Settings,
  title: string | null,
  format: string,
): Promise<LogEntry[]> {
  const used = settings.profiles.find(({ id }) => id === link?.profile);
  if (!link || !used) return [];
  const { productId } = address;
  const earns = estimateOf(whole);
  const settled = earns ? null : await settledOf([{ productId }], used.network, settings);
  const said = { earns, settled: settled?.get(productId ?? "") };
  return [logEntry({ ...link, productId, title, ...said }, used, format)];
}

/** The link under the pointer, else the page. */
function pointedAt({ link, page }: MenuTarget): string {
  return link && !link.startsWith("javascript:") ? link : (page ?? "");
}

/**
 * What the selected text holds: every address and id. A selection that holds an address without a link is
 * never replaced by the page's: that would copy what nobody pointed at.
 */
async function rowsOf(target: MenuTarget, settings: Settings): Promise<Row[]> {
  const pointed = target.link !== undefined && !target.link.startsWith("javascript:");
  if (pointed || !target.selection) return [];
  const rows = await batch(target.selection, settings, null);
  // A line without an address, or with a number that only looks like an id, points at nothing.
  return rows.filter(({ status, problem }) => status !== "nothing" && problem?.code !== "url_number");
}

/** A link a line for all that was selected, and what was passed over. */
async function copyRows(target: MenuTarget, rows: Row[], settings: Settings, what: "link" | "post"): Promise<void> {
  const made = rows.filter(({ status }) => status === "made");
  const [refused, ...more] = rows.filter(({ status }) => status === "refused");
  const [first] = made;
  if (!first) {
    if (refused?.problem) await fail(target, refused.input, refused.problem);
    return;
  }
  const used = postingAs(settings);
  const all = made.map(({ link }) => link ?? "").join("\n");
  const subjects = made.flatMap(({ productId }) => (productId ? [{ productId, title: null }] : []));
  const settled = used && (await settledOf(made, used.network, settings));
  const said = (row: Row) => ({ ...row, settled: settled?.get(row.productId ?? "") });
  const entries = used ? made.map((row) => logEntry(said(row), used, "link")) : [];
  if (await held(target, subjects, { text: all, html: null, entries })) return;
  await copyFromWorker(all);
  const unknown = made.flatMap((row) => row.unknown);
  const toConfirm = used && (await checkProfile(used)).toConfirm;
  const notes: Note[] = toConfirm ? [toConfirm.note] : [];
  if (what === "post") notes.push({ code: "copy_post_link_only", params: {}, text: "" });
  notes.push(...leftOut(first));
  if (unknown.length > 0)
    notes.push({ code: "link_unknown_parameters", params: { names: unknown.join(", ") }, text: "" });
  const copied: Confirmation = {
    ...accountOf(settings),
    campaign: first.campaign,
    what: made.length === 1 ? "link" : "links",
    n: made.length,
    format: null,
    link: first.link ?? "",
    product: null,
    faults: [],
    notes,
    passed: refused?.problem ? { n: more.length + 1, why: refused.problem } : null,
  };
  await confirm(target, copied, refused?.input ?? "");
  await logCopied(entries, target.incognito);
}

async function fail(target: MenuTarget, input: string, note: Note): Promise<void> {
  await keepFailure({ note, input });
  await speakChosen();
  await markFailed(target.tabId, text(note.code, note.params));
  await openPopup();
}
