import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { text } from "../browser/catalogue.js";
import { RoundButton } from "../ui/controls/Button.js";

interface OverProps {
  /** What it is about. */
  name: string;
  close: () => void;
  children: ComponentChildren;
}

/** A post that is being written, over everything else of the page. The focus goes back to where it came from. */
export function Over({ name, close, children }: OverProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      class="over-all postdialog"
      aria-labelledby="postdialog-title"
      onClose={close}
      // What is behind has keys of its own.
      onKeyDown={(event) => event.stopPropagation()}
    >
      <div class="stack">
        <div class="titled">
          <h2 id="postdialog-title" dir="auto" title={name}>
            {name}
          </h2>
          <RoundButton drawing="close" label={text("ui_close")} onClick={() => dialog.current?.close()} />
        </div>
        {children}
      </div>
    </dialog>
  );
}
