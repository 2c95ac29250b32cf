//! Any file, through the native executor of the selector table.
#![no_main]

use affix_files::snapshot::of_file;
use affix_fuzz::lawful;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    lawful(&of_file(&text, ""));
});
