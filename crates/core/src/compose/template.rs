//! The user's own templates: text with fields, the same text for every format. What is not a field is
//! text, never markup, so a template cannot break out of any format; `{b}…{/b}` and `{i}…{/i}` are
//! printed as the format prints emphasis.

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
    Bold(bool),
    Italic(bool),
}

const FIELDS: [(&str, Field); 16] = [
    ("title", Field::Text("title")),
    ("price", Field::Text("price")),
    ("listPrice", Field::Text("listPrice")),
    ("discount", Field::Text("discount")),
    ("rating", Field::Text("rating")),
    ("sold", Field::Text("sold")),
    ("store", Field::Text("store")),
    ("productId", Field::Text("productId")),
    ("link", Field::Link),
    ("titleLink", Field::TitleLink),
    ("disclosure", Field::Disclosure),
    ("date", Field::Date),
    ("b", Field::Bold(true)),
    ("/b", Field::Bold(false)),
    ("i", Field::Italic(true)),
    ("/i", Field::Italic(false)),
];

/// The fields that a template may hold, in the order to offer them.
pub fn template_fields() -> impl Iterator<Item = &'static str> {
    FIELDS.iter().map(|(name, _)| *name)
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
/// assert_eq!((flaws[0].at, flaws[0].problem.code), (0, "pattern_unknown_field"));
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
                        Field::Bold(true) | Field::Italic(true) => open.push((field, at)),
                        Field::Bold(false) | Field::Italic(false) => {
                            let opened =
                                if field == Field::Bold(false) { Field::Bold(true) } else { Field::Italic(true) };
                            match open.pop() {
                                Some((mark, _)) if mark == opened => {}
                                wrong => {
                                    open.extend(wrong);
                                    open.push((field, at));
                                    unclosed(&mut open);
                                }
                            }
                        }
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

    /// The template filled with an item. A line with a field that the item lacks is left out, unless it
    /// holds the link; the names of those fields go to `missing`.
    pub(super) fn fill(
        &self,
        item: &PostItem,
        label: Option<&str>,
        now: i64,
        missing: &mut Vec<&'static str>,
    ) -> Vec<Piece> {
        let mut out = Vec::new();
        for (i, line) in self.0.iter().enumerate() {
            let mut pieces = Vec::new();
            let (mut lacks, mut links) = (false, false);
            for part in line {
                let field = match part {
                    Part::Text(text) => {
                        pieces.push(Piece::Text(text.clone()));
                        continue;
                    }
                    Part::Field(field, _) => *field,
                };
                links |= is_link(field);
                pieces.push(match field {
                    Field::Text(name) => match item.text(name) {
                        Some(text) => Piece::Text(text.to_owned()),
                        None => {
                            lacks = true;
                            if !missing.contains(&name) {
                                missing.push(name);
                            }
                            continue;
                        }
                    },
                    Field::Link => Piece::Link(item.link.clone(), None),
                    Field::TitleLink => Piece::Link(item.link.clone(), item.title.clone()),
                    Field::Disclosure => Piece::Text(label.unwrap_or("").to_owned()),
                    Field::Date => Piece::Text(day_of(now)),
                    Field::Bold(on) => Piece::Bold(on),
                    Field::Italic(on) => Piece::Italic(on),
                });
            }
            if lacks && !links {
                continue;
            }
            if i > 0 && !out.is_empty() {
                out.push(Piece::Break);
            }
            out.append(&mut pieces);
        }
        out
    }
}

fn is_link(field: Field) -> bool {
    matches!(field, Field::Link | Field::TitleLink)
}
