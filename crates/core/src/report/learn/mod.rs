//! What the publisher's own settled orders teach: the rate to expect of the next one, and how well what was said
//! before held.

mod calibration;
mod expected;
mod held;
mod own;
mod rates;
mod said;

pub use calibration::{Calibration, Outcome, Spoken, backtest, calibration};
pub use expected::{About, learn, main_currency};
pub(super) use held::sources;
pub use held::{HeldSource, WidenedSource};
pub use own::{OwnOrders, OwnPack, learned, own_orders, own_packs, pack_of_product, packs_of, widened};
pub use rates::{LearnedRate, Weight};
pub(super) use said::{Pair, pairs};
pub use said::{SaidRate, held_against, said_rates};
