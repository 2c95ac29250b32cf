import { useCallback, useEffect } from "preact/hooks";
import { text } from "../../browser/catalogue.js";
import { checkRule } from "../../core/desk/audit.js";
import { Button } from "../../ui/controls/Button.js";
import { FileButton } from "../../ui/controls/FileButton.js";
import { Notice } from "../../ui/controls/Notice.js";
import { useDrop } from "../../ui/hooks/useDrop.js";
import { Empty } from "../../ui/parts/Empty.js";
import { number } from "../../words/money.js";
import { count, list } from "../../words/sentences.js";
import { takeHanded } from "../handed.js";
import type { RoomProps } from "../room.js";
import { droppedIn, filesIn, named } from "./gather.js";
import { RunView } from "./RunView.js";
import { useAudit } from "./useAudit.js";

/** Names that are said; the rest is counted. */
const MOST_NAMED = 5;

/** How many rules of the user's own are asked, and the way to them. */
function OwnRules({ settings: { rules = [] } }: Pick<RoomProps, "settings">) {
  const used = rules.filter((rule) => checkRule(rule)?.length === 0).length;
  return (
    <a class="fine" href="#settings/rules">
      {used > 0 ? count("ui_audit_rules", used) : text("ui_audit_no_rules")}
    </a>
  );
}

/** What is already published: files in, what is wrong with them out. */
export function AuditSection({ settings, shown }: RoomProps) {
  const audit = useAudit(settings);
  const { progress, view, left, unread, trouble, run } = audit;
  const read = useCallback((dropped: FileSystemEntry[]) => filesIn(dropped).then(run), [run]);
  const place = useDrop(droppedIn, read, shown);
  useEffect(() => {
    const handed = shown ? takeHanded() : [];
    if (handed.length > 0) void run(handed);
  }, [shown]);
  const choosing = (
    <>
      <FileButton
        drawing="page"
        label={text("ui_audit_files")}
        accept=""
        multiple
        onChoose={(files) => run(named(files))}
      />
      <FileButton
        drawing="plus"
        label={text("ui_audit_folder")}
        accept=""
        folder
        onChoose={(files) => run(named(files))}
      />
    </>
  );
  return (
    <div ref={place} class="stack audit">
      {trouble && (
        <Notice tone="bad" alert>
          {trouble}
        </Notice>
      )}
      {progress && (
        <div class="sheet" role="status">
          <label class="stack tight">
            {progress.part
              ? text("ui_reports_reading", { file: progress.part.name })
              : text("ui_audit_progress", { done: number(progress.done), all: number(progress.of) })}
            <progress value={progress.done + (progress.part?.share ?? 0)} max={progress.of} />
          </label>
          <Button onClick={audit.stop}>{text("ui_cancel")}</Button>
        </div>
      )}
      {!progress && !view && (
        <Empty drawing="audit" says={text("ui_audit_empty")}>
          {choosing}
          <OwnRules settings={settings} />
        </Empty>
      )}
      {view && !progress && (
        <>
          <div class="auditbar">
            <p class="soft fine grow">
              {count("ui_audit_read", view.figures.files, {
                documents: number(view.figures.documents),
                links: number(view.figures.links),
              })}
              {left > 0 && ` ${count("ui_audit_left", left)}`} <OwnRules settings={settings} />
            </p>
            {choosing}
            <Button drawing="retry" onClick={() => void audit.again()}>
              {text("ui_audit_again")}
            </Button>
          </div>
          {unread.length > 0 && (
            <Notice tone="warn">
              {text("ui_audit_unread", { files: list(unread.slice(0, MOST_NAMED)) })}
              {unread.length > MOST_NAMED && ` ${count("ui_rates_more", unread.length - MOST_NAMED)}`}
            </Notice>
          )}
          <RunView audit={audit} view={view} />
        </>
      )}
    </div>
  );
}
