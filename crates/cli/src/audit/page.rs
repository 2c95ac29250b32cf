//! Findings as one page to open, print or send: no script, nothing loaded from anywhere.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use affix_core::audit::{FindingState, Report};
use affix_core::text::message::{Code, Note, code};

use super::report::{in_short, xml};

/// Its look, in both lights and on paper.
const STYLE: &str = "
:root{color-scheme:light dark;--text:#1d2430;--dim:#566074;--line:#d8dde6;--back:#fff;--raised:#f5f7fa;--error:#b3261e;--warn:#8a5a00;--info:#33628f}
@media(prefers-color-scheme:dark){:root{--text:#e6e9ef;--dim:#a3adbd;--line:#39414e;--back:#14181f;--raised:#1c222b;--error:#ff8a80;--warn:#f0c060;--info:#8fc1f0}}
body{margin:0 auto;max-inline-size:72rem;padding:1.5rem;background:var(--back);color:var(--text);font:1rem/1.5 system-ui,sans-serif}
h1{margin:0 0 .25rem;font-size:1.5rem}
h2{margin:2rem 0 .5rem;font-size:1.05rem;overflow-wrap:anywhere}
p{margin:0 0 1rem;color:var(--dim)}
div{overflow-x:auto}
table{border-collapse:collapse;font-size:.9rem}
section table{inline-size:100%}
th,td{padding:.4rem .75rem .4rem 0;border-block-end:1px solid var(--line);text-align:start;vertical-align:top}
th{color:var(--dim);font-weight:600}
section td:first-child{inline-size:9rem}
code{display:block;margin-block-start:.25rem;padding:.15rem .4rem;border-radius:4px;background:var(--raised);font-size:.85rem;overflow-wrap:anywhere}
.number{text-align:end}
.error,.warn,.info{font-weight:600}
.error{color:var(--error)}.warn{color:var(--warn)}.info{color:var(--info)}
";

/// The page.
pub(super) fn of(report: &Report) -> String {
    let text = |what| xml(&Note::plain(what).text);
    let (title, headings) = (text(code::CLI_AUDIT_TITLE), |names: &[Code]| {
        names.iter().map(|name| format!("<th scope=\"col\">{}</th>", text(*name))).collect::<String>()
    });
    let mut out = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n<p>{}</p>\n",
        xml(&in_short(report))
    );
    if !report.summary.is_empty() {
        let columns = [
            code::CLI_AUDIT_RULE,
            code::CLI_AUDIT_NEW,
            code::CLI_AUDIT_KNOWN,
            code::CLI_AUDIT_ACCEPTED,
            code::CLI_AUDIT_GONE,
        ];
        let _ = write!(out, "<div><table>\n<thead><tr>{}</tr></thead>\n<tbody>\n", headings(&columns));
        for count in &report.summary {
            let _ = write!(out, "<tr><th scope=\"row\">{}</th>", xml(&count.rule));
            for number in [count.new, count.known, count.accepted, count.gone] {
                let _ = write!(out, "<td class=\"number\">{number}</td>");
            }
            out.push_str("</tr>\n");
        }
        out.push_str("</tbody>\n</table></div>\n");
    }
    let mut documents: BTreeMap<String, Vec<_>> = BTreeMap::new();
    for judged in report.findings.iter().filter(|judged| judged.state == FindingState::New) {
        documents.entry(judged.finding.name()).or_default().push(&judged.finding);
    }
    let columns = [code::CLI_AUDIT_PLACE_IN_FILE, code::CLI_AUDIT_WHAT];
    for (document, findings) in &documents {
        let _ = write!(
            out,
            "<section>\n<h2>{}</h2>\n<div><table>\n<thead><tr>{}</tr></thead>\n<tbody>\n",
            xml(document),
            headings(&columns)
        );
        for finding in findings {
            let _ = write!(
                out,
                "<tr><td><b>{}:{}</b><br><span class=\"{severity}\">{severity}</span><br>{}</td><td>{}",
                finding.line,
                finding.column,
                finding.rule,
                xml(&finding.message),
                severity = finding.severity.name(),
            );
            if !finding.text.is_empty() {
                let _ = write!(out, "<code>{}</code>", xml(&finding.text));
            }
            if let Some(fix) = &finding.fix {
                let _ = write!(out, "<code>→ {}</code>", xml(&fix.to));
            }
            out.push_str("</td></tr>\n");
        }
        out.push_str("</tbody>\n</table></div>\n</section>\n");
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}
