//! Forum code.

use super::printer::{Printer, Rank, by_row};
use crate::compose::Syntax;
use crate::compose::escape;
use crate::draft::block::{Inline, Line, Page, Table};

struct Bbcode(String);

/// The text.
pub(super) fn text(page: &Page) -> String {
    let mut printer = Bbcode(String::new());
    words(&mut printer.0, &page.disclosure);
    printer.0 += "\n\n";
    printer.page(page);
    let mut out = printer.0;
    out.truncate(out.trim_end().len());
    out + "\n"
}

impl Printer for Bbcode {
    fn heading(&mut self, _: Rank, words: &str) {
        self.paragraph(&[Inline::Strong(words.to_owned())]);
    }

    fn paragraph(&mut self, inlines: &[Inline]) {
        line(&mut self.0, inlines);
        self.0 += "\n\n";
    }

    fn list(&mut self, ordered: bool, items: &[Line]) {
        self.0 += if ordered { "[list=1]\n" } else { "[list]\n" };
        for item in items {
            self.0 += "[*]";
            line(&mut self.0, item);
            self.0.push('\n');
        }
        self.0 += "[/list]\n\n";
    }

    /// Boards know no tables that all of them show, so each row stands as a list.
    fn table(&mut self, table: &Table) {
        for (first, rest) in by_row(table) {
            self.paragraph(first);
            self.list(false, &rest);
        }
    }
}

fn line(out: &mut String, inlines: &[Inline]) {
    for piece in inlines {
        match piece {
            Inline::Text(text) => words(out, text),
            Inline::Strong(text) => {
                *out += "[b]";
                words(out, text);
                *out += "[/b]";
            }
            Inline::Link(link, text) => {
                *out += &format!("[url={link}]");
                words(out, text);
                *out += "[/url]";
            }
        }
    }
}

fn words(out: &mut String, text: &str) {
    escape::text(out, text, Syntax::Bbcode, false);
}
