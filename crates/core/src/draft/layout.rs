//! A draft in blocks: what each kind says, in which order.

use super::block::{Block, Inline, Line, Page};
use super::direction::is_rtl;
use super::kind::DraftKind;
use super::price::Unpriced;
use super::product::DraftProduct;
use super::record::Draft;
use super::ribbon::{Ribbon, ribbons};
use super::words::{Words, language_of, runs_rtl};
use crate::compose::escape::{link, one_line, still};
use crate::compose::{Disclosure, Format, gap};
use crate::map::Map;
use crate::text::message::{Note, code};
use crate::value::Day;

/// A draft that is being laid out.
pub(super) struct Desk<'a> {
    pub(super) draft: &'a Draft,
    /// The readers', as a page names it.
    pub(super) language: &'a str,
    pub(super) words: Words,
    /// Worth knowing.
    pub(super) notes: Vec<Note>,
    /// What has to be there before it is published.
    pub(super) missing: Vec<Note>,
    /// The products that can be shown, with their links.
    pub(super) products: Vec<Shown<'a>>,
}

/// A product with what of it can be shown.
pub(super) struct Shown<'a> {
    pub(super) product: &'a DraftProduct,
    /// Its place in the draft.
    pub(super) place: usize,
    /// What the page names, by its name; of two alike the first.
    pub(super) attributes: Map<String, String>,
    pub(super) title: String,
    pub(super) link: Option<String>,
    pub(super) ribbons: Vec<Ribbon>,
}

/// What a place takes of a draft.
#[derive(Clone, Copy, Debug)]
pub(super) struct Taken {
    /// Whose rules the disclosure follows.
    pub(super) disclosed: Format,
    /// The place makes links, mentions and tags of plain words.
    pub(super) lively: bool,
    /// The products under their headings, whatever the kind.
    pub(super) products_alone: bool,
}

/// A draft in blocks.
///
/// # Errors
/// There is no disclosure for its market.
pub(super) fn page<'a>(draft: &'a Draft, taken: Taken) -> Result<(Page, Desk<'a>), Note> {
    let (language, no_language) = language_of(draft.language.as_deref());
    let (words, lacking) = Words::of(language);
    let mut desk = Desk { draft, language, words, notes: Vec::new(), missing: Vec::new(), products: Vec::new() };
    let (label, disclosure) = desk.disclosure(taken.disclosed)?;
    desk.notes.extend(no_language.into_iter().chain(lacking));
    desk.products = desk.shown(taken.lively);
    let title = one_line(&draft.title);
    if title.is_empty() {
        desk.missing.push(Note::plain(code::DRAFT_NO_TITLE));
    }
    if desk.products.is_empty() && draft.kind != DraftKind::PlatformComparison {
        desk.missing.push(Note::plain(code::DRAFT_NO_PRODUCTS));
    }
    let rtl = is_rtl(&title).or_else(|| is_rtl(draft.intro.as_deref()?)).unwrap_or_else(|| runs_rtl(language));
    let blocks = if taken.products_alone { desk.listed() } else { desk.blocks() };
    let dated = desk.dated();
    Ok((Page { disclosure, label, title, rtl, blocks, dated }, desk))
}

impl<'a> Desk<'a> {
    /// The market's label, and with it that links are paid for.
    fn disclosure(&mut self, format: Format) -> Result<(String, String), Note> {
        let filled = |text: &Option<String>| text.clone().filter(|text| !text.trim().is_empty());
        let asked = Disclosure { market: filled(&self.draft.market), own: filled(&self.draft.disclosure) };
        let (label, lacking) = asked.words(format)?;
        self.notes.extend(lacking);
        let paid = self.words.say("paid");
        let Some(label) = label.as_deref().map(one_line) else {
            self.notes.push(Note::plain(code::DRAFT_NO_DISCLOSURE));
            return Ok((paid.to_owned(), paid.to_owned()));
        };
        let long = if asked.own.is_some() { label.clone() } else { format!("{label}{}{paid}", gap(&label)) };
        Ok((label, long))
    }

    fn shown(&mut self, lively: bool) -> Vec<Shown<'a>> {
        let draft = self.draft;
        let mut out = Vec::new();
        let ribbons = ribbons(&draft.products, self.words);
        for ((number, product), ribbons) in (1_usize..).zip(&draft.products).zip(ribbons) {
            let title = one_line(&product.title);
            if title.is_empty() {
                self.missing.push(Note::new(code::DRAFT_NO_NAME, [("number", number.to_string())]));
                continue;
            }
            let named = || [("product", title.clone())];
            let asked = product.link.as_deref().map(str::trim).filter(|text| !text.is_empty());
            let made = asked.and_then(link);
            match (asked, &made) {
                (None, _) => self.missing.push(Note::new(code::DRAFT_NO_LINK, named())),
                (_, None) => self.missing.push(Note::new(code::DRAFT_BAD_LINK, named())),
                _ => {}
            }
            match product.priced() {
                Err(Unpriced::NoAmount) => self.notes.push(Note::new(code::DRAFT_BAD_PRICE, named())),
                Err(Unpriced::NoDay) => self.notes.push(Note::new(code::DRAFT_UNDATED_PRICE, named())),
                Ok(_) | Err(Unpriced::Absent) => {}
            }
            let title = if lively { still(&title) } else { title };
            let mut attributes = Map::new();
            for attribute in &product.attributes {
                let (name, value) = (one_line(&attribute.name), still(&one_line(&attribute.value)));
                if !name.is_empty() && !value.is_empty() {
                    attributes.entry(name).or_insert(value);
                }
            }
            out.push(Shown { product, place: number - 1, attributes, title, link: made, ribbons });
        }
        out
    }

    fn blocks(&mut self) -> Vec<Block> {
        let mut out = Vec::new();
        let intro = self.paragraphs(self.draft.intro.as_deref());
        out.extend(intro);
        match self.draft.kind {
            DraftKind::Comparison => {
                self.dates(&mut out);
                self.comparison(&mut out);
                self.cards(&mut out, false);
                self.sections(&mut out);
            }
            DraftKind::BuyersGuide => {
                self.look_for(&mut out);
                self.sections(&mut out);
                self.cards(&mut out, true);
            }
            DraftKind::DealRoundup => {
                self.dates(&mut out);
                self.cards(&mut out, true);
                self.sections(&mut out);
            }
            DraftKind::EventGuide => {
                self.dates(&mut out);
                self.sections(&mut out);
                self.cards(&mut out, true);
            }
            DraftKind::Review => {
                if self.products.first().is_some_and(|shown| shown.product.cons.iter().all(|con| con.trim().is_empty()))
                {
                    self.missing.push(Note::plain(code::DRAFT_LIMITATIONS));
                }
                self.cards(&mut out, true);
                self.sections(&mut out);
            }
            DraftKind::Tutorial => {
                self.steps(&mut out);
                if !self.products.is_empty() {
                    out.push(Block::Heading(self.words.say("used").to_owned()));
                }
                self.cards(&mut out, false);
            }
            DraftKind::FactBox => self.cards(&mut out, true),
            DraftKind::PlatformComparison => {
                self.own_table(&mut out);
                self.sections(&mut out);
                self.cards(&mut out, true);
            }
        }
        self.close(&mut out);
        out
    }

    /// The products alone.
    fn listed(&mut self) -> Vec<Block> {
        let mut out = self.paragraphs(self.draft.intro.as_deref());
        self.dates(&mut out);
        self.grouped(&mut out);
        self.close(&mut out);
        out
    }

    /// What stands at the end.
    fn close(&mut self, out: &mut Vec<Block>) {
        let outro = self.paragraphs(self.draft.outro.as_deref());
        out.extend(outro);
        if self.products.iter().any(|shown| self.price(shown).is_some()) {
            out.push(Block::Fine(self.words.say("prices_change").to_owned()));
        }
        if self.draft.tip {
            out.push(Block::Fine(self.words.say("tip").to_owned()));
        }
    }

    /// The day on which it was published, or else that of the newest fact in it.
    fn dated(&self) -> Option<String> {
        let published = self.draft.published.as_deref().and_then(|text| text.trim().get(..10)?.parse::<Day>().ok());
        let seen = self.products.iter().filter_map(|shown| shown.product.seen()).map(|seen| seen.day).max();
        Some(self.words.fill("updated", &[("day", &published.or(seen)?.to_string())]))
    }

    /// When the sale runs, or the offers end.
    fn dates(&mut self, out: &mut Vec<Block>) {
        let starts = self.day(self.draft.starts.as_deref());
        let ends = self.day(self.draft.ends.as_deref());
        let said = match (starts, ends) {
            (Some(starts), Some(ends)) => self.words.fill("runs", &[("starts", &starts), ("ends", &ends)]),
            (Some(starts), None) => self.words.fill("runs_from", &[("starts", &starts)]),
            (None, Some(ends)) => self.words.fill("ends", &[("day", &ends)]),
            (None, None) => return,
        };
        let event = self.draft.event.as_deref().map(one_line).filter(|event| !event.is_empty());
        let mut line: Line = event.map(|event| Inline::Strong(format!("{event}."))).into_iter().collect();
        line.push(Inline::Text(if line.is_empty() { said } else { format!(" {said}") }));
        out.push(Block::Paragraph(line));
    }

    fn day(&mut self, text: Option<&str>) -> Option<String> {
        let text = text?.trim();
        match text.get(..10).and_then(|day| day.parse::<Day>().ok()) {
            Some(day) => Some(day.to_string()),
            None => {
                self.notes.push(Note::new(code::DRAFT_BAD_DAY, [("text", text)]));
                None
            }
        }
    }
}
