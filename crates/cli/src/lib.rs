//! The native half of the product that is not the core: saved files as snapshots.

pub mod saved;
mod skim;
pub mod snapshot;
