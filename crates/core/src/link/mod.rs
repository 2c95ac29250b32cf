//! Affiliate networks: making links with the user's own ids, checking those ids while they are typed,
//! and learning them from a link. Recognising and unwrapping links is [`crate::address`]'s; both read one
//! table.

mod fields;
mod learn;
mod make;
mod network;
mod template;
mod types;
mod worth;

pub use fields::check;
pub use learn::learn;
pub use make::{make, own};
pub use network::{default_id_key, has_id_key, network_code, network_name, networks};
pub use types::{AffiliateLink, FieldProblem, IdField, Learned, NetworkInfo, ProfileCheck, SubIdField};
pub use worth::{Offer, Strength, Worth, landings, offers, worth};

pub(crate) use fields::sub_id_problem;
pub(crate) use make::EXAMPLE;
pub(crate) use network::row;
