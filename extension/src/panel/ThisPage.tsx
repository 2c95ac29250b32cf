import { text } from "../browser/catalogue.js";
import { otherProduct } from "../words/otherProduct.js";
import { EarnersSection } from "./EarnersSection.js";
import { ProductPart } from "./ProductPart.js";
import type { PanelSectionProps } from "./parts.js";
import { useAbout } from "./useAbout.js";

/** What the page in view is: a product and what it earns, a listing and what its products earn, or neither. */
export function ThisPage(props: PanelSectionProps) {
  const { look } = props;
  const { known, page } = useAbout();
  if (!known || (page && !look)) return <p class="soft">{text("ui_page_reading")}</p>;
  if (!page || !look) return <p class="soft">{text("ui_page_nothing")}</p>;
  if (look.page?.kind === "listing") return <EarnersSection {...props} />;
  const isProduct = look.address.kind === "product" || look.page?.kind === "product";
  if (page.ofAliExpress && isProduct) return <ProductPart {...props} look={look} other={otherProduct(look.page)} />;
  return <p class="soft">{text(page.ofAliExpress ? "ui_page_no_product" : "ui_page_no_aliexpress")}</p>;
}
