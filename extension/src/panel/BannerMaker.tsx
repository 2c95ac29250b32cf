import { useCallback, useEffect, useState } from "preact/hooks";
import type { Post } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";
import { banner, bannerSizes } from "../core/post.js";
import { Select } from "../ui/controls/Select.js";
import { ComposedText } from "../ui/parts/ComposedText.js";
import { BannerPreview } from "./BannerPreview.js";

interface BannerMakerProps {
  post: Post;
  onCopied: () => void;
}

/** A banner or product box as HTML for the user's own site, and how it looks. */
export function BannerMaker({ post, onCopied }: BannerMakerProps) {
  const [sizes, setSizes] = useState<string[]>([]);
  const [size, setSize] = useState("box");
  const [html, setHtml] = useState("");
  useEffect(() => void bannerSizes().then(setSizes, console.error), []);
  const make = useCallback(
    async (asked: Post) => {
      const made = await banner(asked, size);
      setHtml(made.text ?? "");
      return made;
    },
    [size],
  );
  return (
    <div class="stack">
      <Select
        label={text("ui_banner_size")}
        value={size}
        choices={sizes.map((value) => ({
          value,
          label: value === "box" ? text("ui_banner_box") : value.replace("x", " × "),
        }))}
        onChange={setSize}
      />
      {html && <BannerPreview html={html} />}
      <ComposedText post={{ ...post, format: "html" }} make={make} label={text("ui_banner_html")} onCopied={onCopied} />
    </div>
  );
}
