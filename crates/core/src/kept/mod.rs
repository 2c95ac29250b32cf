//! What the user keeps: the log of copied links and the shortlist, with what is to be told of it. Storing it is the
//! caller's.

pub mod backup;
mod changes;
mod checking;
mod content;
mod latest;
pub mod log;
mod posted;
mod programme;
mod shortlist;
mod similar;
mod watch;
mod wish;

pub use changes::{Changed, changes};
pub use checking::{CheckPlan, Checking, MOST_BUDGET, USUAL_BUDGET};
pub use content::{
    DraftLine, DraftSource, DraftVersion, KeptDraft, draft_lines, draft_product, draft_template, new_draft,
};
pub use latest::{LatestPrice, Missing, PriceBy};
pub use posted::{Posted, PostedProduct, posted_csv, repeated};
pub use programme::{Checked, Said, checked};
pub use shortlist::KeptProduct;
pub use similar::{Similar, similar};
pub use watch::{Alert, Told, alerts};
pub use wish::{Tell, Watch};
