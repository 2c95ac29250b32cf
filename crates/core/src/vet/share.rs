//! Shares of which few are known.

/// The lower bound of a share, in tenths of a percent, cut off: Wilson's interval at 95 %. `None` of nothing.
///
/// ```
/// use affix_core::vet::lower_bound;
/// // 38 of 40, 9 of 10, all of 20.
/// assert_eq!([(38, 40), (9, 10), (20, 20)].map(|(some, all)| lower_bound(some, all)), [Some(834), Some(595), Some(838)]);
/// assert_eq!((lower_bound(0, 30), lower_bound(0, 0), lower_bound(3, 2)), (Some(0), None, None));
/// ```
pub fn lower_bound(some: u64, all: u64) -> Option<u64> {
    // Beyond a thousand million of ratings nothing changes any more, and all products stay within 128 bits.
    let shrink = (all / 1_000_000_000).saturating_add(1);
    let (some, all) = (u128::from(some / shrink), u128::from(all / shrink));
    let others = all.checked_sub(some).filter(|_| all > 0)?;
    // In millionths: z = 1.96, z² = 3.8416.
    let squared = 3_841_600_000_000 + 4 * some * others * 1_000_000_000_000 / all;
    let root = squared.isqrt() * 196 / 100;
    let top = (2 * some * 1_000_000 + 3_841_600).saturating_sub(root);
    let bottom = 2 * (all * 1_000_000 + 3_841_600);
    u64::try_from(top * 1000 / bottom).ok()
}
