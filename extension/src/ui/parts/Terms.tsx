import type { Coupon, Delivery, Product } from "../../../pkg/affix.js";
import { text, uiLocale } from "../../browser/catalogue.js";
import { money } from "../../words/money.js";
import { count } from "../../words/sentences.js";

/** More than that are counted. */
const MOST_COUPONS = 8;

type Shown = Pick<Product, "couponTerms" | "delivery">;

/** What it is called, by what there is; `null` where there is neither. */
export function termsTitle({ couponTerms, delivery }: Shown): string | null {
  const there = delivery !== null && lines(delivery).length > 0;
  if (couponTerms.length === 0) return there ? text("ui_delivery_title") : null;
  return text(there ? "ui_terms_title" : "ui_coupons_title");
}

interface TermsProps {
  product: Shown;
  /** {@link termsTitle} stands above. */
  titled?: boolean;
}

/** The page's coupons and its delivery, in the page's own words where they say more. */
export function Terms({ product: { couponTerms, delivery }, titled = false }: TermsProps) {
  const delivered = delivery ? lines(delivery) : [];
  const each = !titled || (couponTerms.length > 0 && delivered.length > 0);
  return (
    <div class="terms">
      {couponTerms.length > 0 && (
        <div>
          {each && <h3>{text("ui_coupons_title")}</h3>}
          <ul>
            {couponTerms.slice(0, MOST_COUPONS).map((coupon, place) => (
              <CouponLine key={place} coupon={coupon} />
            ))}
          </ul>
          {couponTerms.length > MOST_COUPONS && (
            <p class="soft">{count("ui_coupons_more", couponTerms.length - MOST_COUPONS)}</p>
          )}
          <p class="soft">{text("ui_coupons_hint")}</p>
        </div>
      )}
      {delivered.length > 0 && (
        <div>
          {each && <h3>{text("ui_delivery_title")}</h3>}
          {delivered.map((line) => (
            <p key={line}>
              <bdi dir="auto">{line}</bdi>
            </p>
          ))}
        </div>
      )}
    </div>
  );
}

function CouponLine({ coupon: { text: gives, condition, code } }: { coupon: Coupon }) {
  return (
    <li>
      <b dir="auto">{gives}</b>
      {condition && (
        <span class="soft" dir="auto">
          {condition}
        </span>
      )}
      {code && (
        <code dir="ltr">
          <span class="unseen">{text("ui_coupon_code")} </span>
          {code}
        </code>
      )}
    </li>
  );
}

/** What is known of it in our words, then the page's: only they say from which sum on it is free. */
function lines({ text: words, free, cost, from, to, days }: Delivery): string[] {
  const price = free ? text("ui_delivery_free") : cost ? money(cost.amount, cost.currency) : null;
  const known = [price, days && howLong(days), way(from, to)].filter(Boolean).join(" · ");
  return [known, free ? "" : (words ?? "")].filter(Boolean);
}

function howLong({ min, max }: NonNullable<Delivery["days"]>): string | null {
  const format = new Intl.NumberFormat(uiLocale(), { style: "unit", unit: "day", unitDisplay: "long" });
  if (min !== null && max !== null) return min < max ? format.formatRange(min, max) : format.format(max);
  if (min !== null) return text("ui_delivery_least", { days: format.format(min) });
  return max === null ? null : text("ui_delivery_most", { days: format.format(max) });
}

function way(from: string | null, to: string | null): string | null {
  if (from && to) return text("ui_delivery_way", { from: country(from), to: country(to) });
  if (from) return text("ui_delivery_from", { from: country(from) });
  return to && text("ui_delivery_to", { to: country(to) });
}

/** As the user's language calls it; the site's own letters where that has no word. */
function country(letters: string): string {
  try {
    return new Intl.DisplayNames(uiLocale(), { type: "region" }).of(letters.toUpperCase()) ?? letters;
  } catch {
    return letters;
  }
}
