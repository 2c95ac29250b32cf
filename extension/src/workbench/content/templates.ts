/** Drafts that others begin with: the user's own, kept with what they chose for posts. */

import { text } from "../../browser/catalogue.js";
import { draftTemplate } from "../../core/desk/drafts.js";
import { type DraftTemplate, posting } from "../../stored/posting.js";

/** Keeps a draft, as its text, as a template under its title; one of the same name makes room. Returns the name. */
export async function keepTemplate(json: string): Promise<string> {
  const draft = await draftTemplate(json);
  const name = draft.title.trim() || text(`ui_draft_kind_${draft.kind.toLowerCase()}`);
  const made = { id: crypto.randomUUID(), name, draft: JSON.stringify(draft) };
  await putTemplate(made);
  return name;
}

/** Puts a template to the others, in the place of one of its name. */
export function putTemplate(template: DraftTemplate): Promise<void> {
  return posting.change((now) => ({
    ...now,
    draftTemplates: [...now.draftTemplates.filter(({ name }) => name !== template.name), template],
  }));
}

export function dropTemplate(id: string): Promise<void> {
  return posting.change((now) => ({ ...now, draftTemplates: now.draftTemplates.filter((one) => one.id !== id) }));
}
