import { text } from "../browser/catalogue.js";
import { PageLinks } from "../ui/parts/PageLinks.js";
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
  if (page.ofAliExpress) return <p class="soft">{text("ui_page_no_product")}</p>;
  return (
    <div class="stack">
      {look.address.kind === "foreign" && (
        // What was found of a page is nothing of the next one, nor of the same one read again.
        <PageLinks key={`${page.tabId} ${page.url} ${page.readAt}`} settings={props.settings} page={page} each />
      )}
      <p class="soft">{text("ui_page_no_aliexpress")}</p>
    </div>
  );
}
