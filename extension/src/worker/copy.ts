/** "Copy affiliate link" from the context menu and the shortcut. */

import type { Look, Note, Settings } from "../../pkg/affix.js";
import {
  createMenu,
  dropFailure,
  keepFailure,
  type MenuTarget,
  onCopyCommand,
  onInstalled,
  onMenu,
  openPopup,
  text,
} from "../browser.js";
import { copyFromWorker } from "../browser/messages.js";
import { currentSettings, look } from "../core.js";
import { logCopied } from "../log.js";
import { noteOf } from "../protocol.js";
import { campaignName, logEntry } from "../ui/logEntry.js";
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
    const chosen = await choose(target, settings);
    const { link, linkProblem } = chosen.look;
    if (linkProblem) await fail(target, chosen.input, linkProblem);
    if (!link) return;
    await copyFromWorker(link.link);
    await Promise.all([dropFailure(), markCopied(target.tabId, link.link)]);
    await writeDown(chosen.look, settings).catch(console.error);
  } catch (error) {
    await fail(target, input, noteOf(error, "copy_failed"));
  }
}

/** The link is copied by now: a log that cannot be written must not say otherwise. */
async function writeDown({ link, address }: Look, settings: Settings): Promise<void> {
  const used = settings.profiles.find(({ id }) => id === link?.profile);
  if (!link || !used) return;
  await logCopied([logEntry({ ...link, productId: address.productId }, used, campaignName(settings, used), "link")]);
}

/**
 * The link under the pointer, or the selected text if it holds an address, or the page. A link that
 * cannot be made is never replaced by the page's: that would copy what nobody pointed at.
 */
async function choose(target: MenuTarget, settings: Settings): Promise<{ input: string; look: Look }> {
  const lookAt = async (input: string) => ({
    input,
    look: await look({ text: input, snapshot: null, settings, profile: null, now: Date.now() }),
  });
  if (target.link && !target.link.startsWith("javascript:")) return lookAt(target.link);
  if (target.selection) {
    const selected = await lookAt(target.selection);
    if (selected.look.address.kind !== "invalid" && selected.look.address.kind !== "foreign") return selected;
  }
  return lookAt(target.page ?? "");
}

async function fail(target: MenuTarget, input: string, note: Note): Promise<void> {
  await keepFailure({ note, input });
  await markFailed(target.tabId, text(note.code, note.params));
  await openPopup();
}
