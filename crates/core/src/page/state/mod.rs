//! The state that a page's scripts hold.

mod figures;
mod find;
mod offers;
mod product;

pub(crate) use find::{Found, Results, states};
pub(crate) use product::{percent, stars};
