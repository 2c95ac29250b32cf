//! The native half of the product that is not the core: saved files as snapshots.

pub mod saved;
pub mod snapshot;
