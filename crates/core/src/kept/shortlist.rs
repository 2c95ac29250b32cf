//! The products that the user keeps.

use serde::{Deserialize, Deserializer, Serialize};

use super::wish::Watch;
use crate::page::{Category, PriceRange, Product, Store};
use crate::text::capped;
use crate::value::{ProductId, StoreId};

/// A product that the user keeps on their shortlist, as its page showed it on that day. A
/// name that is not known is passed over: what a newer version kept is still a product.
///
/// ```
/// use affix_core::{kept::KeptProduct, record};
/// let kept = r#"{"id": "1005006000000001", "address": "https://www.aliexpress.com/item/1005006000000001.html", "later": 1}"#;
/// assert!(record::read::<KeptProduct>(kept).is_ok());
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null, hashmap_as_object))]
#[serde(rename_all = "camelCase")]
pub struct KeptProduct {
    /// Global product id.
    pub id: ProductId,
    /// The product's title.
    pub title: Option<String>,
    /// What it cost then.
    #[serde(deserialize_with = "readable")]
    pub price: Option<PriceRange>,
    /// Its picture, an https URL; older lists have none.
    #[serde(default)]
    pub image: Option<String>,
    /// Public number of its store.
    #[serde(deserialize_with = "readable")]
    pub store: Option<StoreId>,
    /// First-level category: its posting id; older lists may hold what the page called it.
    pub category: Option<String>,
    /// The address to make links for.
    pub address: String,
    /// When it was put there, RFC 3339 in UTC.
    pub kept_at: String,
    /// When the user marked it as gone from AliExpress, RFC 3339 in UTC.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub gone_at: Option<String>,
    /// What the user wants of it, and wants to be told.
    #[serde(default, deserialize_with = "readable", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub watch: Option<Watch>,
}

impl KeptProduct {
    /// Those of a list that can be used: whatever has no address is left out, and no text is longer than a page's.
    pub fn usable(mut kept: Vec<Self>) -> Vec<Self> {
        kept.retain(|product| !product.address.is_empty());
        for KeptProduct { title, image, category, gone_at, .. } in &mut kept {
            for text in [title, image, category, gone_at] {
                *text = text.take().map(capped);
            }
        }
        kept
    }

    /// The product as far as it was kept.
    pub(crate) fn product(&self) -> Product {
        Product {
            id: Some(self.id),
            site_id: Some(self.id.into()),
            title: self.title.clone(),
            price: self.price,
            images: self.image.iter().cloned().collect(),
            store: self.store.map(|id| Store { id: Some(id), ..Store::default() }),
            category: self.category.as_deref().map(Category::known_as),
            ..Product::default()
        }
    }
}

/// A value that may be left out: one that cannot be read costs itself alone, not the product.
fn readable<'de, D: Deserializer<'de>, T: Deserialize<'de>>(from: D) -> Result<Option<T>, D::Error> {
    Ok(Option::deserialize(from).unwrap_or_default())
}
