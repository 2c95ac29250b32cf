//! The user's own templates: text with fields, the same text for every format. What is not a field is
//! text, never markup, so a template cannot break out of any format; `{b}…{/b}`, `{i}…{/i}` and `{s}…{/s}`
//! are printed as the format prints emphasis, `{a}…{/a}` are words that stand for the link.

use serde::Serialize;

use crate::calendar::day_of;
use crate::text::harmless;
use crate::text::message::{Note, code};
use crate::text::pattern::{self, Flaw, Part, placed};

use super::post::{Piece, PostItem};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    /// A text of the item, by the field's name.
    Text(&'static str),
    Link,
    /// The title as the link's text.
    TitleLink,
    Disclosure,
    /// The day in UTC on which the text was made: prices are as of then.
    Date,
    /// Where an emphasis begins and ends.
    Mark(Mark, bool),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Bold,
    Italic,
    Strike,
    /// Around words that stand for the link.
    Words,
}

const FIELDS: [(&str, Field); 27] = [
    ("title", Field::Text("title")),
    ("price", Field::Text("price")),
    ("listPrice", Field::Text("listPrice")),
    ("discount", Field::Text("discount")),
    ("priceVerdict", Field::Text("priceVerdict")),
    ("coupon", Field::Text("coupon")),
    ("couponPrice", Field::Text("couponPrice")),
    ("rating", Field::Text("rating")),
    ("sold", Field::Text("sold")),
    ("delivery", Field::Text("delivery")),
    ("note", Field::Text("note")),
    ("newBuyerNote", Field::Text("newBuyerNote")),
    ("soldOutNote", Field::Text("soldOutNote")),
    ("store", Field::Text("store")),
    ("productId", Field::Text("productId")),
    ("link", Field::Link),
    ("titleLink", Field::TitleLink),
    ("disclosure", Field::Disclosure),
    ("date", Field::Date),
    ("b", Field::Mark(Mark::Bold, true)),
    ("/b", Field::Mark(Mark::Bold, false)),
    ("i", Field::Mark(Mark::Italic, true)),
    ("/i", Field::Mark(Mark::Italic, false)),
    ("s", Field::Mark(Mark::Strike, true)),
    ("/s", Field::Mark(Mark::Strike, false)),
    ("a", Field::Mark(Mark::Words, true)),
    ("/a", Field::Mark(Mark::Words, false)),
];

/// The fields that a template may hold, in the order to offer them.
pub fn template_fields() -> impl Iterator<Item = &'static str> {
    FIELDS.iter().map(|(name, _)| *name)
}

include!(concat!(env!("OUT_DIR"), "/templates.rs"));

/// A template to start with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Preset {
    /// Its code, for instance `deal`.
    #[cfg_attr(feature = "typescript", tsify(type = "string"))]
    pub id: &'static str,
    /// The template.
    #[cfg_attr(feature = "typescript", tsify(type = "string"))]
    pub text: &'static str,
}

/// The templates to start with, in the order to offer them.
pub fn presets() -> Vec<Preset> {
    TEMPLATES.iter().map(|&(id, text)| Preset { id, text }).collect()
}

/// The template of an id; `None` where none has it.
pub(super) fn preset(id: &str) -> Option<&'static str> {
    TEMPLATES.iter().find(|(known, _)| *known == id).map(|(_, text)| *text)
}

/// What is right and wrong with a template while it is typed.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null, hashmap_as_object))]
#[serde(rename_all = "camelCase")]
pub struct TemplateCheck {
    /// Every mistake with its place; none when the template can be used.
    pub flaws: Vec<Flaw>,
    /// What the user should know, for instance that the disclosure stands behind the link.
    pub notes: Vec<Note>,
}

/// What is wrong with a template, for showing while the user types.
///
/// ```
/// use affix_core::compose::check_template;
/// assert!(check_template("{title}: {link}").flaws.is_empty());
/// let flaws = check_template("{titel}: {link}").flaws;
/// assert_eq!((flaws[0].at, flaws[0].problem.code), (0, "pattern_unknown_field_near"));
/// assert_eq!(check_template("{title}").flaws[0].problem.code, "template_no_link");
/// ```
pub fn check_template(text: &str) -> TemplateCheck {
    match Template::parse(text) {
        Ok(template) => TemplateCheck { flaws: Vec::new(), notes: template.note().into_iter().collect() },
        Err(flaws) => TemplateCheck { flaws, notes: Vec::new() },
    }
}

/// A template that can be filled.
pub(super) struct Template(Vec<Vec<Part<Field>>>);

impl Template {
    /// Checks a template.
    ///
    /// # Errors
    /// Every mistake: those of [`pattern::parse`], an emphasis that is not closed on its line, a missing
    /// link.
    pub(super) fn parse(text: &str) -> Result<Self, Vec<Flaw>> {
        let parts = pattern::parse(text, &FIELDS)?;
        let mut flaws = Vec::new();
        let mut lines = vec![Vec::new()];
        let mut open: Vec<(Field, usize)> = Vec::new();
        let mut unclosed = |open: &mut Vec<(Field, usize)>| {
            flaws.extend(open.drain(..).map(|(_, at)| (at, 3, Note::plain(code::TEMPLATE_MARK))));
        };
        for part in parts {
            match part {
                Part::Text(plain) => {
                    for (i, piece) in plain.split('\n').enumerate() {
                        if i > 0 {
                            unclosed(&mut open);
                            lines.push(Vec::new());
                        }
                        let piece = harmless(piece.trim_end_matches('\r'));
                        if let Some(line) = lines.last_mut().filter(|_| !piece.is_empty()) {
                            line.push(Part::Text(piece));
                        }
                    }
                }
                Part::Field(field, at) => {
                    match field {
                        Field::Mark(_, true) => open.push((field, at)),
                        Field::Mark(mark, false) => match open.pop() {
                            Some((opened, _)) if opened == Field::Mark(mark, true) => {}
                            wrong => {
                                open.extend(wrong);
                                open.push((field, at));
                                unclosed(&mut open);
                            }
                        },
                        _ => {}
                    }
                    if let Some(line) = lines.last_mut() {
                        line.push(Part::Field(field, at));
                    }
                }
            }
        }
        unclosed(&mut open);
        let template = Self(lines);
        if template.place(is_link).is_none() {
            flaws.push((text.len(), 0, Note::new(code::TEMPLATE_NO_LINK, [("link", "{link}")])));
        }
        if flaws.is_empty() { Ok(template) } else { Err(placed(text, flaws)) }
    }

    /// Where the first field of a kind stands.
    fn place(&self, is: impl Fn(Field) -> bool) -> Option<usize> {
        self.0.iter().flatten().find_map(|part| match part {
            Part::Field(field, at) if is(*field) => Some(*at),
            _ => None,
        })
    }

    /// It says itself where the disclosure goes.
    pub(super) fn discloses(&self) -> bool {
        self.place(|field| field == Field::Disclosure).is_some()
    }

    /// It fills more than one line.
    pub(super) fn has_lines(&self) -> bool {
        self.0.len() > 1
    }

    /// A disclosure has to be read before the link is.
    pub(super) fn note(&self) -> Option<Note> {
        let late = self.place(|field| field == Field::Disclosure)? > self.place(is_link)?;
        late.then(|| Note::plain(code::TEMPLATE_DISCLOSURE_LATE))
    }

    /// The template filled with an item. A line, or a part of one between `·`, with a field that the item
    /// lacks is left out, unless it holds the link; the names of those fields go to `missing`.
    pub(super) fn fill(
        &self,
        item: &PostItem,
        label: Option<&str>,
        now: i64,
        missing: &mut Vec<&'static str>,
    ) -> Vec<Piece> {
        let mut out = Vec::new();
        // The line before is empty, and one was left out since.
        let (mut after_gap, mut left_out) = (false, false);
        for line in &self.0 {
            let Some(mut pieces) = Line::of(line, item, label, now, missing).pieces() else {
                left_out = true;
                continue;
            };
            // What stood between two empty lines is gone: one of them is enough.
            if pieces.is_empty() && after_gap && left_out {
                continue;
            }
            if !out.is_empty() {
                out.push(Piece::Break);
            }
            (after_gap, left_out) = (pieces.is_empty(), false);
            out.append(&mut pieces);
        }
        out
    }
}

/// What separates the parts of a line that are left out one by one.
const BETWEEN: &str = " · ";

/// A line while it is filled.
#[derive(Default)]
struct Line {
    parts: Vec<LinePart>,
    /// The line has something: an empty one stays, one that lost all it had does not.
    asked: bool,
}

#[derive(Default)]
struct LinePart {
    pieces: Vec<Piece>,
    lacks: bool,
    links: bool,
}

impl LinePart {
    /// It is left out: it lacks a field, or nothing is in it but the place of a disclosure that there is not.
    fn is_gone(&self) -> bool {
        let blank = |piece: &Piece| match piece {
            Piece::Text(text) => text.trim().is_empty(),
            piece => piece.is_mark(),
        };
        !self.links && (self.lacks || self.pieces.iter().all(blank))
    }
}

impl Line {
    fn of(
        line: &[Part<Field>],
        item: &PostItem,
        label: Option<&str>,
        now: i64,
        missing: &mut Vec<&'static str>,
    ) -> Self {
        let mut all = vec![];
        let mut part = LinePart::default();
        // Where the words of a link begin among the part's pieces.
        let mut words: Option<usize> = None;
        for of in line {
            match of {
                // Words that stand for the link are one, whatever is in them.
                Part::Text(text) if words.is_some() => part.pieces.push(Piece::Text(text.clone())),
                Part::Text(text) => {
                    for (i, piece) in text.split(BETWEEN).enumerate() {
                        if i > 0 {
                            all.push(std::mem::take(&mut part));
                        }
                        if !piece.is_empty() {
                            part.pieces.push(Piece::Text(piece.to_owned()));
                        }
                    }
                }
                Part::Field(field, _) => {
                    part.links |= is_link(*field);
                    match *field {
                        Field::Text(name) => match item.text(name) {
                            Some(text) if name == "discount" => part.pieces.push(signed(text, part.pieces.last())),
                            Some(text) => part.pieces.push(Piece::Text(text.to_owned())),
                            None => {
                                part.lacks = true;
                                if !missing.contains(&name) {
                                    missing.push(name);
                                }
                            }
                        },
                        Field::Link => part.pieces.push(Piece::Link(item.link.clone(), None)),
                        Field::TitleLink => part.pieces.push(Piece::Link(item.link.clone(), item.title.clone())),
                        Field::Disclosure => part.pieces.extend(label.map(|label| Piece::Text(label.to_owned()))),
                        Field::Date => part.pieces.push(Piece::Text(day_of(now))),
                        Field::Mark(Mark::Bold, on) => part.pieces.push(Piece::Bold(on)),
                        Field::Mark(Mark::Italic, on) => part.pieces.push(Piece::Italic(on)),
                        Field::Mark(Mark::Strike, on) => part.pieces.push(Piece::Strike(on)),
                        Field::Mark(Mark::Words, true) => words = Some(part.pieces.len()),
                        Field::Mark(Mark::Words, false) => {
                            let inside = part.pieces.split_off(words.take().unwrap_or(0).min(part.pieces.len()));
                            part.pieces.push(worded(&item.link, &inside));
                        }
                    }
                }
            }
        }
        all.push(part);
        Self { parts: all, asked: !line.is_empty() }
    }

    /// Its pieces; `None` where it is left out.
    fn pieces(self) -> Option<Vec<Piece>> {
        if !self.asked {
            return Some(Vec::new());
        }
        let mut out = Vec::new();
        let mut any = false;
        for part in self.parts {
            if part.is_gone() {
                out.extend(loose_marks(part.pieces));
                continue;
            }
            if any {
                out.push(Piece::Text(BETWEEN.to_owned()));
            }
            any = true;
            out.extend(part.pieces);
        }
        any.then_some(out)
    }
}

/// The marks of an emphasis that begins or ends among pieces that are left out, and goes on around them.
fn loose_marks(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut loose: Vec<Piece> = Vec::new();
    for mark in pieces.into_iter().filter(Piece::is_mark) {
        let opened = match mark {
            Piece::Bold(false) => Some(Piece::Bold(true)),
            Piece::Italic(false) => Some(Piece::Italic(true)),
            Piece::Strike(false) => Some(Piece::Strike(true)),
            _ => None,
        };
        if opened.is_some() && loose.last() == opened.as_ref() {
            loose.pop();
        } else {
            loose.push(mark);
        }
    }
    loose
}

/// The link with the words that stand between its marks, or alone where there are none.
fn worded(link: &str, inside: &[Piece]) -> Piece {
    let texts = inside.iter().filter_map(|piece| match piece {
        Piece::Text(text) => Some(text.as_str()),
        _ => None,
    });
    let words = texts.collect::<String>().trim().to_owned();
    if words.is_empty() { Piece::Link(link.to_owned(), None) } else { Piece::Words(link.to_owned(), words) }
}

/// A discount with its sign, where the template has none in front of it.
fn signed(discount: &str, before: Option<&Piece>) -> Piece {
    let has_sign = |text: &str| text.ends_with(['-', '−', '–']);
    let given = matches!(before, Some(Piece::Text(text)) if has_sign(text));
    let bare = discount.starts_with(|c: char| c.is_ascii_digit());
    Piece::Text(if bare && !given { format!("−{discount}") } else { discount.to_owned() })
}

fn is_link(field: Field) -> bool {
    matches!(field, Field::Link | Field::TitleLink | Field::Mark(Mark::Words, _))
}
