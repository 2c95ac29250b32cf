//! What posts brought: which orders their links fit, and by how much that says.
//!
//! A link and an order are of the same network, and the order was made on the day of the post or later, on the report's own
//! clock. Then, the surest first:
//!
//! 1. the order carries the link's sub-ids, and is of its product;
//! 2. it carries them, and is of another product: whoever clicks may buy something else;
//! 3. it is of the product, and either the report names no sub-id or the link, a short one, hides its own.
//!
//! An order that carries a sub-id which the link does not is another link's. Each order counts for one post: of those that it
//! fits best the latest, with how many orders fit an earlier one, too.

use serde::Serialize;

use super::ledger::Ledger;
use super::row::OrderRow;
use super::rows::ReportRow;
use super::status::OrderStatus;
use super::store::Held;
use super::sums::{AllClicks, Total, sums};
use super::table::tag;
use crate::address::NETWORKS;
use crate::link::carried;
use crate::map::Map;
use crate::order::sorted;
use crate::value::{Day, NetworkCode, ProductId};

/// Orders that are handed over at once.
const MOST: usize = 1_000;

/// What an order and a link have in common, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum EarnedHow {
    /// The link's sub-ids and its product.
    Both,
    /// The link's sub-ids.
    SubId,
    /// The link's product, where no sub-id can be compared.
    Product,
}

/// The links of a post.
#[derive(Clone, Debug)]
pub struct PostedLinks {
    day: Day,
    links: Vec<Link>,
    untold: usize,
}

#[derive(Clone, Debug)]
struct Link {
    network: NetworkCode,
    product: Option<ProductId>,
    /// By the names that reports use; `None` where they are hidden.
    tags: Option<Map<String, String>>,
}

/// What a post brought.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct PostEarned {
    /// By how sure it is.
    pub by: Vec<EarnedBy>,
    /// Products of it without a link of a network that is known: nothing can be said of those.
    pub untold: usize,
}

/// Orders that fit a post in one way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct EarnedBy {
    /// In which.
    pub how: EarnedHow,
    /// Rows, void ones included.
    pub rows: usize,
    /// Of these, void ones.
    pub void: usize,
    /// Of all, those that fit an earlier post as well.
    pub earlier: usize,
    /// What they come to, by currency.
    pub totals: Vec<Total>,
}

/// An order that fits a post.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct EarnedRow {
    /// By what.
    pub how: EarnedHow,
    /// Earlier posts that it fits as well.
    pub earlier: usize,
    /// The order.
    pub row: ReportRow,
}

/// Orders that fit a post, one by one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct EarnedRows {
    /// The latest of them.
    pub rows: Vec<EarnedRow>,
    /// How many there are.
    pub all: usize,
}

impl PostedLinks {
    /// Of a post at a moment (milliseconds since 1970-01-01 UTC), by its products' numbers and links.
    pub fn new(at: i64, products: impl Iterator<Item = (Option<String>, String)>) -> Self {
        let mut post = Self { day: Day::of(at), links: Vec::new(), untold: 0 };
        for (id, link) in products {
            let Some(told) = carried(&link) else {
                post.untold += 1;
                continue;
            };
            let product = id.and_then(|id| id.parse().ok()).or(told.product);
            let named = |(name, value): (String, String)| (tag(&name).map_or(name, str::to_owned), value);
            let tags = told.sub_ids.map(|sub_ids| sub_ids.into_iter().map(named).collect());
            post.links.push(Link { network: told.network, product, tags });
        }
        post
    }
}

/// Days on which something was posted, and the post, in order.
type Days = Vec<(Day, usize)>;

/// The links of a network by the values that they have under some names.
#[derive(Default)]
struct ByValues {
    both: Map<(Vec<String>, ProductId), Days>,
    tags: Map<Vec<String>, Days>,
    hidden: Map<ProductId, Days>,
}

impl ByValues {
    fn of(posts: &[PostedLinks], network: NetworkCode, names: &[&str]) -> Self {
        let mut all = Self::default();
        for (at, post) in posts.iter().enumerate() {
            let place = (post.day, at);
            for link in post.links.iter().filter(|link| link.network == network) {
                let value = |tags: &Map<String, String>, name: &str| tags.get(name).cloned().unwrap_or_default();
                match (&link.tags, link.product) {
                    (None, Some(product)) if !names.is_empty() => all.hidden.entry(product).or_default().push(place),
                    (None, None) => {}
                    (tags, product) => {
                        let values: Vec<String> = names
                            .iter()
                            .map(|name| tags.as_ref().map(|tags| value(tags, name)).unwrap_or_default())
                            .collect();
                        if let Some(product) = product {
                            all.both.entry((values.clone(), product)).or_default().push(place);
                        }
                        all.tags.entry(values).or_default().push(place);
                    }
                }
            }
        }
        let ordered = |days: &mut Days| {
            *days = sorted(std::mem::take(days), Ord::cmp);
            days.dedup();
        };
        all.both.values_mut().for_each(ordered);
        all.tags.values_mut().for_each(ordered);
        all.hidden.values_mut().for_each(ordered);
        all
    }

    /// The latest post before the end of a day that an order fits best, in which way, and how many it fits before.
    fn post(&self, values: Vec<String>, product: Option<ProductId>, day: Day) -> Option<(EarnedHow, usize, usize)> {
        let latest = |days: Option<&Days>, how| {
            let days = days?;
            let before = days.partition_point(|(posted, _)| *posted <= day).checked_sub(1)?;
            Some((how, days.get(before)?.1, before))
        };
        if values.is_empty() {
            return latest(self.both.get(&(values, product?)), EarnedHow::Product);
        }
        let tags = latest(self.tags.get(&values), EarnedHow::SubId);
        let both = || product.and_then(|product| latest(self.both.get(&(values, product)), EarnedHow::Both));
        let hidden = || product.and_then(|product| latest(self.hidden.get(&product), EarnedHow::Product));
        both().or(tags).or_else(hidden)
    }
}

/// A row, and how it fits a post.
struct Fit<'a> {
    how: EarnedHow,
    earlier: usize,
    held: &'a Held,
}

impl Ledger {
    /// What each of these posts brought, in their order.
    pub fn earned(&self, posts: &[PostedLinks]) -> Vec<PostEarned> {
        let fits = self.fits(posts);
        posts.iter().zip(fits).map(|(post, fits)| PostEarned { by: by(&fits), untold: post.untold }).collect()
    }

    /// The orders that fit one of these posts, the surest and latest first.
    pub fn earned_rows(&self, posts: &[PostedLinks], at: usize) -> EarnedRows {
        let fits = self.fits(posts).into_iter().nth(at).unwrap_or_default();
        let all = fits.len();
        let fits = sorted(fits, |one, other| {
            let (row, than) = (&one.held.row, &other.held.row);
            one.how.cmp(&other.how).then_with(|| (than.ordered_at, &row.key).cmp(&(row.ordered_at, &than.key)))
        });
        let row = |fit: Fit<'_>| EarnedRow { how: fit.how, earlier: fit.earlier, row: ReportRow::of(fit.held) };
        EarnedRows { rows: fits.into_iter().take(MOST).map(row).collect(), all }
    }

    /// The rows that fit each post.
    fn fits(&self, posts: &[PostedLinks]) -> Vec<Vec<Fit<'_>>> {
        let mut known: Map<(NetworkCode, Vec<&'static str>), ByValues> = Map::new();
        let mut fits: Vec<Vec<Fit<'_>>> = posts.iter().map(|_| Vec::new()).collect();
        for held in self.store.all() {
            let row = &held.row;
            let Some(when) = row.ordered_at else { continue };
            let (names, values) = tags_of(row);
            let all = known
                .entry((row.network, names))
                .or_insert_with_key(|(network, names)| ByValues::of(posts, *network, names));
            let Some((how, post, earlier)) = all.post(values, row.product_id, when.day()) else { continue };
            if let Some(fits) = fits.get_mut(post) {
                fits.push(Fit { how, earlier, held });
            }
        }
        fits
    }
}

/// The sub-ids that a row says, as far as its network's links have them, in the network's order.
fn tags_of(row: &OrderRow) -> (Vec<&'static str>, Vec<String>) {
    let network = NETWORKS.iter().find(|network| network.code == row.network);
    let names = network.iter().flat_map(|network| network.sub_ids).map(|sub| tag(sub.key).unwrap_or(sub.key));
    let said = names.filter_map(|name| {
        let (_, value) = row.tags.iter().find(|(known, _)| known == name)?;
        Some((name, value.clone()))
    });
    said.unzip()
}

fn by(fits: &[Fit<'_>]) -> Vec<EarnedBy> {
    let all = [EarnedHow::Both, EarnedHow::SubId, EarnedHow::Product].into_iter().map(|how| {
        let rows = || fits.iter().filter(move |fit| fit.how == how);
        EarnedBy {
            how,
            rows: rows().count(),
            void: rows().filter(|fit| fit.held.row.status == OrderStatus::Void).count(),
            earlier: rows().filter(|fit| fit.earlier > 0).count(),
            totals: sums(rows().map(|fit| &fit.held.row), &AllClicks::default(), &[]).totals,
        }
    });
    all.filter(|by| by.rows > 0).collect()
}
