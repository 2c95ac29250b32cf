//! What the user keeps: the log of copied links and the shortlist. Storing it is the caller's.

pub mod backup;
pub mod log;
mod shortlist;

pub use shortlist::KeptProduct;
