//! How sure a share or a mean is.

use crate::report::money::round;

/// A share in hundredths of a percent with its 95 % interval by Wilson's score (E. B. Wilson, 1927): value, lower and
/// upper bound, to the nearest, never beyond 0 and 100 %. `None` of nothing.
///
/// ```
/// use affix_core::report::sums::share;
/// // 3 of 40: 7.5 %, from 2.58 to 19.86 %.
/// assert_eq!(share(3, 40), Some((750, 258, 1986)));
/// assert_eq!(share(0, 30), Some((0, 0, 1135)));
/// assert_eq!((share(0, 0), share(2, 1)), (None, None));
/// ```
pub fn share(some: u64, all: u64) -> Option<(u64, u64, u64)> {
    // Beyond a thousand million nothing changes any more, and all products stay within 128 bits.
    let shrink = (all / 1_000_000_000).saturating_add(1);
    let (s, n) = (i128::from(some / shrink), i128::from(all / shrink));
    if n == 0 || s > n {
        return None;
    }
    // In millionths: z = 1.96, z² = 3.8416. Centre (2s + z²) ± z √(z² + 4s(n - s)/n), over 2(n + z²).
    let squared = 3_841_600_000_000 + 4 * s * (n - s) * 1_000_000_000_000 / n;
    let root = squared.isqrt() * 196 / 100;
    let centre = 2 * s * 1_000_000 + 3_841_600;
    let under = 2 * (n * 1_000_000 + 3_841_600);
    let of = |top: i128| round(top.clamp(0, under) * 10_000, under).and_then(|v| u64::try_from(v).ok());
    let value = round(s * 10_000, n).and_then(|v| u64::try_from(v).ok())?;
    Some((value, of(centre - root)?.min(value), of(centre + root)?.max(value)))
}

/// Factors are in thousand millionths.
const ONE: i128 = 1_000_000_000;

/// Amounts of orders, in minor units: their sum, the sum of their squares, and the largest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Weights {
    pub(super) sum: i128,
    pub(super) squares: i128,
    pub(super) most: i128,
}

impl Weights {
    pub(super) fn add(&mut self, amount: i128) {
        // A commission of a thousand million units is none; its square still fits.
        let amount = amount.clamp(-1_000_000_000_000, 1_000_000_000_000);
        self.sum += amount;
        self.squares += amount * amount;
        self.most = self.most.max(amount.abs());
    }

    /// 95 % bounds of the mean of the sum.
    ///
    /// Orders come as a Poisson process and each pays an amount of its own, so that their sum is compound Poisson: a
    /// weighted sum of Poisson counts, of which the squares of the amounts estimate the variance. The bounds are those
    /// of Fay and Feuer (Statistics in Medicine 16, 1997, 791-801) for such sums, from gamma quantiles, here by the
    /// approximation of Wilson and Hilferty (Byar's limits). Unlike the sum ± 1.96 √Σx², they hold for few orders of
    /// unequal amounts: the upper bound allows for one more order as large as the largest.
    fn bounds(self) -> (i128, i128) {
        let low = factor(self.sum, self.squares, false);
        let (sum, squares) = (self.sum + self.most, self.squares + self.most * self.most);
        let high = factor(sum, squares, true);
        (self.sum * low / ONE, (sum * high + ONE - 1) / ONE)
    }
}

/// (1 - 1/9m ± 1.96/3√m)³ of m = sum²/squares, the number of equal orders that would vary as much.
fn factor(sum: i128, squares: i128, up: bool) -> i128 {
    if sum <= 0 || squares <= 0 {
        return 0;
    }
    let shift = ONE * squares / (9 * sum * sum);
    let root = (squares * 1_000_000).isqrt();
    let spread = 196 * ONE * root / (300 * sum * 1000);
    let base = (if up { ONE - shift + spread } else { ONE - shift - spread }).max(0);
    base * base / ONE * base / ONE
}

/// What 100 clicks bring in minor units: value (half to even), lower and upper bound, of orders' amounts. None without
/// clicks or without an amount above zero: what an order would be worth is not known then.
///
/// ```
/// use affix_core::report::sums::per_hundred;
/// // Sixteen orders of 1.00 from 1000 clicks: 0.16 for 100, and Byar's limits of a count of 16 are 9.14 and 25.98.
/// assert_eq!(per_hundred(&[100; 16], 1000), Some((160, 91, 260)));
/// assert_eq!((per_hundred(&[100], 0), per_hundred(&[0, 0], 10), per_hundred(&[], 10)), (None, None, None));
/// ```
pub fn per_hundred(amounts: &[i64], clicks: u64) -> Option<(i64, i64, i64)> {
    let mut weights = Weights::default();
    amounts.iter().for_each(|amount| weights.add((*amount).into()));
    weights_per_hundred(weights, clicks)
}

pub(super) fn weights_per_hundred(weights: Weights, clicks: u64) -> Option<(i64, i64, i64)> {
    let clicks = i128::from(clicks);
    if clicks == 0 || weights.sum <= 0 {
        return None;
    }
    let (low, high) = weights.bounds();
    let value = round(weights.sum * 100, clicks)?;
    let low = i64::try_from(low * 100 / clicks).ok()?;
    let high = i64::try_from((high * 100 + clicks - 1) / clicks).ok()?;
    Some((value, low.min(value), high.max(value)))
}
