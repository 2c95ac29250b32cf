import type { Ref } from "preact";
import { text } from "../../browser/catalogue.js";
import { copyKinds } from "../../browser/clipboard.js";
import { mayCopy, type Subject } from "./guard.js";
import { Icon } from "./Icon.js";
import { useForMoment } from "./useForMoment.js";

interface CopyButtonProps {
  value: string;
  /** The products that it holds links of. */
  about: readonly Subject[];
  /** The same as rich text, where it is pasted by hand. */
  html?: string | null | undefined;
  hold?: Ref<HTMLButtonElement> | undefined;
  /** Shows the key that presses it. */
  showsKey?: boolean | undefined;
  /** What is read out; that of a link unless said. */
  said?: string | undefined;
  /** What the link leads to, where several such buttons are in sight: a part of the button's name. */
  of?: string | undefined;
  /** Stands by itself, not at the end of a field. */
  apart?: boolean | undefined;
  onCopied?: (() => void) | undefined;
  onFailure: () => void;
}

/** Copies, and says so to eyes and ears. */
export function CopyButton({
  value,
  about,
  html,
  hold,
  showsKey,
  said,
  of,
  apart,
  onCopied,
  onFailure,
}: CopyButtonProps) {
  const [copied, setCopied] = useForMoment<string>();
  const done = copied !== null && copied === value;

  async function copy(): Promise<void> {
    if (!(await mayCopy(about))) return;
    try {
      await copyKinds({ text: value, html: html ?? null });
    } catch {
      onFailure();
      return;
    }
    onCopied?.();
    setCopied(null);
    // The live region must change for every copy, so that each one is read out.
    requestAnimationFrame(() => setCopied(value));
  }

  return (
    <>
      <button
        type="button"
        class={["copy", done && "done", apart && "apart"].filter(Boolean).join(" ")}
        ref={hold ?? null}
        onClick={copy}
      >
        {done && <Icon name="check" />}
        {text(done ? "ui_copied" : "ui_copy")}
        {of && <span class="unseen"> {of}</span>}
        {showsKey && !done && (
          <kbd aria-hidden="true">
            <Icon name="enter" />
          </kbd>
        )}
      </button>
      <span class="unseen" role="status">
        {done ? (said ?? text("ui_copied_said")) : ""}
      </span>
    </>
  );
}
