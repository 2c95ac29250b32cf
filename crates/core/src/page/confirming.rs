//! Prices told outside the page: by its title for other sites, and by the link that led to it. They
//! confirm or they disagree; neither is ever the price of the product in view.

use super::number;
use super::snapshot::PageSnapshot;
use super::source::Source;
use crate::address::{Query, decode};
use crate::value::Currency;

fn says(from: &'static str, text: &str, currency: Option<Currency>) -> Option<Source> {
    let price = number::price(text, currency).filter(|p| p.currency.is_some())?;
    let mut source = Source::new(from);
    source.confirms = true;
    source.product.price = price.range();
    Some(source)
}

/// `7.66₪ 39% OFF|Ceramic bowl …` in `og:title`: the price when the page was made, which may be
/// another country's.
pub(crate) fn titled(page: &PageSnapshot) -> Option<Source> {
    let (told, _) = page.meta.get("og:title")?.split_once('|')?;
    let price = match told.split_once('%') {
        // The discount's own figure stands before its sign.
        Some((before, _)) => before.rsplit_once(' ')?.0,
        None => told,
    };
    says("og:title", price, None)
}

/// `pdp_npi=4@dis!USD!22.18!2.54!!!…` in the address: list price and price that the list showed to
/// one buyer at the moment of the click. Older versions hold them as text: `EUR!€ 24,58!€ 14,50`.
pub(crate) fn clicked(page: &PageSnapshot) -> Option<Source> {
    let (_, query) = page.url.split('#').next()?.split_once('?')?;
    let value = decode(Query(query).first("pdp_npi")?);
    let mut parts = value.split('!');
    // Only what was displayed (`dis`) is a buyer's price.
    parts.next().filter(|version| version.ends_with("@dis"))?;
    let currency = parts.next()?.parse().ok()?;
    let (list, sale) = (parts.next()?, parts.next().filter(|t| !t.is_empty()));
    says("pdp_npi", sale.unwrap_or(list), Some(currency))
}
