//! The AliExpress Open Platform, asked with the user's own key: what to send, when it may be sent, and
//! what the answer means. Sending it is the caller's.
//!
//! A call is a signed form ([`product_request`], [`details_request`], [`link_request`], [`find_request`], [`orders_request`]) for [`ENDPOINT`]; what came back
//! is a [`Reply`], read by [`product_rates`], [`details`], [`short_link`], [`found_products`] or [`orders_page`]. [`Pace`] says when the next call may go out.

mod answer;
mod details;
mod find;
mod key;
mod link;
mod orders;
mod pace;
mod product;
mod request;
mod sign;
mod types;

pub use answer::Reply;
pub use details::{DetailsQuestion, MOST_AT_ONCE, ProductDetails, details, details_request};
pub use find::{FindBy, FindIn, FindQuestion, FoundProduct, FoundProducts, PROMOTIONS, find_request, found_products};
pub use key::PlatformKey;
pub use link::{link_request, short_link};
pub use orders::{OrdersOf, OrdersPage, OrdersQuestion, orders_page, orders_plan, orders_request};
pub use pace::{Pace, Turn};
pub use product::{ProductQuestion, product_rates, product_request};
pub use request::ENDPOINT;
pub use sign::sign;
pub use types::ProductRates;
