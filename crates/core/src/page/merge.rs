//! Several sources, one product: for each field the first source in order wins, and an independent
//! source that says otherwise is named.

use super::place;
use super::reading::{Coupon, Disagreement, Finding, Offers, Product, Sold, Store};
use super::source::Source;
use super::text::is_cut;
use crate::text::message::{Note, code};
use crate::value::{Decimal, PriceRange, ProductId};

/// One field: its name, how it goes from one product to another, and what to say when a second source
/// has another value.
struct Field {
    name: &'static str,
    /// Moves the field; `false` when there is nothing to move.
    take: fn(&mut Product, &mut Product) -> bool,
    differs: fn(&Product, &Source) -> Option<String>,
}

macro_rules! field {
    ($name:literal, $field:ident $(, $differs:expr)?) => {{
        #[allow(unused_mut, unused_assignments, reason = "a field without a comparison keeps the first")]
        let mut differs: fn(&Product, &Source) -> Option<String> = |_, _| None;
        $(differs = |have, new| $differs(&have.$field, new);)?
        Field {
            name: $name,
            take: |to, from| {
                std::mem::swap(&mut to.$field, &mut from.$field);
                to.$field.given()
            },
            differs,
        }
    }};
}

/// A field that a source may leave open.
trait Given {
    fn given(&self) -> bool;
}

impl<T> Given for Option<T> {
    fn given(&self) -> bool {
        self.is_some()
    }
}

impl Given for Offers {
    fn given(&self) -> bool {
        *self != Self::default()
    }
}

impl<T> Given for Vec<T> {
    fn given(&self) -> bool {
        !self.is_empty()
    }
}

/// Sources in order of trust, merged; with the findings of every field that was read.
pub(crate) fn merge(mut sources: Vec<Source>) -> (Product, Vec<Finding>) {
    let fields = [
        field!("id", id, other_id),
        field!("siteId", site_id),
        field!("title", title, other_title),
        field!("price", price, other_price),
        field!("listPrice", list_price),
        field!("rating", rating, other_rating),
        field!("reviews", reviews, other_reviews),
        field!("starCounts", star_counts),
        field!("medianPrice", median_price),
        field!("offers", offers),
        field!("pooled", pooled),
        field!("sold", sold, other_sold),
        field!("store", store, other_store),
        field!("category", category),
        field!("images", images),
        field!("variants", variants),
        field!("choice", choice),
        field!("newUserPrice", new_user_price),
        field!("coupons", coupon_terms),
        field!("delivery", delivery),
        field!("stock", stock),
        field!("attributes", attributes),
    ];
    let mut product = Product::default();
    let mut findings: Vec<Finding> = Vec::new();
    for field in &fields {
        let mut found: Option<Finding> = None;
        for source in &mut sources {
            match &mut found {
                None if !source.confirms && (field.take)(&mut product, &mut source.product) => {
                    let (name, from) = (field.name.into(), source.from.into());
                    found = Some(Finding { field: name, from, ..Finding::default() });
                }
                None => {}
                Some(finding) => {
                    if field.name == "store" {
                        complete(&mut product, source);
                    }
                    let value = (field.differs)(&product, source);
                    finding.disagrees.extend(value.map(|value| Disagreement { from: source.from.into(), value }));
                }
            }
        }
        findings.extend(found);
    }
    let claims = sources.iter_mut().flat_map(|source| std::mem::take(&mut source.claims)).collect();
    findings.extend(place::settle(&mut product.category, claims));
    // A price is never paired with the struck-through price of another source.
    let from = |field: &str| findings.iter().find(|f| f.field == field).map(|f| f.from.clone());
    let [own_list, own_median, own_offers] =
        ["listPrice", "medianPrice", "offers"].map(|field| from("price") == from(field));
    if !own_list {
        product.list_price = None;
        findings.retain(|f| f.field != "listPrice");
    }
    // Nor with what the variants of another cost.
    if !own_median {
        product.median_price = None;
    }
    if !own_offers {
        product.offers = Offers::default();
    }
    findings.retain(|f| f.field != "medianPrice" && f.field != "offers");
    for (field, cut) in cut_fields(&product) {
        if let Some(finding) = findings.iter_mut().find(|f| cut && f.field == field) {
            finding.notes.push(Note::plain(code::TEXT_CUT));
        }
    }
    product.coupons = product.coupon_terms.iter().map(Coupon::line).collect();
    for source in sources {
        for (field, note) in source.notes {
            note_on(&mut findings, field, source.from, note);
        }
    }
    (product, findings)
}

/// Two sources that name one store say of it what either knows.
fn complete(product: &mut Product, source: &Source) {
    let (Some(have), Some(new)) = (&mut product.store, &source.product.store) else { return };
    if have.id.is_some() && have.id == new.id && !source.confirms {
        have.name = have.name.take().or_else(|| new.name.clone());
        have.positive_rate = have.positive_rate.or(new.positive_rate);
        have.opened = have.opened.or(new.opened);
        have.ratings = have.ratings.or(new.ratings);
    }
}

/// The fields that are texts of the page, and whether one of theirs is cut off.
fn cut_fields(product: &Product) -> [(&'static str, bool); 5] {
    let cut = |text: &Option<String>| text.as_deref().is_some_and(is_cut);
    [
        ("title", cut(&product.title)),
        ("store", product.store.as_ref().is_some_and(|store| cut(&store.name))),
        ("coupons", product.coupon_terms.iter().any(|c| is_cut(&c.text) || cut(&c.condition))),
        ("delivery", product.delivery.as_ref().is_some_and(|delivery| cut(&delivery.text))),
        ("attributes", product.attributes.iter().any(|a| is_cut(&a.name) || is_cut(&a.value))),
    ]
}

/// Puts a note on the field's finding; a field that was not read gets a finding of its own.
fn note_on(findings: &mut Vec<Finding>, field: &str, from: &str, note: Note) {
    match findings.iter_mut().find(|f| f.field == field) {
        Some(finding) if finding.from == from => finding.notes.push(note),
        Some(_) => {}
        None => {
            findings.push(Finding { field: field.into(), from: from.into(), notes: vec![note], ..Finding::default() })
        }
    }
}

fn other_id(have: &Option<ProductId>, new: &Source) -> Option<String> {
    new.product.id.filter(|new| *have != Some(*new)).map(|new| new.to_string())
}

/// Another title disagrees when it is clearly another product's: pages shorten titles, drop hyphens and
/// put words before and after them.
fn other_title(have: &Option<String>, new: &Source) -> Option<String> {
    let title = new.product.title.as_ref()?;
    let (a, b) = (letters(have.as_ref()?), letters(title));
    (!affix_json::contains(&a, &b) && !affix_json::contains(&b, &a)).then(|| title.clone())
}

/// Letters and digits of any script in lower case, closely enough: the Unicode tables would weigh more
/// than this file.
pub(super) fn letters(text: &str) -> String {
    let letter = |c: &char| c.is_ascii_alphanumeric() || (!c.is_ascii() && !c.is_whitespace() && !dash(*c));
    text.chars().filter(letter).map(|c| c.to_ascii_lowercase()).collect()
}

fn dash(c: char) -> bool {
    matches!(c, '\u{a1}'..='\u{bf}' | '\u{2010}'..='\u{206f}' | '\u{3001}'..='\u{301f}' | '\u{ff01}'..='\u{ff0f}')
}

/// Counts grow while a page is open: one more, or a few per cent, is the same count.
fn apart(a: u64, b: u64) -> bool {
    a.abs_diff(b) > 1 + a.max(b) / 20
}

fn other_reviews(have: &Option<u64>, new: &Source) -> Option<String> {
    let new = new.product.reviews?;
    apart((*have)?, new).then(|| new.to_string())
}

/// `10,000+` agrees with every larger count below the next power of ten.
fn other_sold(have: &Option<Sold>, new: &Source) -> Option<String> {
    let (have, new) = (have.as_ref()?, new.product.sold.as_ref()?);
    let (low, high) = if have.at_least < new.at_least { (have, new) } else { (new, have) };
    let apart = if low.exact {
        apart(low.at_least, high.at_least)
    } else {
        high.at_least >= low.at_least.saturating_mul(10) && high != low
    };
    apart.then(|| new.text.clone())
}

fn other_store(have: &Option<Store>, new: &Source) -> Option<String> {
    let id = new.product.store.as_ref()?.id?;
    (have.as_ref()?.id? != id).then(|| id.to_string())
}

/// Another price disagrees when it lies outside the range, rounding to whole units aside: pages and
/// JSON-LD show one variant of a range. On the screen another currency disagrees too; elsewhere it is
/// another display of a price, made for another country.
fn other_price(have: &Option<PriceRange>, new: &Source) -> Option<String> {
    let shown = new.from == "page";
    let (have, new) = ((*have)?, new.product.price?);
    if let (Some(one), Some(other)) = (have.currency(), new.currency())
        && one != other
    {
        return shown.then(|| new.to_string());
    }
    let one = Decimal::whole(1);
    let rounded = have.max() > Decimal::whole(100);
    let below = if rounded { new.min().plus(one) < have.min() } else { new.min() < have.min() };
    let above = if rounded { new.max() > have.max().plus(one) } else { new.max() > have.max() };
    (below || above).then(|| new.to_string())
}

fn other_rating(have: &Option<Decimal>, new: &Source) -> Option<String> {
    let (a, b) = ((*have)?, new.product.rating?);
    (a.with_scale(1) != b.with_scale(1)).then(|| b.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(change: impl FnOnce(&mut Product)) -> Source {
        let mut source = Source::new("page");
        change(&mut source.product);
        source
    }

    #[test]
    fn shortened_titles_are_one_title() {
        let differs = |a: &str, b: &str| other_title(&Some(a.into()), &told(|p| p.title = Some(b.into()))).is_some();
        for (a, b) in [
            ("Anti-fog Glasses, 2 pcs", "anti fog glasses 2 pcs"),
            ("Beech Rolling Pin 40 cm", "Beech Rolling Pin"),
            ("סט קערות – נירוסטה", "סט קערות נירוסטה"),
        ] {
            assert!(!differs(a, b) && !differs(b, a), "{a} / {b}");
        }
        assert!(differs("Beech Rolling Pin", "Olive Serving Board"));
        assert!(differs("סט קערות", "כוס תה"));
    }

    #[test]
    fn counts_may_grow_and_be_rounded() {
        let sold = |at_least, exact| Some(Sold { at_least, exact, text: at_least.to_string() });
        let differs =
            |a: (u64, bool), b: (u64, bool)| other_sold(&sold(a.0, a.1), &told(|p| p.sold = sold(b.0, b.1))).is_some();
        for (a, b) in [
            ((10_000, false), (10_480, true)),
            ((10_000, false), (61_000, true)),
            ((1_000, false), (5_000, false)),
            ((9, true), (10, true)),
            ((1_000, true), (1_040, true)),
            ((0, true), (0, true)),
        ] {
            assert!(!differs(a, b) && !differs(b, a), "{a:?} {b:?}");
        }
        for (a, b) in [
            ((10_000, false), (4_800, true)),
            ((10_000, false), (250_000, true)),
            ((100, true), (140, true)),
            ((0, true), (60, true)),
        ] {
            assert!(differs(a, b) && differs(b, a), "{a:?} {b:?}");
        }
    }

    #[test]
    fn reviews_differ_beyond_a_few_per_cent() {
        let differs = |a, b| other_reviews(&Some(a), &told(|p| p.reviews = Some(b)));
        assert_eq!(differs(1_000, 1_030), None);
        assert_eq!(differs(9, 10), None);
        assert_eq!(differs(87, 41).as_deref(), Some("41"));
    }
}
