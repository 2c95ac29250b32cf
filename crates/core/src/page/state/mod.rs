//! The state that a page's scripts hold.

mod find;
mod leaf;
mod product;
mod shapes;

pub(crate) use find::{Found, states};
pub(crate) use leaf::{Leaf, List, Obj};
pub(crate) use product::{from_component, from_module, from_ultron, percent, stars};
pub(crate) use shapes::{Item, ItemPrice};
