import { text } from "../../browser/catalogue.js";
import type { FileRead, FilesRead } from "../../protocol/desk.js";
import { Button } from "../../ui/controls/Button.js";
import { Disclosure } from "../../ui/controls/Disclosure.js";
import { Notice } from "../../ui/controls/Notice.js";
import { useNetworks } from "../../ui/hooks/useNetworks.js";
import { number } from "../../words/money.js";
import { networkName } from "../../words/names.js";
import { count, list, sentence } from "../../words/sentences.js";
import { Columns } from "./Columns.js";
import { RefusedLines } from "./RefusedLines.js";
import { type Files, newIn, readIn } from "./useFiles.js";

/** What files said, and the question whether to add it. */
export function FilesFound({ files }: { files: Files }) {
  const { found, progress, added, trouble, keep, forget, correct } = files;
  const clicks = found?.files.reduce((sum, { said }) => sum + (said?.clicks ?? 0), 0) ?? 0;
  const all = found ? readIn(found) : 0;
  return (
    <>
      {progress && (
        <div class="sheet reading" role="status">
          <label class="stack tight">
            {text("ui_reports_reading", { file: progress.name })}
            <progress value={progress.done} max={progress.of} />
          </label>
          <Button onClick={() => void forget()}>{text("ui_cancel")}</Button>
        </div>
      )}
      {trouble && (
        <Notice tone="bad" alert>
          {trouble}
        </Notice>
      )}
      {added !== null && (
        <Notice tone="good" alert>
          {added > 0 ? count("ui_reports_added", added) : text("ui_reports_added_none")}
        </Notice>
      )}
      {found && !progress && (
        <section class="sheet files" aria-labelledby="files-title">
          <h2 id="files-title" tabIndex={-1} ref={(title) => title?.focus()}>
            {text("ui_reports_found")}
          </h2>
          <ul class="stack">
            {found.files.map((file, at) => (
              <li key={`${at} ${file.name}`}>
                <OneFile file={file} found={found} correct={correct} />
              </li>
            ))}
          </ul>
          <div class="row">
            {all + clicks > 0 && (
              <Button kind="main" onClick={() => void keep()}>
                {all > 0
                  ? count("ui_reports_add", all, { fresh: number(newIn(found)) })
                  : text("ui_reports_add_clicks")}
              </Button>
            )}
            <Button onClick={() => void forget()}>{text(all + clicks > 0 ? "ui_cancel" : "ui_reports_close")}</Button>
          </div>
        </section>
      )}
    </>
  );
}

interface OneFileProps {
  file: FileRead;
  found: FilesRead;
  correct: Files["correct"];
}

function OneFile({ file, found: { fields, tags }, correct }: OneFileProps) {
  const { name, said, problem } = file;
  const networks = useNetworks();
  const { read = 0, known = 0, clicks = 0, refused = [], refusals = 0, rounded = 0, personal = [] } = said ?? {};
  const lines = [
    read + clicks === 0 && text("ui_reports_unusable"),
    read > 0 && count("ui_reports_read", read),
    known > 0 && count("ui_reports_known", known),
    clicks > 0 && count("ui_reports_clicks_read", clicks),
    rounded > 0 && count("ui_reports_rounded", rounded),
    personal.length > 0 && text("ui_reports_personal", { fields: list([...personal]) }),
  ].filter((line) => line !== false);
  const unknown = refused.flatMap(({ why }) => (why.code === "report_status" ? [why.params.text ?? ""] : []));
  return (
    <div class="stack tight onefile">
      <b dir="auto">{name}</b>
      {said?.elsewhere && (
        <p class="caution">
          {count("ui_reports_elsewhere", said.elsewhere.rows, {
            network: networkName(networks, said.elsewhere.network),
          })}
        </p>
      )}
      {problem ? <p class="bad">{sentence(problem)}</p> : <p>{lines.join(" ")}</p>}
      {refusals > 0 && (
        <div class="stack tight">
          {read + clicks > 0 && <p class="caution">{count("ui_reports_refused", refusals)}</p>}
          <RefusedLines refused={refused} refusals={refusals} numbered />
        </div>
      )}
      {said?.sample && (
        <Disclosure
          label={text(said.layout?.name ? "ui_reports_layout_known" : "ui_reports_layout_guessed", {
            name: said.layout?.name ?? "",
          })}
          open={!said.layout || refusals > 0}
        >
          <Columns
            sample={said.sample}
            layout={said.layout}
            fields={fields}
            tags={tags}
            unknown={[...new Set(unknown)].filter(Boolean)}
            correct={correct}
          />
        </Disclosure>
      )}
    </div>
  );
}
