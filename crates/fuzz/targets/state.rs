//! Any text as the script that holds a page's state.
#![no_main]

use affix_core::page::PageSnapshot;
use affix_fuzz::lawful;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let scripts = vec![String::from_utf8_lossy(bytes).into_owned()];
    lawful(&PageSnapshot { scripts, ..PageSnapshot::default() });
});
