/** What the context menu and the shortcut copy: links, and a post. */

import type { Format, Look, Note, Row, Settings } from "../../pkg/affix.js";
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
import { keepFailure } from "../stored/failure.js";
import { logCopied } from "../stored/log.js";
import { posting } from "../stored/posting.js";
import { postAs, postingAs } from "../stored/postingAs.js";
import { currentSettings } from "../stored/settings.js";
import { otherProduct } from "../words/otherProduct.js";
import { isOfId } from "../words/sentences.js";
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
    const settings = await currentSettings();
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
  if (what === "link") await copyFromWorker(link.link);
  const snapshot = (await page) ?? null;
  const whole = snapshot ? await look({ ...ask, snapshot, now: Date.now() }) : found;
  const post = what === "post" ? await postAbout(whole, link.link) : null;
  if (what === "post") await copyFromWorker(post?.text ?? link.link, post?.html);
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
  await writeDown(found, settings, product?.title ?? null, post?.format ?? "link", target.incognito);
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

async function writeDown(
  { link, address }: Look,
  settings: Settings,
  title: string | null,
  format: string,
  incognito: boolean,
): Promise<void> {
  const used = settings.profiles.find(({ id }) => id === link?.profile);
  if (!link || !used) return;
  await logCopied([logEntry({ ...link, productId: address.productId, title }, used, format)], incognito);
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
  await copyFromWorker(made.map(({ link }) => link ?? "").join("\n"));
  const unknown = made.flatMap((row) => row.unknown);
  const used = postingAs(settings);
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
  if (!used) return;
  await logCopied(
    made.map((row) => logEntry(row, used, "link")),
    target.incognito,
  );
}

async function fail(target: MenuTarget, input: string, note: Note): Promise<void> {
  await keepFailure({ note, input });
  await markFailed(target.tabId, text(note.code, note.params));
  await openPopup();
}
