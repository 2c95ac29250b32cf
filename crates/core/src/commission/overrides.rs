//! Rates that the user knows better than any table.

use super::percent::{RateRange, ambiguous};
use crate::category::{CategoryRef, DisplayId, PostingId};
use crate::event::Occurrence;
use crate::link;
use crate::page::Product;
use crate::settings::{PercentRange, RateOverride};
use crate::text::message::{FieldProblem, Note, code};
use crate::value::{Day, NetworkCode, NotADay, Percent, ProductId, StoreId};

/// The override that holds for a product today.
pub(crate) struct Matching {
    pub(crate) rates: RateRange,
    pub(crate) note: Option<String>,
    pub(crate) from: Option<Day>,
    /// The sale event that it holds for.
    pub(crate) event: Option<String>,
    /// It names the very product.
    pub(crate) of_product: bool,
}

/// What an override is held against.
#[derive(Clone, Copy)]
pub(crate) struct Case<'a> {
    pub(crate) product: &'a Product,
    pub(crate) network: NetworkCode,
    pub(crate) today: Day,
    /// The sale events that run.
    pub(crate) events: &'a [Occurrence],
}

/// The narrowest override that matches: product before store before category before network before
/// event, and a category before those above it; of two equally narrow ones the later in the list, as the
/// user wrote it last, and that is said.
pub(crate) fn best(case: Case<'_>, overrides: &[RateOverride], notes: &mut Vec<Note>) -> Option<Matching> {
    let mut best: Option<(Narrow, Matching)> = None;
    let mut overlap = None;
    for entry in overrides {
        let Some(weight) = Scope::of(entry).and_then(|scope| scope.matches(case)) else { continue };
        let (rates, days) = match (percents(&entry.rate), Days::of(entry)) {
            (Some(rates), Ok(days)) => (rates, days),
            (_, Err((_, day))) => {
                notes.push(day);
                continue;
            }
            (None, Ok(_)) => {
                let unusable = || Note::new(code::NOTE_BAD_OVERRIDE, [("rate", shown(&entry.rate))]);
                notes.push(ambiguous(&entry.rate).unwrap_or_else(unusable));
                continue;
            }
        };
        if !days.hold(case.today) {
            continue;
        }
        match &best {
            Some((have, _)) if *have > weight => continue,
            Some((have, old)) if *have == weight && old.rates != rates => {
                let params = [("first", old.rates.text()), ("second", rates.text())];
                overlap = Some(Note::new(code::NOTE_OVERRIDES_OVERLAP, params));
            }
            Some((have, _)) if *have == weight => {}
            // Among wider ones nothing has to be settled any more.
            _ => overlap = None,
        }
        let event = filled(&entry.event).map(Into::into);
        let of_product = filled(&entry.product).is_some();
        best = Some((weight, Matching { rates, note: entry.note.clone(), from: days.from, event, of_product }));
    }
    notes.extend(overlap);
    best.map(|(_, own)| own)
}

/// What is wrong with an override while it is typed, by its fields `low`, `high`, `product`, `store`,
/// `category`, `network`, `from` and `until`; nothing when it can be used.
///
/// ```
/// use affix_core::commission::check_override;
/// use affix_core::{record, settings::RateOverride};
/// let own = record::read::<RateOverride>(r#"{"rate": {"low": "7", "high": "7"}, "store": "my shop"}"#);
/// let found = check_override(&own.unwrap());
/// assert_eq!(found.iter().map(|p| p.field.as_str()).collect::<Vec<_>>(), ["store"]);
/// ```
pub fn check_override(entry: &RateOverride) -> Vec<FieldProblem> {
    let mut found = Vec::new();
    let mut say =
        |field: &str, problem, missing| found.push(FieldProblem { field: field.to_owned(), problem, missing });
    if let Some((field, problem)) = bad_rate(&entry.rate) {
        say(field, problem, entry.rate.low.trim().is_empty());
    }
    for (field, id) in [("product", &entry.product), ("store", &entry.store)] {
        if let Some(id) = filled(id).filter(|id| !id.bytes().all(|b| b.is_ascii_digit())) {
            say(field, Note::new(code::OVERRIDE_BAD_ID, [("id", id)]), false);
        }
    }
    if let Some(id) = filled(&entry.category).filter(|id| CategoryRef::of(id).is_none()) {
        say("category", Note::new(code::OVERRIDE_BAD_CATEGORY, [("id", id)]), false);
    }
    if let Some(network) = filled(&entry.network).filter(|n| link::network_name(n).is_none()) {
        say(
            "network",
            Note::new(code::OVERRIDE_UNKNOWN_NETWORK, [("network", network), ("known", &NetworkCode::known())]),
            false,
        );
    }
    if let Err((field, problem)) = Days::of(entry) {
        say(field, problem, false);
    }
    found
}

/// The first of the two percentages that cannot be used, and why.
fn bad_rate(rate: &PercentRange) -> Option<(&'static str, Note)> {
    if rate.low.trim().is_empty() {
        return Some(("low", Note::plain(code::OVERRIDE_NO_RATE)));
    }
    for (field, text) in [("low", rate.low.trim()), ("high", rate.high.trim())] {
        if !text.is_empty() && Percent::typed(text).is_err() {
            let alone = PercentRange { low: text.into(), high: String::new() };
            let no_percent = || Note::new(code::OVERRIDE_BAD_PERCENT, [("text", text)]);
            return Some((field, ambiguous(&alone).unwrap_or_else(no_percent)));
        }
    }
    let order = || Note::new(code::OVERRIDE_ORDER, [("low", rate.low.trim()), ("high", rate.high.trim())]);
    percents(rate).is_none().then(|| ("high", order()))
}

/// The two percentages; a single one stands for both.
pub(super) fn percents(rate: &PercentRange) -> Option<RateRange> {
    let low = Percent::typed(&rate.low).ok()?;
    let high = if rate.high.trim().is_empty() { low } else { Percent::typed(&rate.high).ok()? };
    RateRange::new(low, high)
}

fn shown(rate: &PercentRange) -> String {
    match percents(rate) {
        Some(rates) => rates.text(),
        None => format!("{} – {}", rate.low, rate.high),
    }
}

/// What an override holds for; where a field is absent, for all.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Scope {
    product: Option<ProductId>,
    store: Option<StoreId>,
    category: Option<CategoryRef>,
    network: Option<NetworkCode>,
    event: Option<String>,
}

impl Scope {
    /// None where a field names nothing that there is: it holds for no product.
    pub(super) fn of(entry: &RateOverride) -> Option<Self> {
        Some(Self {
            product: named(&entry.product, |id| id.parse().ok())?,
            store: named(&entry.store, |id| id.parse().ok())?,
            category: named(&entry.category, CategoryRef::of)?,
            network: named(&entry.network, |code| code.parse().ok())?,
            event: filled(&entry.event).map(ToOwned::to_owned),
        })
    }

    /// How narrowly it matches; none when it does not.
    fn matches(&self, case: Case<'_>) -> Option<Narrow> {
        let product = case.product;
        let store = product.store.as_ref().and_then(|store| store.id);
        let runs = |id: &String| case.events.iter().any(|event| event.id == *id);
        let depth = self.category.map(|wanted| depth(product, wanted));
        let all = self.product.is_none_or(|id| product.id == Some(id))
            && self.store.is_none_or(|id| store == Some(id))
            && depth.is_none_or(|depth| depth.is_some())
            && self.network.is_none_or(|network| network == case.network)
            && self.event.as_ref().is_none_or(runs);
        let weight = [
            (self.product.is_some(), 16),
            (self.store.is_some(), 8),
            (self.category.is_some(), 4),
            (self.network.is_some(), 2),
            (self.event.is_some(), 1),
        ];
        let weight = weight.iter().filter(|(named, _)| *named).map(|(_, more)| more).sum();
        all.then_some((weight, depth.flatten().unwrap_or_default()))
    }
}

/// What a field names: nothing inside where it is blank, and nothing at all where nothing is called so.
#[expect(clippy::option_option, reason = "a blank field and one that names nothing are two things")]
fn named<T>(field: &Option<String>, read: impl Fn(&str) -> Option<T>) -> Option<Option<T>> {
    match filled(field) {
        None => Some(None),
        Some(text) => read(text).map(Some),
    }
}

/// What stands in a field; a blank one holds nothing.
pub(super) fn filled(text: &Option<String>) -> Option<&str> {
    text.as_deref().map(str::trim).filter(|t| !t.is_empty())
}

/// The days on which an override holds, the last one included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Days {
    pub(super) from: Option<Day>,
    pub(super) until: Option<Day>,
}

impl Days {
    /// The field that holds no day, or an end before its beginning, and what is wrong with it.
    pub(super) fn of(entry: &RateOverride) -> Result<Self, (&'static str, Note)> {
        let day = |field: &'static str, text: &Option<String>| match filled(text) {
            None => Ok(None),
            Some(text) => match text.parse() {
                Ok(day) => Ok(Some(day)),
                Err(NotADay) => Err((field, Note::new(code::OVERRIDE_BAD_DAY, [("day", text)]))),
            },
        };
        let days = Self { from: day("from", &entry.from)?, until: day("until", &entry.until)? };
        match (days.from, days.until) {
            (Some(from), Some(until)) if until < from => {
                let params = [("from", from.to_string()), ("until", until.to_string())];
                Err(("until", Note::new(code::OVERRIDE_ENDS_FIRST, params)))
            }
            _ => Ok(days),
        }
    }

    fn hold(self, today: Day) -> bool {
        self.from.is_none_or(|from| from <= today) && self.until.is_none_or(|until| today <= until)
    }
}

/// How narrowly an entry matches: what it names, then how deep its category lies.
type Narrow = (u8, usize);

/// How many categories lie above one that the product is in; none when it is in another. Each number is
/// held against those of its own tree: the same one means other goods in the other.
fn depth(product: &Product, wanted: CategoryRef) -> Option<usize> {
    let category = product.category.as_ref()?;
    match wanted {
        CategoryRef::Posting(id) => {
            let is = |text: &String| PostingId::of(text) == Some(id);
            let leaf = || category.leaf_id.as_ref().filter(|leaf| is(leaf)).map(|_| usize::MAX);
            let top = || category.top_id.as_ref().filter(|top| is(top)).map(|_| 0);
            category.path.iter().position(is).or_else(leaf).or_else(top)
        }
        CategoryRef::Display(id) => category.breadcrumb.iter().position(|crumb| DisplayId::of(&crumb.id) == Some(id)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{Category, Crumb};

    fn fields(rate: &str) -> Vec<(String, &'static str, bool)> {
        let found = check_override(&crate::record::read::<RateOverride>(rate).unwrap());
        found.into_iter().map(|p| (p.field, p.problem.code, p.missing)).collect()
    }

    #[test]
    fn every_problem_stands_at_its_field() {
        for (rate, expected) in [
            ("{}", vec![("low", "override_no_rate", true)]),
            (r#"{"rate": {"low": "7"}}"#, vec![]),
            (r#"{"rate": {"low": "7,5 %", "high": "9"}}"#, vec![]),
            (r#"{"rate": {"low": "7,500", "high": "9"}}"#, vec![("low", "number_ambiguous", false)]),
            (r#"{"rate": {"low": "7", "high": "7,500 %"}}"#, vec![("high", "number_ambiguous", false)]),
            (r#"{"rate": {"low": "x", "high": "9"}}"#, vec![("low", "override_bad_percent", false)]),
            (r#"{"rate": {"low": "7", "high": "101"}}"#, vec![("high", "override_bad_percent", false)]),
            (r#"{"rate": {"low": "9", "high": "7"}}"#, vec![("high", "override_order", false)]),
            (
                r#"{"rate": {"low": "9"}, "product": "a", "store": "b", "category": "c", "network": "d", "from": "e"}"#,
                vec![
                    ("product", "override_bad_id", false),
                    ("store", "override_bad_id", false),
                    ("category", "override_bad_category", false),
                    ("network", "override_unknown_network", false),
                    ("from", "override_bad_day", false),
                ],
            ),
            (
                r#"{"rate": {"low": "9"}, "from": "2026-12-01", "until": "2026-11-30"}"#,
                vec![("until", "override_ends_first", false)],
            ),
        ] {
            let found = fields(rate);
            let found: Vec<_> = found.iter().map(|(field, code, missing)| (field.as_str(), *code, *missing)).collect();
            assert_eq!(found, expected, "{rate}");
        }
    }

    #[test]
    fn a_category_counts_before_those_above_it() {
        let path: Vec<String> = ["44", "100", "200"].map(Into::into).into();
        let category = Category { leaf_id: path.last().cloned(), path, ..Category::default() };
        let product = Product { category: Some(category), ..Product::default() };
        let case = Case {
            product: &product,
            network: NetworkCode::ALIEXPRESS,
            today: Day::of(1_795_305_600_000),
            events: &[],
        };
        let own = |category: &str, percent: &str| RateOverride {
            rate: PercentRange { low: percent.into(), high: String::new() },
            category: Some(category.into()),
            ..RateOverride::default()
        };
        for list in [[own("200", "7"), own("44", "4")], [own("44", "4"), own("200", "7")]] {
            let mut notes = Vec::new();
            assert_eq!(best(case, &list, &mut notes).map(|own| own.rates.text()).as_deref(), Some("7"));
            assert!(notes.is_empty(), "{notes:?}");
        }
    }

    /// What a rule for `category` gives for a product that stands there.
    fn rate(place: &Category, category: &str) -> Option<String> {
        let product = Product { category: Some(place.clone()), ..Product::default() };
        let case = Case {
            product: &product,
            network: NetworkCode::ALIEXPRESS,
            today: Day::of(1_795_305_600_000),
            events: &[],
        };
        let rate = PercentRange { low: "7".into(), high: String::new() };
        let own = RateOverride { rate, category: Some(category.into()), ..RateOverride::default() };
        best(case, &[own], &mut Vec::new()).map(|own| own.rates.text())
    }

    #[test]
    fn a_number_means_what_goods_are_listed_under_and_a_page_what_it_shows() {
        let crumb = |id: &str, name: &str| Crumb { id: id.into(), name: name.into() };
        let shirt = Category {
            leaf_id: Some("200001111".into()),
            breadcrumb: vec![crumb("100003070", "Men's Clothing"), crumb("200000668", "Shirts")],
            ..Category::in_first_level("200000343")
        };
        let uniform =
            Category { path: vec!["200000532".into(), "200000668".into()], ..Category::in_first_level("200000532") };
        for (place, category, holds) in [
            // The same number in the other tree means other goods.
            (&shirt, "200000668", false),
            (&shirt, "category/200000668", true),
            (&uniform, "200000668", true),
            (&uniform, "category/200000668", false),
            // A page that shows a whole first level means that one.
            (&shirt, "200000343", true),
            (&shirt, "100003070", false),
            (&shirt, "category/100003070", true),
            (&uniform, "category/200000875", true),
            (&shirt, "200001111", true),
            (&shirt, "category/200001111", false),
            (&shirt, "44", false),
        ] {
            assert_eq!(rate(place, category).is_some(), holds, "{category} for {place:?}");
        }
    }
}
