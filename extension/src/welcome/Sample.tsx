import { text } from "../browser/catalogue.js";
import { Icon } from "../ui/controls/Icon.js";
import { ProductCard, type ShownProduct } from "../ui/parts/ProductCard.js";
import { moneyRange } from "../words/money.js";

/** Sunglasses, drawn by us. */
const PICTURE = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 80"><rect width="80" height="80" fill="#e9efec"/>' +
    '<g fill="#26443d" stroke="#12211d" stroke-width="2.5" stroke-linejoin="round">' +
    '<path d="M12 34h24l-2 11a8 8 0 0 1-8 7h-3a8 8 0 0 1-8-6zM68 34H44l2 11a8 8 0 0 0 8 7h3a8 8 0 0 0 8-6z"/>' +
    '<path d="M35 36q5-4 10 0" fill="none"/></g>' +
    '<path d="m19 39 6-2M51 39l6-2" stroke="#7fb9ab" stroke-width="2.5" stroke-linecap="round"/></svg>',
)}`;

/** Made up, and said to be. */
const product = (): ShownProduct => ({
  title: text("ui_sample_product"),
  price: { min: "8.46", max: "8.46", currency: "USD" },
  listPrice: { min: "16.90", max: "16.90", currency: "USD" },
  rating: "4.8",
  reviews: 1234,
  sold: { atLeast: 10000, exact: false, text: "" },
  store: { id: null, name: text("ui_sample_store"), positiveRate: "96.4" },
  images: [PICTURE],
});

const EARNED = { low: "0.25", high: "0.76" };

interface SampleProps {
  /** The user's own link, as far as it is made. */
  link: string | null;
  /** Its id is still to be confirmed: what every link then says. */
  odd: string | null;
}

/** What the popup shows, with a product that does not exist and the link that the user's account makes. */
export function Sample({ link, odd }: SampleProps) {
  const [, host = "", rest = ""] = /^https?:\/\/([^/?#]+)(.*)$/i.exec(link ?? "") ?? [];
  return (
    <figure>
      <div class="sample">
        <ProductCard product={product()} />
        <div class="act">
          {link ? (
            <div class="stand-in" aria-hidden="true">
              <span>{text("ui_copy_format_link")}</span>
              <kbd>
                <Icon name="enter" />
              </kbd>
            </div>
          ) : (
            <p class="stand-in waits">{text("ui_sample_link")}</p>
          )}
          <div class="tail" role="status">
            {link && (
              <>
                <code dir="ltr" title={link}>
                  <span class="unseen">{text("ui_your_link")} </span>
                  <b>{host}</b>
                  {rest}
                </code>
                {odd && <span class="warned">{odd}</span>}
              </>
            )}
          </div>
        </div>
        <p class="line">
          <span class="soft">{text("ui_you_earn_short")}</span>
          <b>{moneyRange(EARNED, "USD")}</b>
          <span class="firm">{text("ui_firm_guide")}</span>
        </p>
      </div>
      <figcaption class="soft fine">{text("ui_sample_caption")}</figcaption>
    </figure>
  );
}
