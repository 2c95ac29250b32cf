import { text } from "../browser/catalogue.js";
import { openOptions } from "../browser/pages.js";
import type { Failure } from "../protocol/problem.js";
import { Button } from "../ui/controls/Button.js";
import { Notice } from "../ui/controls/Notice.js";
import { mendedInOptions, sentence } from "../words/sentences.js";

/** Why the last copy from the menu or the shortcut did not work. */
export function FailureNotice({ failure, onClose }: { failure: Failure; onClose: () => void }) {
  const partly = failure.note.code === "copy_partly";
  return (
    <section class="failure">
      <Notice tone={partly ? "warn" : "bad"} alert>
        <strong>{text(partly ? "ui_partly_title" : "ui_failure_title")}</strong>
        <p>{sentence(failure.note)}</p>
        {failure.input && (
          <code class="clip" dir="auto" title={failure.input}>
            {failure.input}
          </code>
        )}
        <div class="row hem">
          {mendedInOptions(failure.note) && (
            <Button kind="quiet" onClick={() => openOptions("profiles")}>
              {text("ui_open_profiles")}
            </Button>
          )}
          <Button kind="quiet" onClick={onClose}>
            {text("ui_dismiss")}
          </Button>
        </div>
      </Notice>
    </section>
  );
}
