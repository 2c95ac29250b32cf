//! What a product that is kept costs by all that is known of it since: the day's price of a shortlist is the one that
//! was seen or said last, with its day.

use serde::Serialize;

use super::programme::Checked;
use super::shortlist::KeptProduct;
use crate::calendar::{day_of, millis_of};
use crate::page::{Product, Sold};
use crate::price::{SeenProduct, Verdict};

/// Where the latest price of a kept product comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum PriceBy {
    /// The page that it was kept from.
    Kept,
    /// A page or card that the user saw since.
    Seen,
    /// The Open Platform: before coupons, for nobody in particular.
    Said,
}

/// Why a kept product has no price any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum Missing {
    /// It could not be bought when it was seen last.
    SoldOut,
    /// It was gone from the site when it was looked at last.
    Gone,
}

/// When and by whom a kept product's price became known last.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct LatestPrice {
    /// Who said it.
    pub by: PriceBy,
    /// When, in milliseconds since 1970-01-01 UTC; `None` where an old list does not say.
    pub at: Option<i64>,
    /// What the records said of that price then; only of one that was seen.
    pub verdict: Option<Verdict>,
    /// Why there is none.
    pub missing: Option<Missing>,
}

impl KeptProduct {
    /// The product as far as it is known, with the price that became known last, and where that comes from. What is
    /// older than the day on which it was kept does not count: its own page said something then.
    pub(crate) fn latest(&self, seen: Option<&SeenProduct>, checked: Option<&Checked>) -> (Product, LatestPrice) {
        let mut product = self.product();
        let kept_on = self.kept_at.get(..10).unwrap_or_default();
        let since = |at: i64| day_of(at).as_str() >= kept_on;
        let mut latest = LatestPrice { by: PriceBy::Kept, at: millis_of(&self.kept_at), verdict: None, missing: None };
        if let Some(seen) = seen {
            known_of(&mut product, seen);
            if let Some((price, at, verdict, missing)) = figure(seen).filter(|(_, at, ..)| since(*at)) {
                product.price = price;
                latest = LatestPrice { by: PriceBy::Seen, at: Some(at), verdict, missing };
            }
        }
        let said = checked.and_then(Checked::latest).filter(|said| said.listed && since(said.last));
        let newer = said.filter(|said| latest.at.is_none_or(|at| said.last > at));
        if let Some((said, price)) = newer.and_then(|said| Some((said, said.price?))) {
            product.price = Some(price);
            latest = LatestPrice { by: PriceBy::Said, at: Some(said.last), verdict: None, missing: None };
        }
        (product, latest)
    }
}

/// The price of what was seen, when, what the records said of it, and why there is none.
type Figure = (Option<crate::value::PriceRange>, i64, Option<Verdict>, Option<Missing>);

fn figure(seen: &SeenProduct) -> Option<Figure> {
    if let Some(gone) = seen.gone_at {
        return Some((None, gone, None, Some(Missing::Gone)));
    }
    match seen.price {
        Some(price) => Some((Some(price), seen.priced_at(), seen.verdict, None)),
        // Its series ended.
        None => seen.series.as_ref().map(|_| (None, seen.last_at, None, Some(Missing::SoldOut))),
    }
}

/// What a kept product does not know of itself.
fn known_of(product: &mut Product, seen: &SeenProduct) {
    let figures = seen.figures();
    product.rating = figures.rating;
    product.sold = figures.sold.map(|at_least| Sold { at_least, exact: false, text: at_least.to_string() });
    product.title = product.title.take().or_else(|| seen.title.clone());
    if product.images.is_empty() {
        product.images.extend(seen.image.clone());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::open_platform::ProductDetails;
    use crate::value::PriceRange;

    const KEPT: i64 = 1_795_305_600_000;
    const DAY: i64 = 86_400_000;

    fn usd(amount: &str) -> Option<PriceRange> {
        amount.parse().ok().map(|amount| PriceRange::one(amount, "USD".parse().ok()))
    }

    fn kept() -> KeptProduct {
        let at = crate::calendar::moment_of(KEPT);
        let kept = format!(
            r#"{{"id":"1005006000000001","address":"https://www.aliexpress.com/item/1005006000000001.html","keptAt":"{at}"}}"#
        );
        let kept: KeptProduct = crate::record::read(&kept).expect("a product");
        KeptProduct { price: usd("20"), ..kept }
    }

    fn seen(price: Option<PriceRange>, at: i64) -> SeenProduct {
        let mut seen = SeenProduct::new(kept().id, at);
        seen.price = price;
        seen.price_at = price.map(|_| at);
        seen.verdict = price.map(|_| Verdict::Lowest);
        seen.series = Some("1005006000000001/DE/USD/ordinary/1/S1".into());
        seen
    }

    fn said(amount: &str, at: i64) -> Checked {
        let (id, price) = (kept().id, usd(amount));
        let details = ProductDetails { id, listed: true, rate: None, hot_rate: None, price };
        Checked::new(id).with(&details, None, at)
    }

    fn found(seen: Option<SeenProduct>, checked: Option<Checked>) -> (Option<PriceRange>, PriceBy, Option<Missing>) {
        let (product, latest) = kept().latest(seen.as_ref(), checked.as_ref());
        (product.price, latest.by, latest.missing)
    }

    #[test]
    fn the_price_that_became_known_last_counts_whoever_said_it() {
        use PriceBy::{Kept, Said, Seen};
        assert_eq!(found(None, None), (usd("20"), Kept, None));
        // Seen on the same day counts, before that does not.
        assert_eq!(found(Some(seen(usd("19"), KEPT - 1_000)), None), (usd("20"), Kept, None));
        assert_eq!(found(Some(seen(usd("19"), KEPT + 1_000)), None), (usd("19"), Seen, None));
        let both = |said_at: i64| found(Some(seen(usd("19"), KEPT + DAY)), Some(said("18", said_at)));
        assert_eq!(both(KEPT + 2 * DAY), (usd("18"), Said, None));
        assert_eq!(both(KEPT + DAY / 2), (usd("19"), Seen, None));
        assert_eq!(found(None, Some(said("18", KEPT - DAY))), (usd("20"), Kept, None));
    }

    #[test]
    fn what_is_sold_out_or_gone_has_no_price_of_an_earlier_day() {
        assert_eq!(found(Some(seen(None, KEPT + DAY)), None), (None, PriceBy::Seen, Some(Missing::SoldOut)));
        let gone = SeenProduct { gone_at: Some(KEPT + DAY), ..seen(usd("19"), KEPT) };
        assert_eq!(found(Some(gone), None), (None, PriceBy::Seen, Some(Missing::Gone)));
    }

    #[test]
    fn a_card_that_showed_another_price_later_makes_the_page_s_price_no_newer() {
        let older = SeenProduct { last_at: KEPT + 9 * DAY, ..seen(usd("19"), KEPT + DAY) };
        let (_, latest) = kept().latest(Some(&older), None);
        assert_eq!(latest.at, Some(KEPT + DAY));
    }
}
