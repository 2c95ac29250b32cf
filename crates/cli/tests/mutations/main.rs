//! Damaged and rewritten pages: whatever is cut, dropped, renamed or reshaped, a field keeps its value
//! or becomes absent. It is never another value.
#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test that cannot read its own files has failed")]

mod damage;
mod figures;
mod law;
mod markup;
mod neighbours;
mod page;
mod rewritten;
mod states;
