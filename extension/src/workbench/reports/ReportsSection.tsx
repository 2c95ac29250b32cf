import { useCallback, useMemo, useState } from "preact/hooks";
import type { ReportQuestion } from "../../../pkg/affix.js";
import { text } from "../../browser/catalogue.js";
import { Button } from "../../ui/controls/Button.js";
import { FileButton } from "../../ui/controls/FileButton.js";
import { Notice } from "../../ui/controls/Notice.js";
import { useDrop } from "../../ui/hooks/useDrop.js";
import { Empty } from "../../ui/parts/Empty.js";
import { whyNot } from "../refused.js";
import type { RoomProps } from "../room.js";
import { AdviceList } from "./AdviceList.js";
import type { Asked } from "./asked.js";
import { Choices } from "./Choices.js";
import { ClicksByHand } from "./ClicksByHand.js";
import { FetchOrders } from "./FetchOrders.js";
import { FilesFound } from "./FilesFound.js";
import { GroupTable } from "./GroupTable.js";
import { Payouts } from "./Payouts.js";
import { RowsSection } from "./RowsSection.js";
import { StatusBars } from "./StatusBars.js";
import { Totals } from "./Totals.js";
import { useFetch } from "./useFetch.js";
import { useFiles } from "./useFiles.js";
import { FIRST, useReport, useThresholds } from "./useReport.js";

/** Files that are read. */
const ACCEPT = ".csv,.tsv,.txt,.json,.xlsx,text/csv,text/tab-separated-values,text/plain,application/json";

/** What really paid: files of orders in, sums with their rows out. */
export function ReportsSection({ shown }: RoomProps) {
  const [question, setQuestion] = useState<ReportQuestion>(FIRST);
  const [asked, setAsked] = useState<Asked | null>(null);
  const said = useThresholds();
  const whole = useMemo(() => ({ ...question, thresholds: said }), [question, said]);
  const { view, trouble } = useReport(whole, shown);
  const [failed, setFailed] = useState("");
  const files = useFiles();
  const fetch = useFetch();
  const [fetches, setFetches] = useState(false);
  const drop = useDrop(filesOf, files.take, shown && !fetch.step);
  const back = useCallback(() => setAsked(null), []);
  const change = (more: Partial<ReportQuestion>): void => setQuestion({ ...question, ...more });
  const importing = (
    <>
      {!fetch.step && (
        <FileButton
          drawing="plus"
          label={text("ui_reports_import")}
          accept={ACCEPT}
          multiple
          onChoose={(chosen) => files.take(chosen)}
        />
      )}
      <Button onClick={() => setFetches(true)}>{text("ui_fetch")}</Button>
    </>
  );
  return (
    <div ref={drop} class="stack reports">
      {(trouble || failed) && (
        <Notice tone="bad" alert>
          {trouble || failed}
        </Notice>
      )}
      <FilesFound files={files} />
      {(fetches || fetch.step) && (
        <FetchOrders fetch={fetch} busy={Boolean(files.found ?? files.progress)} close={() => setFetches(false)} />
      )}
      {!view && !trouble && <Waiting />}
      {view && view.stored === 0 && !files.found && !files.progress && (
        <Empty drawing="reports" says={text("ui_reports_empty")}>
          {importing}
        </Empty>
      )}
      {view && view.stored > 0 && asked && (
        <RowsSection
          question={{ ...question, currency: view.currency, ...(asked.of && { ...asked.of, period: "all" }) }}
          asked={asked}
          back={back}
        />
      )}
      {view && view.stored > 0 && !asked && (
        <>
          <Choices view={view} question={question} change={change}>
            {importing}
          </Choices>
          {view.total ? (
            <>
              <Totals view={view} total={view.total} open={setAsked} onTrouble={(why) => setFailed(whyNot(why))} />
              <div class="reportcols">
                <StatusBars view={view} open={setAsked} />
                <Payouts payouts={view.payouts} open={setAsked} />
              </div>
              <GroupTable view={view} by={question.by} choose={(by) => change({ by })} open={setAsked} />
              <ClicksByHand view={view} />
              <AdviceList view={view} by={question.by} />
            </>
          ) : (
            <Notice
              action={
                <Button kind="quiet" onClick={() => change({ period: "all", network: null })}>
                  {text("ui_reports_all_days")}
                </Button>
              }
            >
              {text("ui_reports_none_then")}
            </Notice>
          )}
        </>
      )}
    </div>
  );
}

const filesOf = ({ files }: DataTransfer): File[] => [...files];

/** As long as nothing is known. */
function Waiting() {
  return (
    <div class="reportbones" role="status">
      <span class="unseen">{text("ui_reports_waiting")}</span>
      <i class="bone" aria-hidden="true" />
      <i class="bone tall" aria-hidden="true" />
    </div>
  );
}
