//! What the user keeps: the log of copied links and the shortlist. Storing it is the caller's.

pub mod backup;
pub mod log;
mod shortlist;
mod watch;
mod wish;

pub use shortlist::KeptProduct;
pub use watch::{Alert, alerts};
pub use wish::{Tell, Watch};
