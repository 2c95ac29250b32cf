//! The state that a page's scripts hold.

mod figures;
mod find;
mod offers;
mod older;
mod product;
mod sku;
mod variant;

pub(crate) use find::{Found, states};
pub(crate) use older::levels;
pub(crate) use product::{percent, stars};
