//! What only the workbench asks, of much that is kept.

pub mod audit;
pub mod backup;
pub mod drafts;
pub mod log;
pub mod orders;
pub mod plan;
pub mod price;
pub mod rates;
mod room;
pub mod vet;
