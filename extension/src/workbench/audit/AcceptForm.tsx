import { useId, useState } from "preact/hooks";
import { text } from "../../browser/catalogue.js";
import { Button } from "../../ui/controls/Button.js";

interface AcceptFormProps {
  /** What the button says. */
  label: string;
  accept: (why: string) => Promise<void>;
}

/** Findings are accepted with a reason, so that one knows later why they are quiet. */
export function AcceptForm({ label, accept }: AcceptFormProps) {
  const id = useId();
  const [why, setWhy] = useState("");
  return (
    <form
      class="row acceptform"
      onSubmit={(event) => {
        event.preventDefault();
        if (why.trim()) void accept(why.trim()).then(() => setWhy(""));
      }}
    >
      <label class="unseen" for={id}>
        {text("ui_audit_why")}
      </label>
      <input
        id={id}
        class="input"
        dir="auto"
        autocomplete="off"
        placeholder={text("ui_audit_why")}
        value={why}
        onInput={(event) => setWhy(event.currentTarget.value)}
      />
      <Button type="submit" drawing="check" disabled={why.trim() === ""}>
        {label}
      </Button>
    </form>
  );
}
