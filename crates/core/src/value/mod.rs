//! The values that the product is about, each a type with one way to make it: what is of the type is right,
//! and what is not says why. Nothing here knows a page, a network's table or the user's settings.
//!
//! Each crosses every boundary as its text: `Display` writes what `FromStr` reads, and serde and TypeScript
//! have the same text.

#[macro_use]
mod text;

mod country;
mod currency;
mod day;
mod decimal;
mod money;
mod network;
mod percent;
mod price_range;
mod product_id;
mod severity;
mod sku_id;
mod store_id;
mod typed;

pub use country::{Country, NotACountry};
pub use currency::{Currency, NotACurrency};
pub use day::{Day, NotADay};
pub use decimal::{Decimal, NotADecimal};
pub use money::Money;
pub use network::{NetworkCode, NotANetwork};
pub use percent::{NotAPercent, Percent};
pub use price_range::PriceRange;
pub use product_id::{NotAnId, ProductId, SiteId};
pub use severity::Severity;
pub use sku_id::{NotASku, SkuId};
pub use store_id::{NotAStoreId, StoreId};
pub use typed::{NotTyped, TypedNumber};
