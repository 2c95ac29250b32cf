/** Drafts that the user writes, with their earlier versions. */

import type { KeptDraft } from "../../pkg/affix.js";
import { savedDraft } from "../core/desk/drafts.js";
import { change, look, onChange } from "./database.js";

/** Everything that is stored, in no order. */
export async function keptDrafts(): Promise<KeptDraft[]> {
  return look((database) => database.getAll("content"));
}

/** One of them; `null` where it is not there any more. */
export async function keptDraft(id: string): Promise<KeptDraft | null> {
  return look(async (database) => (await database.get("content", id)) ?? null);
}

/** Stores what a draft says now. What it was before stays among its versions, also where another page saved it. */
export async function saveDraft(id: string, draft: string): Promise<void> {
  await change(["content"], async (all) => {
    const content = all.objectStore("content");
    const kept = (await content.get(id)) ?? { id, draft: "", at: 0, versions: [] };
    // The core is there by now, so that this takes no turn of its own and the change stays open.
    await content.put(await savedDraft(kept, draft));
  });
}

/** Puts one back as it was. */
export async function putDraft(kept: KeptDraft): Promise<void> {
  await change(["content"], (all) => all.objectStore("content").put(kept));
}

export async function eraseDraft(id: string): Promise<void> {
  await change(["content"], (all) => all.objectStore("content").delete(id));
}

export async function eraseDrafts(): Promise<void> {
  await change(["content"], (all) => all.objectStore("content").clear());
}

/** Calls back after every change, wherever it was made. Returns the way to stop. */
export function onDraftsChanged(callback: () => void): () => void {
  return onChange("content", callback);
}
