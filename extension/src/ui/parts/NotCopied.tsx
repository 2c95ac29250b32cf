import { text } from "../../browser/catalogue.js";
import { Notice } from "../controls/Notice.js";

/** Links that the clipboard refused, to be taken by hand; nothing where it took them. */
export function NotCopied({ links }: { links: string | null }) {
  if (!links) return null;
  return (
    <Notice tone="bad" alert>
      {text("clipboard_refused")} <code dir="ltr">{links}</code>
    </Notice>
  );
}
