//! What every view asks, and what happens at a click: pages, links, posts.

mod call;
pub mod campaign;
pub mod find;
pub mod kept;
pub mod link;
mod long_text;
pub mod open_platform;
pub mod page;
pub mod plan;
pub mod post;
pub mod price;
pub mod rates;
pub mod settings;
mod snapshot;
pub mod vet;
