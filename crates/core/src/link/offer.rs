//! The offers that a product may have.

use serde::Serialize;

use crate::text::message::Code;
use crate::value::ProductId;

use super::tables::OFFERS;

/// A page on which a product may have another price. None of them is documented by AliExpress; whether
/// the product takes part is known only there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Offer {
    /// Code of its name in the catalogue, for instance `offer_coins`.
    #[cfg_attr(feature = "typescript", tsify(type = "string"))]
    pub code: &'static str,
    /// The page to make a link for.
    pub landing: String,
    /// Always true: the forms are community knowledge.
    pub unofficial: bool,
    /// Where the form was seen.
    #[cfg_attr(feature = "typescript", tsify(type = "string"))]
    pub source: &'static str,
    /// When, `YYYY-MM-DD`.
    #[cfg_attr(feature = "typescript", tsify(type = "string"))]
    pub as_of: &'static str,
}

/// The offer pages of a product.
///
/// ```
/// use affix_core::link::offers;
/// let offers = offers("3256805813685249".parse().unwrap());
/// assert!(offers[0].landing.contains("/item/1005006000000001.html?sourceType=620"));
/// ```
pub fn offers(id: ProductId) -> Vec<Offer> {
    let offer = |(code, landing, source, as_of): &(Code, &str, &'static str, &'static str)| Offer {
        code: code.name(),
        landing: affix_json::replace(landing, "{id}", &id.to_string()),
        unofficial: true,
        source,
        as_of,
    };
    OFFERS.iter().map(offer).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::address::{Own, UrlKind, classify};

    #[test]
    fn every_offer_is_the_clean_page_of_its_product() {
        let id: ProductId = "1005006000000001".parse().unwrap();
        for offer in offers(id) {
            let facts = classify(&offer.landing, &Own::default());
            assert_eq!(facts.canonical.as_ref(), Some(&offer.landing));
            assert_eq!((facts.kind, facts.product_id), (UrlKind::Offer, Some(id)));
            assert!(offer.unofficial && !offer.source.is_empty());
        }
    }
}
