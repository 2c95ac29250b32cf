//! Newsletters: single mails and mailboxes, one document a readable part.

use affix_core::audit::{Document, Kind};
use affix_core::value::Day;
use mailparse::{MailHeaderMap as _, ParsedMail, dateparse};

use super::places::Places;
use super::{html, text};

/// The parts of one mail.
pub(crate) fn read(name: &str, bytes: &[u8], prefix: &str, out: &mut dyn FnMut(Document)) -> Result<(), String> {
    let mail = mailparse::parse_mail(bytes).map_err(|e| e.to_string())?;
    let day = mail.headers.get_first_value("Date").and_then(|date| dateparse(&date).ok());
    let day = day.map(|seconds| Day::of(seconds.saturating_mul(1000)));
    let title = mail.headers.get_first_value("Subject").unwrap_or_default();
    for part in mail.parts() {
        let kind = part.ctype.mimetype.as_str();
        if !matches!(kind, "text/plain" | "text/html") || is_attached(part) {
            continue;
        }
        let body = part.get_body().map_err(|e| e.to_string())?;
        let places = Places::decoded(&body);
        let mut document = match kind {
            "text/html" => html::read(name, &body, &places),
            _ => text::read(name, &body, Kind::Text, &places),
        };
        document.part = Some(format!("{prefix}{kind}"));
        document.day = document.day.or(day);
        document.title.clone_from(&title);
        out(document);
    }
    Ok(())
}

fn is_attached(part: &ParsedMail<'_>) -> bool {
    part.get_content_disposition().disposition == mailparse::DispositionType::Attachment
}

/// The mails of a mailbox.
pub(crate) fn read_all(name: &str, bytes: &[u8], out: &mut dyn FnMut(Document)) -> Result<(), String> {
    let mut starts = Vec::new();
    if bytes.starts_with(b"From ") {
        starts.push(0);
    }
    starts.extend(memchr::memmem::find_iter(bytes, b"\n\nFrom ").map(|at| at + 2));
    starts.extend(memchr::memmem::find_iter(bytes, b"\r\n\r\nFrom ").map(|at| at + 4));
    starts.sort_unstable();
    let mut trouble = Ok(());
    for (number, start) in starts.iter().enumerate() {
        let end = starts.get(number + 1).copied().unwrap_or(bytes.len());
        let whole = bytes.get(*start..end).unwrap_or_default();
        let mail = whole.iter().position(|b| *b == b'\n').and_then(|at| whole.get(at + 1..)).unwrap_or_default();
        let mail = unquoted(mail);
        let read = read(name, &mail, &format!("message={}/", number + 1), out);
        trouble = trouble.and(read);
    }
    trouble
}

/// `>From ` at the start of a line is `From ` there.
fn unquoted(mail: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(mail.len());
    for line in mail.split_inclusive(|b| *b == b'\n') {
        let quotes = line.iter().take_while(|b| **b == b'>').count();
        let quoted = quotes > 0 && line.get(quotes..).is_some_and(|rest| rest.starts_with(b"From "));
        out.extend_from_slice(if quoted { line.get(1..).unwrap_or_default() } else { line });
    }
    out
}
