/** "Copy affiliate link" from the context menu and the shortcut. */

import type { Look, Note, Row, Settings } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";
import { onInstalled } from "../browser/extension.js";
import { createMenu, type MenuTarget, onCopyCommand, onMenu } from "../browser/menu.js";
import { copyFromWorker } from "../browser/offscreen.js";
import { openPopup } from "../browser/toolbar.js";
import { batch } from "../core/link.js";
import { look } from "../core/page.js";
import { noteOf } from "../protocol/problem.js";
import { campaignName, logEntry } from "../stored/entries.js";
import { dropFailure, keepFailure } from "../stored/failure.js";
import { logCopied } from "../stored/log.js";
import { currentSettings } from "../stored/settings.js";
import { count, sentence } from "../words/sentences.js";
import { markCopied, markFailed } from "./badge.js";

const MENU = "copy_link";

export function registerCopy(): void {
  onInstalled(() => createMenu(MENU, text("menu_copy")));
  onMenu(MENU, copyInTurn);
  onCopyCommand(copyInTurn);
}

let turn = Promise.resolve();

/** One after the other: there is one clipboard and one offscreen document. */
function copyInTurn(target: MenuTarget): void {
  turn = turn.then(() => copyLink(target)).catch(console.error);
}

async function copyLink(target: MenuTarget): Promise<void> {
  const input = target.link ?? target.selection ?? target.page ?? "";
  try {
    const settings = await currentSettings();
    const selected = await rowsOf(target, settings);
    if (selected.length > 0) return await copyRows(target, selected, settings);
    const address = pointedAt(target);
    const found = await look({ text: address, exact: true, snapshot: null, settings, profile: null, now: Date.now() });
    const { link, linkProblem } = found;
    if (linkProblem) await fail(target, address, linkProblem);
    if (!link) return;
    await copyFromWorker(link.link);
    const unknown = link.notes.filter(({ code }) => code === "link_unknown_parameters").map(sentence);
    const title = [text("badge_copied", { link: link.link }), ...unknown].join(" ");
    await Promise.all([dropFailure(), markCopied(target.tabId, title)]);
    await writeDown(found, settings, target.incognito);
  } catch (error) {
    await fail(target, input, noteOf(error, "copy_failed"));
  }
}

async function writeDown({ link, address }: Look, settings: Settings, incognito: boolean): Promise<void> {
  const used = settings.profiles.find(({ id }) => id === link?.profile);
  if (!link || !used) return;
  await logCopied(
    [logEntry({ ...link, productId: address.productId }, used, campaignName(settings, used), "link")],
    incognito,
  );
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
  // A number that only looks like an id points at nothing.
  return rows.filter(({ problem }) => problem?.code !== "url_number");
}

/** A link a line for all that was selected, and what was passed over. */
async function copyRows(target: MenuTarget, rows: Row[], settings: Settings): Promise<void> {
  const made = rows.filter(({ status }) => status === "made");
  const [refused, ...more] = rows.filter(({ status }) => status === "refused");
  const [first] = made;
  if (!first) {
    if (refused?.problem) await fail(target, refused.input, refused.problem);
    return;
  }
  await copyFromWorker(made.map(({ link }) => link ?? "").join("\n"));
  const title =
    made.length === 1 ? text("badge_copied", { link: first.link ?? "" }) : count("badge_copied_many", made.length);
  const unknown = made.flatMap((row) => row.unknown);
  const left = unknown.length > 0 ? [text("link_unknown_parameters", { names: unknown.join(", ") })] : [];
  await markCopied(target.tabId, [title, ...left].join(" "));
  if (refused?.problem) {
    const note = {
      code: "copy_partly",
      params: { n: String(made.length), passed: String(more.length + 1), reason: sentence(refused.problem) },
      text: "",
    };
    await keepFailure({ note, input: refused.input });
    await openPopup();
  } else {
    await dropFailure();
  }
  const used = settings.profiles.find(({ id }) => id === settings.defaultProfile);
  if (!used) return;
  const campaign = campaignName(settings, used);
  await logCopied(
    made.map((row) => logEntry(row, used, campaign, "link")),
    target.incognito,
  );
}

async function fail(target: MenuTarget, input: string, note: Note): Promise<void> {
  await keepFailure({ note, input });
  await markFailed(target.tabId, text(note.code, note.params));
  await openPopup();
}
