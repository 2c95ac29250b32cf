//! HTML for mail programs: one column of tables with inline styles, and its twin in plain text. What mail programs do
//! not support is not used (caniemail.com): no style sheet, flex, grid, script, form or picture in another form than
//! JPG and PNG.

use super::html::text;
use super::lines::{lines, printed};
use super::printer::{Printer, Rank, by_row};
use crate::compose::escape;
use crate::draft::block::{Card, Inline, Line, Page, Table, plain, words_of};
use crate::draft::direction::is_rtl;

/// Bytes that every mail program shows: Gmail cuts off at about 102 KB.
pub(super) const LONGEST: u32 = 90 * 1024;

const FONT: &str = "font-family:Arial,sans-serif;font-size:16px;line-height:24px;color:#222222";

struct Mail {
    out: String,
    rtl: bool,
}

/// The mail.
pub(super) fn mail(page: &Page, language: &str) -> String {
    let direction = if page.rtl { "rtl" } else { "ltr" };
    let mut out =
        format!("<!doctype html>\n<html lang=\"{language}\" dir=\"{direction}\"><head><meta charset=\"utf-8\"><title>");
    text(&mut out, if page.title.is_empty() { &page.disclosure } else { &page.title });
    out += "</title></head>\n<body style=\"margin:0;padding:0;background-color:#ffffff\">\n";
    out += "<table role=\"main\" width=\"100%\" bgcolor=\"#ffffff\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\"><tr><td align=\"center\">\n";
    out += "<table role=\"presentation\" width=\"600\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" style=\"width:100%;max-width:600px\">\n";
    let mut printer = Mail { out, rtl: page.rtl };
    printer.words("", &page.disclosure);
    printer.page(page);
    printer.out + "</table></td></tr></table>\n</body></html>\n"
}

impl Mail {
    /// A row that runs as its words do and stands where the mail begins.
    fn row(&mut self, style: &str, words: &str, inside: impl FnOnce(&mut String)) {
        let rtl = is_rtl(words).unwrap_or(self.rtl);
        let align = if self.rtl { "right" } else { "left" };
        let direction = if rtl { "rtl" } else { "ltr" };
        let style = if style.is_empty() { String::new() } else { format!(";{style}") };
        self.out += &format!(
            "<tr><td align=\"{align}\" dir=\"{direction}\" style=\"padding:8px 12px;{FONT};direction:{direction};text-align:{align}{style}\">"
        );
        inside(&mut self.out);
        self.out += "</td></tr>\n";
    }

    fn words(&mut self, style: &str, words: &str) {
        self.row(style, words, |out| text(out, words));
    }
}

impl Printer for Mail {
    fn heading(&mut self, rank: Rank, words: &str) {
        let (level, style) = match rank {
            Rank::Title => (1, "font-size:24px;line-height:30px"),
            Rank::Part | Rank::Product => (2, "font-size:20px;line-height:26px"),
            Rank::Note => (3, "font-size:16px;line-height:24px"),
        };
        self.row("", words, |out| {
            *out += &format!("<h{level} style=\"margin:0;{style}\">");
            text(out, words);
            *out += &format!("</h{level}>");
        });
    }

    fn paragraph(&mut self, inlines: &[Inline]) {
        self.row("", &words_of(inlines), |out| line(out, inlines));
    }

    fn list(&mut self, ordered: bool, items: &[Line]) {
        for (number, item) in (1..).zip(items) {
            self.row("", &words_of(item), |out| {
                *out += &if ordered { format!("{number}. ") } else { "• ".to_owned() };
                line(out, item);
            });
        }
    }

    /// Each row of a table as a few lines: a column for each would be too narrow to read.
    fn table(&mut self, table: &Table) {
        for (first, rest) in by_row(table) {
            self.row("border-top:1px solid #cccccc", &words_of(first), |out| {
                line(out, first);
                for cell in rest {
                    *out += "<br>";
                    line(out, &cell);
                }
            });
        }
    }

    fn picture(&mut self, address: &str) {
        if is_shown(address) {
            self.row("", "", |out| {
                *out += "<img src=\"";
                escape::html(out, address);
                *out += "\" width=\"280\" alt=\"\" border=\"0\" style=\"display:block\">";
            });
        }
    }

    fn facts(&mut self, facts: &[(String, String)]) {
        facts.iter().for_each(|(name, said)| self.paragraph(&plain(format!("{name}: {said}"))));
    }

    fn action(&mut self, link: &str, card: &Card) {
        self.row("", &card.action, |out| {
            *out += "<table role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\"><tr><td bgcolor=\"#b3261e\" style=\"padding:10px 18px\">";
            anchor(out, link, "color:#ffffff;font-family:Arial,sans-serif;font-size:16px;text-decoration:none");
            text(out, &card.action);
            *out += "</a></td></tr></table>";
        });
    }

    fn fine(&mut self, words: &str) {
        self.words("font-size:13px;line-height:18px;color:#555555", words);
    }
}

/// Outlook shows neither WebP nor AVIF, Gmail no SVG.
pub(super) fn is_shown(picture: &str) -> bool {
    let path = picture.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
    [".jpg", ".jpeg", ".png"].iter().any(|end| path.ends_with(end))
}

fn anchor(out: &mut String, link: &str, style: &str) {
    *out += "<a href=\"";
    escape::html(out, link);
    *out += &format!("\" rel=\"sponsored nofollow noopener\" style=\"{style}\">");
}

fn line(out: &mut String, inlines: &[Inline]) {
    for piece in inlines {
        match piece {
            Inline::Text(words) => text(out, words),
            Inline::Strong(words) => {
                *out += "<b>";
                text(out, words);
                *out += "</b>";
            }
            Inline::Link(link, words) => {
                anchor(out, link, "color:#0b57d0");
                text(out, words);
                *out += "</a>";
            }
        }
    }
}

/// The same without markup; every address stands behind its words.
pub(super) fn twin(page: &Page) -> String {
    let mut out = format!("{}\n\n", page.disclosure);
    if !page.title.is_empty() {
        out += &format!("{}\n\n", page.title);
    }
    for line in lines(page).into_iter().flatten() {
        out += &printed(&line);
        out.push('\n');
    }
    out
}
