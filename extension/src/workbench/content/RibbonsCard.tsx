import type { Written } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import type { Draft } from "../../core/desk/drafts.js";
import { sentence } from "../../words/sentences.js";

interface RibbonsProps {
  draft: Draft;
  written: Written | null;
  change: (more: Partial<Draft>) => void;
}

/** The ribbons that the products have, each with the rule that gives it, and the user's own pick. */
export function RibbonsCard({ draft, written, change }: RibbonsProps) {
  const title = (at: number): string => draft.products[at]?.title || text("ui_content_untitled");
  const ribbons = written?.ribbons ?? [];
  return (
    <section class="sheet" aria-labelledby="ribbons-title">
      <h2 id="ribbons-title">{text("ui_content_ribbons")}</h2>
      {ribbons.length === 0 && <p class="soft fine">{text("ui_content_ribbons_none")}</p>}
      <ul class="lint">
        {ribbons.map(({ product, text: said, why }) => (
          <li key={`${product} ${why.code}`}>
            <span class="grow">
              <b dir="auto">{said}</b>
              <span dir="auto">{title(product - 1)}</span>
              <span class="soft small">{sentence(why)}</span>
            </span>
          </li>
        ))}
      </ul>
      <fieldset class="fromkept">
        <legend>{text("ui_draft_product_pick")}</legend>
        <div class="picks">
          {draft.products.map(({ id, pick }, at) => (
            <label key={`${id} ${at}`} class="pick">
              <input
                type="checkbox"
                checked={pick}
                onChange={(event) => {
                  const on = event.currentTarget.checked;
                  change({ products: draft.products.map((one, place) => (place === at ? { ...one, pick: on } : one)) });
                }}
              />
              <span dir="auto">{title(at)}</span>
            </label>
          ))}
        </div>
      </fieldset>
    </section>
  );
}
