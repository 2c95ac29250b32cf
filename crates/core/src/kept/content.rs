//! Drafts as they are kept, with earlier versions, and what goes into them of products that the user keeps or has seen.

use serde::{Deserialize, Serialize};

use super::shortlist::KeptProduct;
use crate::calendar::moment_of;
use crate::draft::{Draft, DraftKind, DraftProduct};
use crate::price::SeenProduct;
use crate::text::message::Note;
use crate::value::PriceRange;

/// Earlier versions that are kept of a draft.
const MOST_VERSIONS: usize = 20;

/// Typing within so many milliseconds of a version belongs to it.
const ONE_VERSION: i64 = 60_000;

/// A draft that is kept.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct KeptDraft {
    /// What it is known by.
    pub id: String,
    /// The draft as JSON, also one that only a newer Affix reads.
    pub draft: String,
    /// When it was saved last, in milliseconds since 1970-01-01 UTC.
    pub at: i64,
    /// What it was before, the newest last.
    pub versions: Vec<DraftVersion>,
}

/// What a draft was.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct DraftVersion {
    /// When it was saved, in milliseconds since 1970-01-01 UTC.
    pub at: i64,
    /// The draft as JSON.
    pub draft: String,
}

impl KeptDraft {
    /// The same with another text. What it was before stays as a version where it stood for a minute, or where the
    /// last version is a minute older: so a minute of typing is one.
    ///
    /// ```
    /// use affix_core::kept::KeptDraft;
    /// let first = KeptDraft { id: "a".into(), ..KeptDraft::default() }.saved("1", 0);
    /// let typed = first.saved("2", 10_000).saved("3", 20_000).saved("4", 30_000);
    /// let later = typed.saved("5", 90_000);
    /// assert_eq!(later.draft, "5");
    /// assert_eq!(later.versions.iter().map(|version| version.draft.as_str()).collect::<Vec<_>>(), ["1", "4"]);
    /// ```
    #[must_use]
    pub fn saved(mut self, draft: &str, now: i64) -> Self {
        if draft == self.draft {
            return self;
        }
        let before = DraftVersion { at: self.at, draft: std::mem::replace(&mut self.draft, draft.to_owned()) };
        let within = |from: i64, to: i64| (0..ONE_VERSION).contains(&(to - from));
        let typing = self.versions.last().is_some_and(|last| within(last.at, before.at)) && within(before.at, now);
        if !before.draft.is_empty() && !typing {
            self.versions.push(before);
        }
        let over = self.versions.len().saturating_sub(MOST_VERSIONS);
        self.versions.drain(..over);
        self.at = now;
        self
    }
}

/// A draft in the list of all.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct DraftLine {
    /// What it is known by.
    pub id: String,
    /// When it was saved last, in milliseconds since 1970-01-01 UTC.
    pub at: i64,
    /// Its heading; empty where it has none.
    pub title: String,
    /// What it is to become; `None` where it cannot be read.
    pub kind: Option<DraftKind>,
    /// How many products it has.
    pub products: u32,
    /// Why it cannot be read.
    pub problem: Option<Note>,
}

/// The drafts that are kept, the newest first.
pub fn draft_lines(kept: &[KeptDraft]) -> Vec<DraftLine> {
    let line = |kept: &KeptDraft| {
        let (id, at) = (kept.id.clone(), kept.at);
        match Draft::open(&kept.draft) {
            Ok(draft) => DraftLine {
                id,
                at,
                title: draft.title,
                kind: Some(draft.kind),
                products: u32::try_from(draft.products.len()).unwrap_or(u32::MAX),
                problem: None,
            },
            Err(why) => DraftLine { id, at, title: String::new(), kind: None, products: 0, problem: Some(why) },
        }
    };
    crate::order::sorted(kept.iter().map(line).collect(), |a, b| b.at.cmp(&a.at).then_with(|| a.id.cmp(&b.id)))
}

/// A draft that begins.
///
/// ```
/// use affix_core::{draft::{Draft, DraftKind}, kept::new_draft};
/// assert!(Draft::open(&serde_json::to_string(&new_draft(DraftKind::Review, None)).unwrap()).is_ok());
/// ```
pub fn new_draft(kind: DraftKind, market: Option<String>) -> Draft {
    Draft { version: 1, kind, market, ..Draft::default() }
}

/// A draft as a template for others: all of it but the products and the days.
///
/// ```
/// use affix_core::{draft::{Draft, DraftProduct}, kept::draft_template};
/// let draft = Draft { title: "Best of".into(), ends: Some("2026-11-30".into()), ..Draft::default() };
/// let template = draft_template(Draft { products: vec![DraftProduct::default()], ..draft });
/// assert_eq!((template.title.as_str(), template.ends, template.products.len()), ("Best of", None, 0));
/// ```
pub fn draft_template(draft: Draft) -> Draft {
    Draft { products: Vec::new(), event: None, starts: None, ends: None, published: None, ..draft }
}

/// What is known of a product that a draft takes.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct DraftSource {
    /// Global product id.
    pub id: Option<String>,
    /// The user's own link; the one that the draft has stays where there is none.
    pub link: Option<String>,
    /// As the user keeps it.
    pub kept: Option<KeptProduct>,
    /// As it was seen last.
    pub seen: Option<SeenProduct>,
}

/// A product of a draft with what is known of it now. All that the user wrote stays; what was seen before stays whole
/// where nothing was seen since, for figures of two days are not mixed.
pub fn draft_product(before: DraftProduct, source: DraftSource) -> DraftProduct {
    let DraftSource { id, link, kept, seen } = source;
    let mut out = before;
    out.id = id.or(out.id);
    out.link = link.or(out.link);
    if out.title.trim().is_empty() {
        let title = seen.as_ref().and_then(|seen| seen.title.clone());
        out.title = title.or_else(|| kept.as_ref()?.title.clone()).unwrap_or_default();
    }
    if out.image.is_none() {
        out.image = seen.as_ref().and_then(|seen| seen.image.clone()).or_else(|| kept.as_ref()?.image.clone());
    }
    if let Some(seen) = seen.filter(|seen| seen.price.is_some()) {
        let figures = seen.figures();
        out.observed = Some(moment_of(seen.last_at));
        priced(&mut out, seen.price);
        out.sold = figures.sold.and_then(|sold| u32::try_from(sold).ok());
        out.sold_exactly = false;
        out.rating = figures.rating.map(|rating| rating.to_string());
        out.reviews = figures.reviews.and_then(|reviews| u32::try_from(reviews).ok());
        out.store = seen.store_name.or(out.store);
        out.verdict = None;
        out.total = None;
    } else if let Some(kept) = kept.filter(|_| out.price.is_none()) {
        out.observed = kept.price.map(|_| kept.kept_at).or(out.observed);
        priced(&mut out, kept.price);
    }
    out
}

/// A price of one amount; of a range nobody knows which of its ends a reader will see.
fn priced(product: &mut DraftProduct, price: Option<PriceRange>) {
    let one = price.filter(|price| price.min() == price.max()).and_then(|price| Some((price.min(), price.currency()?)));
    product.price = one.map(|(amount, _)| amount.to_string());
    product.currency = one.map(|(_, currency)| currency.to_string());
    product.list_price = None;
}
