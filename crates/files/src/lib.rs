//! What stands in files, as the values that core reads: saved pages as snapshots, published files as documents.

pub mod documents;
mod letters;
#[cfg(feature = "pages")]
pub mod saved;
#[cfg(feature = "pages")]
mod skim;
#[cfg(feature = "pages")]
pub mod snapshot;
