//! The rate table: bands, categories and their sources.

use crate::message::{Code, code};
use crate::page::Product;

include!(concat!(env!("OUT_DIR"), "/rates.rs"));

/// Where a figure was read.
#[derive(Debug)]
pub(crate) struct Source {
    pub(crate) text: Code,
    /// A date, or a year where no more is known.
    pub(crate) as_of: &'static str,
}

/// Lowest and highest rate of a band, in percent.
#[derive(Debug)]
pub(crate) struct Band {
    pub(crate) part: Code,
    pub(crate) low: &'static str,
    pub(crate) high: &'static str,
    pub(crate) source: &'static Source,
}

/// A first-level category.
#[derive(Debug)]
struct Category {
    id: &'static str,
    name: &'static str,
    band: &'static Band,
    display_ids: &'static [&'static str],
    other_names: &'static [&'static str],
}

/// That click country and delivery country should be one.
pub(crate) fn country_source() -> &'static Source {
    &SOURCE_COUNTRY
}

/// That goods outside the programme earn nothing.
pub(crate) fn affiliate_goods_source() -> &'static Source {
    &SOURCE_AFFILIATE_GOODS
}

/// The programme guide.
pub(crate) fn guide_source() -> &'static Source {
    &SOURCE_GUIDE
}

/// The product's band, with the category's name where it is known.
pub(crate) fn band(product: &Product) -> (Code, &'static Band, Option<String>) {
    let shown = product.category.as_ref().and_then(|c| c.breadcrumb.first()).map(|c| c.name.clone());
    match category(product) {
        Some(found) => (found.band.part, found.band, Some(shown.unwrap_or_else(|| found.name.to_owned()))),
        None => (code::BAND_UNKNOWN, &BAND_GENERAL, shown),
    }
}

/// The first-level category: by posting path, the head's id, the breadcrumb's id or name, the leaf.
fn category(product: &Product) -> Option<&'static Category> {
    let by_id = |id: &str| CATEGORIES.iter().find(|c| c.id == id || c.display_ids.contains(&id));
    let by_name = |name: &str| {
        CATEGORIES
            .iter()
            .find(|c| c.name.eq_ignore_ascii_case(name) || c.other_names.iter().any(|n| n.eq_ignore_ascii_case(name)))
    };
    let place = product.category.as_ref();
    let crumb = place.and_then(|c| c.breadcrumb.first());
    place
        .and_then(|c| c.path.first())
        .and_then(|id| by_id(id))
        .or_else(|| product.top_category.as_deref().and_then(by_id))
        .or_else(|| crumb.and_then(|c| by_id(&c.id)))
        .or_else(|| crumb.and_then(|c| by_name(&c.name)))
        .or_else(|| place.and_then(|c| c.leaf_id.as_deref()).and_then(by_id))
}
