import type { ComponentChildren } from "preact";
import { text } from "../browser/catalogue.js";

interface TailProps {
  link: string;
  /** What is odd about it. */
  odd: ComponentChildren;
  /** More to see of what is copied. */
  children?: ComponentChildren;
}

/** How the link begins: its host says whose it is. */
export function Tail({ link, odd, children }: TailProps) {
  const [whole = link, host = "", rest = ""] = /^https?:\/\/([^/?#]+)(.*)$/i.exec(link) ?? [];

  /** Shown without its beginning, but copied by hand with it. */
  function copyWhole(event: ClipboardEvent): void {
    event.preventDefault();
    event.clipboardData?.setData("text/plain", link);
  }

  return (
    <div class="tail">
      <div class="grow" role="group" aria-label={text("ui_your_link")}>
        <code dir="ltr" title={whole} onCopy={copyWhole}>
          <b>{host}</b>
          {rest}
        </code>
      </div>
      {odd}
      {children}
    </div>
  );
}
