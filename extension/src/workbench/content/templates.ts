/** Drafts that others begin with: the user's own, kept with what they chose for posts. */

import { text } from "../../browser/catalogue.js";
import { draftTemplate } from "../../core/desk/drafts.js";
import { type DraftTemplate, type Posting, posting } from "../../stored/posting.js";

/** A template that was kept, and the one of its name that made room for it. */
export interface KeptTemplate {
  made: DraftTemplate;
  before: DraftTemplate | null;
}

/** Keeps a draft, as its text, as a template under its title; one of the same name makes room. */
export async function keepTemplate(json: string): Promise<KeptTemplate> {
  const draft = await draftTemplate(json);
  const name = draft.title.trim() || text(`ui_draft_kind_${draft.kind.toLowerCase()}`);
  const made = { id: crypto.randomUUID(), name, draft: JSON.stringify(draft) };
  let before: DraftTemplate | null = null;
  await posting.change((now) => {
    before = now.draftTemplates.find((one) => one.name === name) ?? null;
    return withTemplate(now, made);
  });
  return { made, before };
}

/** Takes that back. */
export async function takeBackTemplate({ made, before }: KeptTemplate): Promise<void> {
  await posting.change((now) => {
    const others = { ...now, draftTemplates: now.draftTemplates.filter(({ id }) => id !== made.id) };
    return before ? withTemplate(others, before) : others;
  });
}

/** Puts a template to the others, in the place of one of its name. */
export function putTemplate(template: DraftTemplate): Promise<void> {
  return posting.change((now) => withTemplate(now, template));
}

/** Another name for one; where another has it by now, both stay as they are. */
export function renameTemplate(id: string, name: string): Promise<void> {
  return posting.change((now) => {
    if (now.draftTemplates.some((one) => one.name === name)) return now;
    return { ...now, draftTemplates: now.draftTemplates.map((one) => (one.id === id ? { ...one, name } : one)) };
  });
}

function withTemplate(now: Posting, template: DraftTemplate): Posting {
  return { ...now, draftTemplates: [...now.draftTemplates.filter(({ name }) => name !== template.name), template] };
}

export function dropTemplate(id: string): Promise<void> {
  return posting.change((now) => ({ ...now, draftTemplates: now.draftTemplates.filter((one) => one.id !== id) }));
}
