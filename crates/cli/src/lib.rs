//! The native half of the product that is not the core: saved files as snapshots, published files as documents.

pub mod documents;
pub mod saved;
mod skim;
pub mod snapshot;
