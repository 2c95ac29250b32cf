//! Time to read a page whose state stands in a file: `cargo bench --bench state -- FILE`. Prints
//! microseconds for one page, the median of many; `scripts/bench` sets its peer beside it.

use std::hint::black_box;
use std::time::Instant;

use affix_core::page::{PageSnapshot, read};

fn main() {
    let Some(file) = std::env::args().skip(1).find(|a| !a.starts_with("--")) else {
        eprintln!("give the file with the state");
        return;
    };
    let state = match std::fs::read_to_string(&file) {
        Ok(text) => text,
        Err(e) => return eprintln!("{file}: {e}"),
    };
    let page = PageSnapshot { scripts: vec![state], ..PageSnapshot::default() };
    let mut times: Vec<u128> = (0..400)
        .map(|_| {
            let start = Instant::now();
            black_box(read(black_box(&page)));
            start.elapsed().as_nanos()
        })
        .collect();
    times.sort_unstable();
    let median = times.get(times.len() / 2).copied().unwrap_or_default();
    println!("{}.{:03}", median / 1_000, median % 1_000);
}
