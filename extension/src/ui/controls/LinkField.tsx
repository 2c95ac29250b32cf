import type { Ref } from "preact";
import { useRef, useState } from "preact/hooks";
import { text } from "../../browser/catalogue.js";
import { CopyButton } from "./CopyButton.js";
import type { Subject } from "./guard.js";
import { Notice } from "./Notice.js";

/** Splits a link into its host, which says whose it is, and the rest. */
function parts(link: string): [string, string] {
  const match = /^https?:\/\/([^/?#]+)(.*)$/i.exec(link);
  return match ? [match[1] ?? "", match[2] ?? ""] : ["", link];
}

interface LinkFieldProps {
  link: string;
  label: string;
  /** The product that it is a link of; none where it is a link of no product. */
  about: readonly Subject[];
  /** The product that it leads to, for assistive technology. */
  of?: string | undefined;
  hold?: Ref<HTMLButtonElement> | undefined;
  showsKey?: boolean | undefined;
  onCopied?: (() => void) | undefined;
}

/** A finished link and the button that copies it. */
export function LinkField({ link, label, about, of, hold, showsKey, onCopied }: LinkFieldProps) {
  const [failed, setFailed] = useState(false);
  const shown = useRef<HTMLElement>(null);
  const [host, rest] = parts(link);

  function selectInstead(): void {
    setFailed(true);
    if (shown.current) getSelection()?.selectAllChildren(shown.current);
  }

  /** Shown without its beginning, but copied by hand with it. */
  function copyWhole(event: ClipboardEvent): void {
    event.preventDefault();
    event.clipboardData?.setData("text/plain", link);
  }

  return (
    <>
      <div class="linkfield" role="group" aria-label={label}>
        <code ref={shown} dir="ltr" title={link} onCopy={copyWhole}>
          <b>{host}</b>
          {rest}
        </code>
        <CopyButton
          value={link}
          about={about}
          of={of}
          hold={hold}
          showsKey={showsKey}
          onCopied={onCopied}
          onFailure={selectInstead}
        />
      </div>
      {failed && (
        <Notice tone="bad" alert>
          {text("ui_copy_failed")}
        </Notice>
      )}
    </>
  );
}
