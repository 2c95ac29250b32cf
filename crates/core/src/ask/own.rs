//! What the user's own orders say of a product: where that is stored, and what it comes to.

use crate::page::Product;
use crate::report::learn::{self, About, LearnedRate, OwnOrders, WidenedSource};
use crate::settings::Settings;
use crate::value::{NetworkCode, ProductId};

/// Packs of what the user's own orders say ([`learn::OwnPack`]), as far as they were handed over.
#[derive(Clone, Copy)]
pub(super) struct Own<'a> {
    pub(super) packs: &'a [String],
    pub(super) settings: &'a Settings,
}

impl Own<'_> {
    fn about(self, product: &Product, network: NetworkCode) -> About {
        About::next(product, network, self.settings.market.clone())
    }

    /// What the next order of a product pays by them.
    pub(super) fn learned(self, product: &Product, network: NetworkCode) -> Option<LearnedRate> {
        if self.packs.is_empty() {
            return None;
        }
        learn::learned(self.packs, &self.about(product, network))
    }

    /// The sources whose ranges they found too narrow.
    pub(super) fn widened(self, network: NetworkCode) -> Vec<WidenedSource> {
        learn::widened(self.packs, network)
    }

    /// What became of those of a product.
    pub(super) fn orders(self, product: Option<ProductId>) -> Option<OwnOrders> {
        learn::own_orders(self.packs, product?)
    }

    /// Adds the packs that have what is said of a product, each once.
    pub(super) fn ask(self, product: &Product, network: NetworkCode, packs: &mut Vec<u32>) {
        let of_product = product.id.map(learn::pack_of_product);
        for pack in learn::packs_of(&self.about(product, network)).chain(of_product) {
            if !packs.contains(&pack) {
                packs.push(pack);
            }
        }
    }
}
