//! Packed bytes as they are unpacked, up to a limit.

use std::io::{self, Read};

use affix_core::text::message::{Note, code};

/// How many times its packed bytes a file may have, as soon as it is longer than [`SMALL`]. Written pages come to 3 to
/// 20 times theirs, deflate's utmost is 1,032.
const SWELLS: u64 = 200;

/// Bytes that any file may unpack to.
const SMALL: u64 = 8 * 1024 * 1024;

/// Bytes that one file of an archive may unpack to.
const MOST: u64 = 16 * 1024 * 1024 * 1024;

/// A packed file, unpacked as it is read.
pub(super) struct Swelling<R> {
    packed: R,
    left: u64,
}

impl<R: Read> Swelling<R> {
    /// `size`: its packed bytes.
    pub(super) fn of(packed: R, size: u64) -> Self {
        Self { packed, left: size.saturating_mul(SWELLS).clamp(SMALL, MOST) }
    }
}

impl<R: Read> Read for Swelling<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let read = self.packed.read(out)?;
        self.left = self
            .left
            .checked_sub(read as u64)
            .ok_or_else(|| io::Error::other(Note::plain(code::AUDIT_PACKED_SWELLS).text))?;
        Ok(read)
    }
}
