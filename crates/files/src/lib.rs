//! What stands in files, as the values that core reads: saved pages as snapshots, published files as documents.

pub mod documents;
pub mod saved;
mod skim;
pub mod snapshot;
