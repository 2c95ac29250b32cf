//! Which product a page shows, when its parts name several.
//!
//! An address can change under a page that stays (its scripts and head are then of the product before),
//! and a server can answer one id with the page of another (its scripts and head then agree with each
//! other). What is of another product than the one in view says nothing of it.

use super::head::shown_ids;
use super::snapshot::PageSnapshot;
use super::source::Source;
use crate::text::message::{Note, code};
use crate::value::{ProductId, SiteId};

/// The product in view, and whose the parts of the page are.
pub(crate) struct InView {
    /// Its id, where anything names it.
    pub(crate) id: Option<ProductId>,
    /// What the page's own addresses say, the deciding one first, each product once.
    pub(crate) addresses: Vec<Source>,
    /// The state was left by another product.
    pub(crate) stale_state: bool,
    /// The head was left by another product.
    pub(crate) stale_head: bool,
    /// The page's address names another product than the page itself does.
    pub(crate) redirected: bool,
}

impl InView {
    /// Nothing on the page names another product.
    pub(crate) fn is_sure(&self) -> bool {
        !self.stale_state && self.addresses.iter().all(|s| s.product.id == self.id)
    }

    /// `state` is the id in the page's state. The address decides, unless the page answers with one
    /// voice: then it was redirected. A file without its address was hardly left by another page: its
    /// state counts, and its head where it has none, or where `broken` says that one of its states is cut off.
    pub(crate) fn of(page: &PageSnapshot, state: Option<SiteId>, broken: bool) -> Self {
        let state = state.map(SiteId::global);
        let mut addresses: Vec<Source> = Vec::new();
        let (mut address, mut head) = (None, None);
        let (mut address_in_head, mut state_in_head) = (false, false);
        for (from, shown) in shown_ids(page) {
            let id = shown.global();
            if from == "address" {
                address = Some(id);
            } else {
                head = head.or(Some(id));
                address_in_head |= address == Some(id);
                state_in_head |= state == Some(id);
            }
            if addresses.iter().all(|s| s.product.id != Some(id)) {
                let mut source = Source::new(from);
                // The canonical address may be the global page's.
                (source.product.id, source.product.site_id) = (Some(id), (from != "canonical").then_some(shown));
                addresses.push(source);
            }
        }
        let id = match state {
            Some(state) if state_in_head && !address_in_head => Some(state),
            _ => address.or(if broken && !state_in_head { head.or(state) } else { state.or(head) }),
        };
        let mut out = Self {
            id,
            addresses,
            stale_state: id.is_some() && state.is_some() && state != id,
            stale_head: head.is_some() && id == address && !address_in_head,
            redirected: address.is_some() && address != id,
        };
        if let Some(at) = out.addresses.iter().position(|s| s.product.id == id) {
            out.addresses.swap(0, at);
        }
        if let (true, Some(state), Some(first)) = (out.stale_state, state, out.addresses.first_mut()) {
            first.notes.push(("id", Note::new(code::ID_STATE_STALE, [("id", state.to_string())])));
        }
        out
    }
}
