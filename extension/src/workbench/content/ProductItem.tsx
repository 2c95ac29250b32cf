import { text } from "../../browser/catalogue.js";
import type { DraftProduct } from "../../core/desk/drafts.js";
import { RoundButton } from "../../ui/controls/Button.js";
import { Field } from "../../ui/controls/Field.js";
import { Icon } from "../../ui/controls/Icon.js";
import { Switch } from "../../ui/controls/Switch.js";
import { Picture } from "../../ui/parts/Picture.js";
import { moment } from "../../words/moments.js";
import { money } from "../../words/money.js";
import { linesOf, textOf } from "./lines.js";

interface ItemProps {
  product: DraftProduct;
  /** From 1: what stands between braces for its link. */
  number: number;
  of: number;
  change: (more: Partial<DraftProduct>) => void;
  move: (to: number) => void;
  drop: () => void;
}

/** One product: what was seen of it, and the user's own words, in a line that unfolds. */
export function ProductItem({ product, number, of, change, move, drop }: ItemProps) {
  const title = product.title || text("ui_content_untitled");
  const line = (name: "words" | "group" | "page" | "score" | "delivery" | "returns") => (
    <Field
      area={name === "words"}
      numeric={name === "score"}
      code={name === "page"}
      label={text(`ui_draft_product_${name}`)}
      value={product[name] ?? ""}
      onInput={(value) => change({ [name]: value || null })}
    />
  );
  const points = (name: "pros" | "cons") => (
    <Field
      area
      label={text(`ui_draft_product_${name}`)}
      value={textOf(product[name])}
      onInput={(value) => change({ [name]: linesOf(value) })}
    />
  );
  return (
    <li>
      <details>
        <summary>
          <Picture src={product.image} />
          <span class="grow">
            <b dir="auto">
              {number}. {title}
            </b>
            <span class="fine soft">
              {product.price && product.currency ? money(product.price, product.currency) : text("ui_content_no_price")}
              {product.observed && ` · ${text("ui_content_seen", { at: moment(product.observed) })}`}
            </span>
            {!product.link && (
              <span class="fine bad">
                <Icon name="warn" /> {text("ui_content_no_link")}
              </span>
            )}
          </span>
          <Icon name="turn" />
        </summary>
        <div class="inside stack">
          <Field
            label={text("ui_draft_product_title")}
            value={product.title}
            onInput={(value) => change({ title: value })}
          />
          <div class="two">
            {points("pros")}
            {points("cons")}
          </div>
          {line("words")}
          <div class="two">
            {line("score")}
            {line("group")}
          </div>
          <div class="two">
            {line("delivery")}
            {line("returns")}
          </div>
          {line("page")}
          <Switch label={text("ui_draft_product_pick")} on={product.pick} onChange={(pick) => change({ pick })} />
          <div class="row">
            <RoundButton
              drawing="up"
              label={text("ui_content_up", { title })}
              disabled={number === 1}
              onClick={() => move(number - 2)}
            />
            <RoundButton
              drawing="down"
              label={text("ui_content_down", { title })}
              disabled={number === of}
              onClick={() => move(number)}
            />
            <RoundButton drawing="bin" label={text("ui_content_drop", { title })} onClick={drop} />
          </div>
        </div>
      </details>
    </li>
  );
}
