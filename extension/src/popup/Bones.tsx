import { text } from "../browser/catalogue.js";

/** What stands there until there is something to show; the same as in popup.html. */
export function Bones() {
  return (
    <div role="status" aria-label={text("ui_loading")}>
      <ProductBones />
      <section class="act bones">
        <i class="box" />
        <i class="w80" />
      </section>
      <EstimateBones />
    </div>
  );
}

export function ProductBones() {
  return (
    <section class="product bones" aria-hidden="true">
      <div class="picture" />
      <div class="grow">
        <i />
        <i class="w80" />
        <i class="w40 tall" />
        <i class="w60" />
      </div>
    </section>
  );
}

export function EstimateBones() {
  return (
    <section class="lines bones" aria-hidden="true">
      <i class="w60" />
    </section>
  );
}
