//! Affiliate networks: making links with the user's own ids, checking those ids while they are typed,
//! and learning them from a link. Recognising and unwrapping links is [`crate::address`]'s; both read one
//! table.

mod carried;
mod check;
mod fields;
mod landing;
mod learn;
mod make;
mod network;
mod offer;
mod tables;
mod template;
mod types;
mod worth;
mod write;

pub use carried::{Carried, carried};
pub use check::check;
pub use landing::landings;
pub use learn::learn;
pub use make::{make, own};
pub use network::{default_id_key, has_id_key, network_code, network_name, networks};
pub use offer::{Offer, offers};
pub use types::{AffiliateLink, CampaignLeftOut, IdField, Learned, NetworkInfo, ProfileCheck, SubIdField, ToConfirm};
pub use worth::{Strength, Worth, worth};

pub(crate) use fields::sub_id_problem;
pub(crate) use make::left_out;
pub(crate) use network::row;
pub(crate) use write::EXAMPLE;
