//! GitHub's Markdown, the same with the front matter of site generators, and Reddit's.

use super::printer::{Printer, Rank};
use crate::compose::Syntax;
use crate::compose::escape;
use crate::draft::block::{Inline, Line, Page, Table};
use crate::draft::record::Draft;
use crate::push_json_string;

struct Markdown {
    out: String,
    /// Pictures are shown.
    pictures: bool,
}

/// The text, with its title as a heading.
pub(super) fn text(page: &Page) -> String {
    disclosed(page, true, |printer| printer.page(page))
}

/// The text below a title that stands elsewhere, for a place that shows no pictures of others.
pub(super) fn post(page: &Page) -> String {
    disclosed(page, false, |printer| printer.blocks(&page.blocks))
}

fn disclosed(page: &Page, pictures: bool, print: impl FnOnce(&mut Markdown)) -> String {
    let mut printer = Markdown { out: String::new(), pictures };
    words(&mut printer.out, &page.disclosure, true);
    printer.out += "\n\n";
    print(&mut printer);
    let mut out = printer.out;
    out.truncate(out.trim_end().len());
    out + "\n"
}

/// The text behind a front matter, whose values are JSON, which YAML takes as it is.
pub(super) fn with_front_matter(page: &Page, draft: &Draft, jekyll: bool) -> String {
    let mut out = String::from("---\n");
    if jekyll {
        out += "layout: post\n";
    }
    out += "title: ";
    push_json_string(&mut out, &page.title);
    let day = draft.published.as_deref().and_then(|text| text.get(..10)?.parse::<crate::value::Day>().ok());
    if let Some(day) = day {
        out += &format!("\ndate: {day}");
    }
    if let Some(author) = draft.author.as_deref().map(escape::one_line).filter(|author| !author.is_empty()) {
        out += "\nauthor: ";
        push_json_string(&mut out, &author);
    }
    out += "\n---\n\n";
    out + &disclosed(page, true, |printer| printer.blocks(&page.blocks))
}

impl Printer for Markdown {
    fn heading(&mut self, rank: Rank, title: &str) {
        match rank {
            Rank::Title => self.out += "# ",
            Rank::Part | Rank::Product => self.out += "## ",
            Rank::Note => return self.paragraph(&[Inline::Strong(title.to_owned())]),
        }
        words(&mut self.out, title, false);
        self.out += "\n\n";
    }

    fn paragraph(&mut self, inlines: &[Inline]) {
        line(&mut self.out, inlines, true);
        self.out += "\n\n";
    }

    fn list(&mut self, ordered: bool, items: &[Line]) {
        for (number, item) in (1..).zip(items) {
            self.out += &if ordered { format!("{number}. ") } else { "- ".to_owned() };
            line(&mut self.out, item, true);
            self.out.push('\n');
        }
        self.out.push('\n');
    }

    fn table(&mut self, table: &Table) {
        let out = &mut self.out;
        out.push('|');
        for name in &table.head {
            out.push(' ');
            words(out, name, false);
            out.push_str(" |");
        }
        out.push_str("\n|");
        table.head.iter().for_each(|_| out.push_str(" --- |"));
        out.push('\n');
        for row in &table.rows {
            out.push('|');
            for cell in row {
                out.push(' ');
                let mut inside = String::new();
                line(&mut inside, cell, false);
                // In a table a bar ends the cell even within a link.
                *out += &barred(&inside);
                out.push_str(" |");
            }
            out.push('\n');
        }
        out.push('\n');
    }

    fn picture(&mut self, address: &str) {
        if self.pictures {
            self.out += "![](";
            target(&mut self.out, address);
            self.out += ")\n\n";
        }
    }
}

/// Bars that are not escaped yet.
fn barred(cell: &str) -> String {
    let mut out = String::with_capacity(cell.len());
    let mut escaped = false;
    for c in cell.chars() {
        if c == '|' && !escaped {
            out.push('\\');
        }
        escaped = c == '\\' && !escaped;
        out.push(c);
    }
    out
}

fn line(out: &mut String, inlines: &[Inline], mut start: bool) {
    for piece in inlines {
        match piece {
            Inline::Text(text) => words(out, text, start),
            Inline::Strong(text) => emphasised(out, "**", text),
            Inline::Link(link, text) => {
                out.push('[');
                words(out, text, false);
                out.push_str("](");
                target(out, link);
                out.push(')');
            }
        }
        start = false;
    }
}

/// Blanks within the marks would make them words.
fn emphasised(out: &mut String, mark: &str, text: &str) {
    let inside = text.trim();
    if inside.is_empty() {
        return;
    }
    *out += mark;
    words(out, inside, false);
    *out += mark;
}

/// Words; a brace would begin a template in the generators of sites.
fn words(out: &mut String, text: &str, start: bool) {
    let mut escaped = String::new();
    escape::text(&mut escaped, text, Syntax::Markdown, start);
    *out += &escaped.replace("{%", "{\\%").replace('{', "\\{");
}

/// An address between angles, letter for letter: an ampersand that would begin a character's name is escaped.
fn target(out: &mut String, link: &str) {
    out.push('<');
    let mut before = ' ';
    for (at, c) in link.char_indices() {
        let named = c == '&' && {
            let rest = link.get(at + 1..).unwrap_or_default().as_bytes();
            let end = rest.iter().take(40).position(|b| !b.is_ascii_alphanumeric() && *b != b'#');
            end.and_then(|end| rest.get(end)) == Some(&b';')
        };
        if named || c == '{' || c == '%' && before == '{' {
            out.push('\\');
        }
        out.push(c);
        before = c;
    }
    out.push('>');
}
