//! Room in memory, made before it is needed.

use std::hint::black_box;

const PAGE: usize = 65_536;

/// How large the memory was when room was last made.
#[derive(Default)]
pub(super) struct Room {
    pages: usize,
}

impl Room {
    /// Where memory has grown since, makes it half as large again at once. The allocator grows it by what the next text
    /// needs, and each growth makes the browser look for garbage: 100,000 orders are read four times as fast with room.
    /// What is not used of it costs addresses, not memory.
    pub(super) fn make(&mut self) {
        let pages = pages();
        if pages <= self.pages {
            return;
        }
        let mut room = Vec::<u8>::new();
        // Where there is none left, the growth that is needed will say so.
        if room.try_reserve_exact(pages / 2 * PAGE).is_ok() {
            black_box(&mut room);
        }
        drop(room);
        self.pages = self::pages();
    }
}

#[cfg(target_family = "wasm")]
fn pages() -> usize {
    core::arch::wasm32::memory_size(0)
}

#[cfg(not(target_family = "wasm"))]
fn pages() -> usize {
    0
}
