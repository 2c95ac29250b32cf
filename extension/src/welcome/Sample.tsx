import type { Estimate } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";
import { EstimateCard } from "../ui/parts/EstimateCard.js";
import { ProductCard, type ShownProduct } from "../ui/parts/ProductCard.js";

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

const estimate = (): Estimate => ({
  low: "0.42",
  high: "0.76",
  currency: "USD",
  base: { low: "8.46", high: "8.46" },
  rate: { low: "5", high: "9" },
  category: text("ui_sample_category"),
  leafCategory: null,
  basis: "guide",
  parts: [
    {
      code: "ui_sample_part_category",
      params: {},
      label: "",
      rate: { low: "5", high: "9" },
      amount: null,
      tends: null,
      sourceCode: "ui_sample_source",
      source: "",
      asOf: "",
      age: "current",
      confidence: "high",
    },
    {
      code: "ui_sample_part_event",
      params: {},
      label: "",
      rate: null,
      amount: null,
      tends: "up",
      sourceCode: "ui_sample_source",
      source: "",
      asOf: "",
      age: "current",
      confidence: "high",
    },
  ],
  excluded: [],
  per100Clicks: null,
  whyNotMore: [],
  notes: [],
});

/** What the popup shows, with a product that does not exist. */
export function Sample() {
  return (
    <figure>
      <div class="sample">
        <ProductCard product={product()} />
        <EstimateCard estimate={estimate()} open />
        <section>
          <div class="linkfield" aria-hidden="true">
            <code dir="ltr">
              <b>network.example</b>/{text("ui_sample_id")}/?to=https%3A%2F%2Fwww.aliexpress.com
            </code>
            <span class="copy">{text("ui_copy")}</span>
          </div>
        </section>
      </div>
      <figcaption class="soft small">{text("ui_sample_caption")}</figcaption>
    </figure>
  );
}
