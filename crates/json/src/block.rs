//! Sixteen and sixty-four bytes at a time: which of them are which, one bit a byte, the first byte's the
//! lowest.

use wide::u8x16;

/// Bytes of a [`Vector`].
pub(crate) const WIDTH: usize = 16;

/// Sixteen bytes.
#[derive(Clone, Copy)]
pub(crate) struct Vector(u8x16);

impl Vector {
    #[inline]
    pub(crate) fn of(bytes: &[u8; WIDTH]) -> Self {
        Self(u8x16::new(*bytes))
    }

    /// Where this byte stands.
    #[inline]
    pub(crate) fn are(self, byte: u8) -> u32 {
        mask(self.equal(byte))
    }

    /// Where either of these stands.
    #[inline]
    pub(crate) fn are_either(self, one: u8, other: u8) -> u32 {
        mask(self.equal(one) | self.equal(other))
    }

    /// Where a bracket of an object or array opens: `[` and `{` differ in one bit, as no other two do.
    #[inline]
    fn open(self) -> u32 {
        Self(self.0 | u8x16::splat(0x20)).are(b'{')
    }

    /// Where one closes.
    #[inline]
    fn close(self) -> u32 {
        Self(self.0 | u8x16::splat(0x20)).are(b'}')
    }

    #[inline]
    fn equal(self, byte: u8) -> u8x16 {
        self.0.simd_eq(u8x16::splat(byte))
    }
}

#[inline]
fn mask(lanes: u8x16) -> u32 {
    lanes.to_bitmask()
}

/// Where quotation marks, backslashes and brackets stand in sixty-four bytes.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Signs {
    pub(crate) quotes: u64,
    pub(crate) backslashes: u64,
    pub(crate) opens: u64,
    pub(crate) closes: u64,
}

impl Signs {
    #[inline]
    pub(crate) fn of(block: &[u8; 64]) -> Self {
        let mut signs = Self::default();
        for (at, part) in block.as_chunks::<WIDTH>().0.iter().enumerate() {
            let (vector, shift) = (Vector::of(part), at * WIDTH);
            signs.quotes |= u64::from(vector.are(b'"')) << shift;
            signs.backslashes |= u64::from(vector.are(b'\\')) << shift;
            signs.opens |= u64::from(vector.open()) << shift;
            signs.closes |= u64::from(vector.close()) << shift;
        }
        signs
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn each_byte_has_its_bit(
            any in prop::array::uniform32(any::<u8>()),
            signs in prop::array::uniform32(prop::sample::select(&b"[]{}\"\\a;=\x1b"[..])),
        ) {
            let block: [u8; 64] = std::array::from_fn(|at| if at < 32 { any[at] } else { signs[at - 32] });
            let bits = |is: fn(u8) -> bool| {
                block.iter().enumerate().fold(0, |mask, (at, b)| mask | u64::from(is(*b)) << at)
            };
            let seen = Signs::of(&block);
            prop_assert_eq!(seen.quotes, bits(|b| b == b'"'));
            prop_assert_eq!(seen.backslashes, bits(|b| b == b'\\'));
            prop_assert_eq!(seen.opens, bits(|b| matches!(b, b'[' | b'{')));
            prop_assert_eq!(seen.closes, bits(|b| matches!(b, b']' | b'}')));
        }
    }
}
