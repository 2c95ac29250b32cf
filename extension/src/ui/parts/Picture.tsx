import { useState } from "preact/hooks";
import { Icon } from "../controls/Icon.js";

/** A product's own picture; none when it does not come. Its server learns nothing of the page. */
export function Picture({ src }: { src: string | null | undefined }) {
  const [failed, setFailed] = useState("");
  if (!src || failed === src) {
    return (
      <div class="picture none">
        <Icon name="image" />
      </div>
    );
  }
  return (
    <img
      class="picture"
      src={src}
      alt=""
      referrerpolicy="no-referrer"
      decoding="async"
      loading="lazy"
      onError={() => setFailed(src)}
    />
  );
}
