/** Currencies by the user's own names for them. */

import { text, uiLocale } from "../browser/catalogue.js";
import type { Choice, ChoiceGroup } from "./choice.js";

/** What AliExpress' own sites show most; a shortcut, not a limit. */
const USUAL = ["USD", "EUR", "GBP", "BRL", "PLN", "ILS", "RUB", "UAH", "KRW", "JPY", "TRY", "MXN", "CAD", "AUD", "CHF"];

function choice(names: Intl.DisplayNames, code: string): Choice {
  const name = names.of(code);
  return { value: code, label: name && name !== code ? `${code} · ${name}` : code };
}

export function currencyGroups(): ChoiceGroup[] {
  const names = new Intl.DisplayNames(uiLocale(), { type: "currency" });
  const rest = Intl.supportedValuesOf("currency").filter((code) => !USUAL.includes(code));
  return [
    { label: text("ui_currencies_usual"), choices: USUAL.map((code) => choice(names, code)) },
    { label: text("ui_currencies_all"), choices: rest.map((code) => choice(names, code)) },
  ];
}
