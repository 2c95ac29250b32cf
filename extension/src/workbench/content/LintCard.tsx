import type { DraftFinding, Written } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import type { Draft } from "../../core/desk/drafts.js";
import { Button } from "../../ui/controls/Button.js";
import { Icon } from "../../ui/controls/Icon.js";
import { Notice } from "../../ui/controls/Notice.js";
import { count, sentence } from "../../words/sentences.js";

interface LintProps {
  draft: Draft;
  written: Written | null;
  findings: DraftFinding[] | null;
  trouble: string;
  change: (more: Partial<Draft>) => void;
}

/** What to settle before a draft goes out, the worst first; and what mends it at one click. */
export function LintCard({ draft, written, findings, trouble, change }: LintProps) {
  const missing = written?.missing ?? [];
  const notes = written?.notes ?? [];
  const found = findings ?? [];
  const todo = missing.length + notes.length + found.length;
  const mend = ({ product, link }: DraftFinding): void =>
    change({ products: draft.products.map((one, at) => (at === product - 1 ? { ...one, link } : one)) });
  return (
    // Scrolled by the keys, too.
    <section class="sheet before" aria-labelledby="lint-title" tabIndex={0}>
      <header class="cardhead">
        <h2 id="lint-title">{text("ui_content_before")}</h2>
        <span class={todo > 0 ? "fine settle" : "fine soft"} role="status">
          {findings && written && (todo > 0 ? count("ui_content_settle", todo) : text("ui_content_settled"))}
        </span>
      </header>
      {trouble && <Notice tone="warn">{trouble}</Notice>}
      <ul class="lint">
        {missing.map((note) => (
          <li key={JSON.stringify(note)} class="bad">
            <Icon name="warn" />
            <span class="grow">{sentence(note)}</span>
          </li>
        ))}
        {found.map((finding) => (
          <li key={`${finding.rule} ${finding.product} ${finding.text}`} class={finding.severity}>
            <Icon name={finding.severity === "info" ? "info" : "warn"} />
            <span class="grow">
              {sentence(finding.note)}
              <span class="soft small" dir="auto">
                {draft.products[finding.product - 1]?.title ?? finding.text}
              </span>
              <span class="soft small">{text("ui_content_source", { source: finding.source })}</span>
            </span>
            {finding.link && (
              <Button onClick={() => mend(finding)}>
                {text("ui_content_mend")}
                <span class="unseen"> {draft.products[finding.product - 1]?.title}</span>
              </Button>
            )}
          </li>
        ))}
        {notes.map((note) => (
          <li key={JSON.stringify(note)} class="info">
            <Icon name="info" />
            <span class="grow">{sentence(note)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
