import { text } from "../browser/catalogue.js";

/** What stands there until there is something to show; the same as in popup.html. */
export function Bones() {
  return (
    <div role="status" aria-label={text("ui_loading")}>
      <ProductBones />
      <EstimateBones />
      <section class="bones">
        <i class="box" />
      </section>
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
      </div>
    </section>
  );
}

export function EstimateBones() {
  return (
    <section class="estimate bones" aria-hidden="true">
      <i class="w30" />
      <i class="w60 big" />
      <i class="bar" />
    </section>
  );
}
