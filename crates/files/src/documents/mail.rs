//! Newsletters: single mails and mailboxes, one document a readable part.

use std::io::{BufRead as _, BufReader, Read as _};

use affix_core::audit::Kind;
use affix_core::value::Day;
use mailparse::{MailHeaderMap as _, ParsedMail, dateparse};

use super::places::Places;
use super::source::{LARGEST, Source};
use super::{Found, Unread, html, text};

/// Bytes of a line that are looked at together.
const LINE: u64 = 1024 * 1024;

/// The parts of one mail.
pub(super) fn read(name: &str, bytes: &[u8], prefix: &str, out: &mut dyn FnMut(Found)) {
    let mut unread = |reason: mailparse::MailParseError, part: &str| {
        let part = Some(format!("{prefix}{part}")).filter(|part| !part.is_empty());
        out(Err(Unread { part, reason: reason.to_string() }));
    };
    let mail = match mailparse::parse_mail(bytes) {
        Ok(mail) => mail,
        Err(e) => return unread(e, ""),
    };
    let day = mail.headers.get_first_value("Date").and_then(|date| dateparse(&date).ok());
    let day = day.map(|seconds| Day::of(seconds.saturating_mul(1000)));
    let title = mail.headers.get_first_value("Subject").unwrap_or_default();
    for part in mail.parts() {
        let kind = part.ctype.mimetype.as_str();
        if !matches!(kind, "text/plain" | "text/html") || is_attached(part) {
            continue;
        }
        let body = match part.get_body() {
            Ok(body) => body,
            Err(e) => {
                let part = Some(format!("{prefix}{kind}"));
                out(Err(Unread { part, reason: e.to_string() }));
                continue;
            }
        };
        let places = Places::decoded(&body);
        let mut document = match kind {
            "text/html" => html::read(name, &body, &places),
            _ => text::read(name, &body, Kind::Text, &places),
        };
        document.part = Some(format!("{prefix}{kind}"));
        document.day = document.day.or(day);
        document.title.clone_from(&title);
        out(Ok(document));
    }
}

fn is_attached(part: &ParsedMail<'_>) -> bool {
    part.get_content_disposition().disposition == mailparse::DispositionType::Attachment
}

/// The mails of a mailbox, one after the other.
pub(super) fn read_all(name: &str, source: &dyn Source, out: &mut dyn FnMut(Found)) {
    let mut mails = Mails { name, mail: Vec::new(), number: 0, too_large: false };
    if let Err(e) = mails.go(source, out) {
        out(Err(Unread { part: mails.part(), reason: e.to_string() }));
    }
}

struct Mails<'a> {
    name: &'a str,
    /// The mail that is read, unquoted.
    mail: Vec<u8>,
    /// Its number, from 1; 0 before the first.
    number: usize,
    too_large: bool,
}

impl Mails<'_> {
    fn go(&mut self, source: &dyn Source, out: &mut dyn FnMut(Found)) -> std::io::Result<()> {
        let mut file = BufReader::with_capacity(128 * 1024, source.open()?);
        let mut line = Vec::new();
        // A mail starts behind an empty line, and a line that is longer than what is looked at goes on.
        let (mut behind_blank, mut at_start) = (true, true);
        loop {
            line.clear();
            if file.by_ref().take(LINE).read_until(b'\n', &mut line)? == 0 {
                break;
            }
            let starts_line = std::mem::replace(&mut at_start, line.ends_with(b"\n"));
            if behind_blank && starts_line && line.starts_with(b"From ") {
                self.done(out);
                self.number += 1;
            } else if self.number > 0 {
                self.push(if starts_line { unquoted(&line) } else { &line });
            }
            behind_blank = starts_line && matches!(line.as_slice(), b"\n" | b"\r\n");
        }
        self.done(out);
        Ok(())
    }

    fn push(&mut self, line: &[u8]) {
        self.too_large |= (self.mail.len() + line.len()) as u64 > LARGEST;
        if !self.too_large {
            self.mail.extend_from_slice(line);
        }
    }

    fn part(&self) -> Option<String> {
        (self.number > 0).then(|| format!("message={}", self.number))
    }

    fn done(&mut self, out: &mut dyn FnMut(Found)) {
        if std::mem::take(&mut self.too_large) {
            let reason = format!("it is larger than {} MiB", LARGEST >> 20);
            out(Err(Unread { part: self.part(), reason }));
        } else if self.number > 0 {
            read(self.name, &self.mail, &format!("message={}/", self.number), out);
        }
        self.mail.clear();
    }
}

/// `>From ` at the start of a line is `From ` there.
fn unquoted(line: &[u8]) -> &[u8] {
    let quotes = line.iter().take_while(|b| **b == b'>').count();
    let quoted = quotes > 0 && line.get(quotes..).is_some_and(|rest| rest.starts_with(b"From "));
    if quoted { line.get(1..).unwrap_or_default() } else { line }
}
