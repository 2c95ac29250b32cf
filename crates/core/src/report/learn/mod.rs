//! What the publisher's own settled orders teach: the rate to expect of the next one, and how well what was said
//! before held.

mod backtest;
mod calibration;
mod expected;
mod held;
mod own;
mod rates;
mod said;

pub use backtest::backtest;
pub use calibration::{Calibration, Outcome, Spoken, calibration};
pub use expected::{About, learn, main_currency};
pub(super) use held::sources;
pub use held::{HeldSource, WidenedSource};
pub use own::{
    OwnOrders, OwnPack, SettledRate, SettledRates, all_own_orders, by_product, learned, own_orders, own_packs,
    pack_of_product, packs_of, settled_packs, settled_rates, widened,
};
pub use rates::{LearnedRate, Weight};
pub(super) use said::{Pair, pairs};
pub use said::{SaidRate, held_against, said_rates};
