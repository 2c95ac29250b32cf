import type { Ref } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { text } from "../browser.js";
import { copyText } from "../clipboard.js";
import { Icon } from "./Icon.js";

const SHOWN_FOR_MS = 2500;

interface CopyButtonProps {
  value: string;
  hold?: Ref<HTMLButtonElement> | undefined;
  /** Shows the key that presses it. */
  showsKey?: boolean | undefined;
  onFailure: () => void;
}

/** Copies, and says so to eyes and ears. */
export function CopyButton({ value, hold, showsKey, onFailure }: CopyButtonProps) {
  const [copied, setCopied] = useState("");
  const timer = useRef(0);
  useEffect(() => () => clearTimeout(timer.current), []);
  const done = copied !== "" && copied === value;

  async function copy(): Promise<void> {
    try {
      await copyText(value);
    } catch {
      onFailure();
      return;
    }
    setCopied("");
    // The live region must change for every copy, so that each one is read out.
    requestAnimationFrame(() => setCopied(value));
    clearTimeout(timer.current);
    timer.current = window.setTimeout(() => setCopied(""), SHOWN_FOR_MS);
  }

  return (
    <>
      <button type="button" class={done ? "copy done" : "copy"} ref={hold ?? null} onClick={copy}>
        {done && <Icon name="check" />}
        {text(done ? "ui_copied" : "ui_copy")}
        {showsKey && !done && (
          <kbd aria-hidden="true">
            <Icon name="enter" />
          </kbd>
        )}
      </button>
      <span class="unseen" role="status">
        {done ? text("ui_copied_said") : ""}
      </span>
    </>
  );
}
