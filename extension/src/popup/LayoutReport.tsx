import { useEffect, useState } from "preact/hooks";
import type { PageKind, PageSnapshot } from "../../pkg/affix.js";
import { text } from "../browser/catalogue.js";
import { layoutReport } from "../core/page.js";
import { Button } from "../ui/controls/Button.js";
import { Disclosure } from "../ui/controls/Disclosure.js";
import { Notice } from "../ui/controls/Notice.js";
import { troubleText } from "../ui/page.js";
import { fileText, saveFile } from "../ui/save.js";

/** How the page is built, as a file for whoever mends Affix; shown before it is saved. */
export function LayoutReport({ page, kind }: { page: PageSnapshot; kind: PageKind }) {
  const [report, setReport] = useState<{ kind: PageKind; layout: string[] } | null>(null);
  const [trouble, setTrouble] = useState<unknown>(null);
  useEffect(() => {
    layoutReport(page).then((lines) => setReport({ kind, layout: lines.trimEnd().split("\n") }), setTrouble);
  }, [page, kind]);

  if (trouble) return <Notice tone="bad">{troubleText(trouble)}</Notice>;
  return (
    <div class="stack">
      <p class="fine">{text("ui_report_what")}</p>
      {report && (
        <>
          <Disclosure label={text("ui_report_show")}>
            {/* Scrolled by the keys, too. */}
            <pre class="file" dir="ltr" tabIndex={0} role="region" aria-label={text("ui_report_show")}>
              <code>{fileText(report)}</code>
            </pre>
          </Disclosure>
          <Button class="at-start" onClick={() => saveFile(`affix-layout-report-${kind}`, report)}>
            {text("ui_report_save")}
          </Button>
        </>
      )}
    </div>
  );
}
