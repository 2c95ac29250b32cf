/** Inline estimates: on and off, and the answers to the pages that ask. */

import type { Estimate, PageSnapshot, Settings } from "../../pkg/affix.js";
import { text, textLanguage } from "../browser/catalogue.js";
import { onInstalled, onStartup } from "../browser/extension.js";
import { startInline, stopInline } from "../browser/inline.js";
import { onMessage } from "../browser/messages.js";
import { listing, look } from "../core/page.js";
import type {
  EstimateCardsRequest,
  EstimateRequest,
  InlineCards,
  InlineEstimate,
  InlinePill,
} from "../protocol/messages.js";
import { pricesTrouble } from "../stored/failure.js";
import { inlineState, onInlineChanged } from "../stored/inline.js";
import { speakChosen } from "../stored/language.js";
import { withOwn } from "../stored/orders.js";
import { writeDown } from "../stored/prices.js";
import { currentSettings } from "../stored/settings.js";
import { moneyRange, percentRange } from "../words/money.js";

export function registerInline(): void {
  onInlineChanged(follow);
  onInstalled(follow);
  onStartup(follow);
  onMessage("estimate", estimate);
  onMessage("estimate_cards", estimateCards);
}

let following = Promise.resolve();

/** Brings the browser in line with what is wanted and granted, one change after the other. */
function follow(): void {
  following = following
    .then(async () => ((await inlineState()).on ? startInline() : stopInline()))
    .catch(console.error);
}

async function estimate({ snapshot }: EstimateRequest, incognito: boolean): Promise<InlinePill | null> {
  if (!(await inlineState()).on) return null;
  const [settings] = await Promise.all([currentSettings(), speakChosen()]);
  const asked = { text: snapshot.url, exact: true, snapshot, settings, profile: null, now: Date.now() };
  const { estimate: found } = await withOwn((own) => look({ ...asked, own }));
  remember(snapshot, settings, incognito);
  return found && { ...inWords(found, percentRange(found.rate)), language: textLanguage(), hide: text("inline_hide") };
}

/** Writes down what the page shows of prices. The estimates do not wait for it; why it failed is kept for the views. */
function remember(snapshot: PageSnapshot, settings: Settings, incognito: boolean): void {
  void writeDown(snapshot, settings, incognito).then(pricesTrouble.over, pricesTrouble.keep).catch(console.error);
}

async function estimateCards({ snapshot }: EstimateCardsRequest, incognito: boolean): Promise<InlineCards | null> {
  if (!(await inlineState()).on) return null;
  const [settings] = await Promise.all([currentSettings(), speakChosen()]);
  const { cards: earners } = await withOwn((own) =>
    listing({ snapshot, settings, profile: null, own, now: Date.now() }),
  );
  remember(snapshot, settings, incognito);
  // Nearly all cards of a listing have the same rate, and to write a range takes a third of a millisecond.
  const rates = new Map<string, string>();
  const written = (rate: Estimate["rate"]): string => {
    const key = `${rate.low} ${rate.high}`;
    const known = rates.get(key) ?? percentRange(rate);
    rates.set(key, known);
    return known;
  };
  const cards = earners.flatMap(({ id, siteId, title, estimate }) => {
    if (!estimate) return [];
    const words = inWords(estimate, written(estimate.rate));
    const label = title ? text("inline_card_label", { title, label: words.label }) : words.label;
    return { ...words, id, siteId, label };
  });
  return { cards, language: textLanguage() };
}

function inWords(estimate: Pick<Estimate, "low" | "high" | "currency">, rate: string): InlineEstimate {
  const money = moneyRange(estimate, estimate.currency);
  return { money, rate, label: text("inline_label", { money, rate }) };
}
