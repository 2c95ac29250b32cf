//! What was seen, put to what is stored.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize};

use super::answer::PriceAnswer;
use super::history::held;
use super::seen::SeenProduct;
use super::series::PriceSeries;
use crate::map::Map;
use crate::record::Value;
use crate::value::{PriceRange, ProductId};

/// Products that were seen, and series of their prices.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct PriceRecords {
    /// The products. One that cannot be read is left out, here and among the series.
    #[serde(deserialize_with = "readable")]
    pub products: Vec<SeenProduct>,
    /// The series.
    #[serde(deserialize_with = "readable")]
    pub series: Vec<PriceSeries>,
}

/// The records that change where `more` is put to those `stored` of the same products and series. The order in which
/// records come changes nothing of what is said of them, nor does one that comes twice. `now` in milliseconds since
/// 1970-01-01 UTC.
pub fn remember(stored: &PriceRecords, more: &PriceRecords, now: i64) -> PriceRecords {
    let known: Map<&str, &PriceSeries> = stored.series.iter().map(|series| (series.id.as_str(), series)).collect();
    let mut series: Map<&str, PriceSeries> = Map::new();
    for new in &more.series {
        let empty = PriceSeries { id: new.id.clone(), ..PriceSeries::default() };
        let before = series.get(new.id.as_str()).or(known.get(new.id.as_str()).copied()).unwrap_or(&empty);
        if let Some(merged) = before.with(new, now).filter(|merged| !merged.seen.is_empty()) {
            series.insert(&new.id, merged);
        }
    }
    let before: Map<ProductId, &SeenProduct> = stored.products.iter().map(|product| (product.id, product)).collect();
    let mut products: Map<ProductId, SeenProduct> = Map::new();
    for new in &more.products {
        let known_product = products.get(&new.id).or(before.get(&new.id).copied());
        // One that is gone by the time that it is seen first is of no use to anybody.
        if known_product.is_none() && new.first_at == 0 {
            continue;
        }
        let mut merged = known_product.unwrap_or(&SeenProduct::new(new.id, 0)).with(new);
        let speaks = merged.series.as_deref();
        let speaks = speaks.and_then(|id| series.get(id).or_else(|| known.get(id).copied()));
        if let Some((key, held)) = speaks.and_then(|speaks| held(&merged, speaks, now)) {
            let answer = PriceAnswer::of(key, &held);
            merged.verdict = Some(answer.verdict);
            merged.price = answer.now.map(|now| PriceRange::one(now, Some(answer.key.currency)));
            merged.price_at = merged.price.map(|_| held.last_seen());
        }
        products.insert(new.id, merged);
    }
    PriceRecords {
        series: series.into_values().collect(),
        products: products.into_values().filter(|product| before.get(&product.id) != Some(&product)).collect(),
    }
}

/// The records of a list that can be read.
fn readable<'de, D: Deserializer<'de>, T: DeserializeOwned>(from: D) -> Result<Vec<T>, D::Error> {
    Ok(Vec::<Value>::deserialize(from)?.into_iter().filter_map(|value| value.read().ok()).collect())
}
