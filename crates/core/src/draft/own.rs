//! The user's own words, in which a number between braces is a product's link.

use super::block::{Block, Inline, Line, Table, plain};
use super::layout::{Desk, Shown};
use super::record::Section;
use crate::compose::escape::one_line;
use crate::text::message::{Note, code};

impl Desk<'_> {
    /// The user's own words in paragraphs.
    pub(super) fn paragraphs(&mut self, text: Option<&str>) -> Vec<Block> {
        self.own(text).into_iter().map(Block::Paragraph).collect()
    }

    /// The user's own words, a line for each paragraph.
    pub(super) fn own(&mut self, text: Option<&str>) -> Vec<Line> {
        let text = text.unwrap_or_default().replace("\r\n", "\n");
        let parts: Vec<String> = text.split("\n\n").map(one_line).filter(|part| !part.is_empty()).collect();
        parts.iter().map(|part| self.slots(part)).collect()
    }

    /// A line of the user's own, in which `{1}` is the link of the first product.
    pub(super) fn slots(&mut self, text: &str) -> Line {
        let mut line = Line::new();
        let mut words = String::new();
        let mut rest = text;
        while let Some((before, behind)) = rest.split_once('{') {
            words += before;
            let digits = behind.bytes().take_while(u8::is_ascii_digit).count();
            let (number, after) = behind.split_at_checked(digits).unwrap_or_default();
            match after.strip_prefix('}').filter(|_| digits > 0) {
                Some(after) => {
                    let place = number.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
                    let at =
                        place.and_then(|place| self.products.binary_search_by_key(&place, |shown| shown.place).ok());
                    match at.and_then(|at| self.products.get(at)) {
                        Some(Shown { title, link: Some(link), .. }) => {
                            if !words.is_empty() {
                                line.push(Inline::Text(std::mem::take(&mut words)));
                            }
                            line.push(Inline::Link(link.clone(), title.clone()));
                        }
                        Some(Shown { title, .. }) => words += title,
                        None => {
                            self.missing.push(Note::new(code::DRAFT_SLOT, [("slot", format!("{{{number}}}"))]));
                        }
                    }
                    rest = after;
                }
                None => {
                    words.push('{');
                    rest = behind;
                }
            }
        }
        words += rest;
        if !words.is_empty() {
            line.push(Inline::Text(words));
        }
        line
    }

    pub(super) fn points(&mut self, points: &[String]) -> Vec<Line> {
        let points: Vec<String> =
            points.iter().map(|point| one_line(point)).filter(|point| !point.is_empty()).collect();
        points.iter().map(|point| self.slots(point)).collect()
    }

    pub(super) fn sections(&mut self, out: &mut Vec<Block>) {
        let draft = self.draft;
        for Section { title, text, points } in &draft.sections {
            let title = title.as_deref().map(one_line).filter(|title| !title.is_empty());
            out.extend(title.map(Block::Heading));
            out.extend(self.paragraphs(text.as_deref()));
            let items = self.points(points);
            if !items.is_empty() {
                out.push(Block::List { ordered: false, items });
            }
        }
    }

    /// Sections as numbered steps.
    pub(super) fn steps(&mut self, out: &mut Vec<Block>) {
        let draft = self.draft;
        let mut items = Vec::new();
        for Section { title, text, points } in &draft.sections {
            let mut line: Line = Vec::new();
            if let Some(title) = title.as_deref().map(one_line).filter(|title| !title.is_empty()) {
                line.push(Inline::Strong(title));
            }
            let more: Vec<Line> = self.own(text.as_deref()).into_iter().chain(self.points(points)).collect();
            for part in more {
                if !line.is_empty() {
                    line.push(Inline::Text(" ".into()));
                }
                line.extend(part);
            }
            if !line.is_empty() {
                items.push(line);
            }
        }
        if items.is_empty() {
            self.missing.push(Note::plain(code::DRAFT_NO_STEPS));
            return;
        }
        out.push(Block::Heading(self.words.say("steps").to_owned()));
        out.push(Block::List { ordered: true, items });
    }

    pub(super) fn own_table(&mut self, out: &mut Vec<Block>) {
        let Some(table) = self.draft.table.as_ref().filter(|table| !table.rows.is_empty()) else {
            self.missing.push(Note::plain(code::DRAFT_NO_TABLE));
            return;
        };
        let width = table.rows.iter().map(Vec::len).max().unwrap_or_default().max(table.head.len());
        let cell = |row: &[String], at: usize| row.get(at).map(|cell| one_line(cell)).unwrap_or_default();
        let head = self.shown_of((0..width).map(|at| cell(&table.head, at)).collect());
        let texts: Vec<Vec<String>> =
            table.rows.iter().map(|row| (0..head.len()).map(|at| cell(row, at)).collect()).collect();
        let not_stated = self.words.say("not_stated");
        let rows = texts.iter().map(|row| {
            row.iter().map(|text| if text.is_empty() { plain(not_stated) } else { self.slots(text) }).collect()
        });
        let rows = rows.collect();
        out.push(Block::Table(Table { head, rows }));
    }
}
