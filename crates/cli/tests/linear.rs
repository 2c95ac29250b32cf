//! Whatever a page, an address, a paste or a file of the user's says, reading it takes time linear in its
//! size. Each input that goes on without end runs at three sizes under valgrind, which counts the instructions:
//! four times the size may take at most 4.6 times as many beyond what every run costs. Nothing is timed.
//!
//! `cargo test -p affix-cli --test linear -- NAME` runs one of them. Without valgrind they are left out, with a
//! word; where `CI` is set, that is a failure.
#![allow(clippy::expect_used, clippy::panic, clippy::print_stderr, reason = "a test that cannot run has failed")]

mod inputs;

use std::env;
use std::process::{Command, ExitCode};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;

use inputs::inputs;

/// Bytes, or so, of the smallest input; the others are 4 and 16 times as large.
const SIZE: usize = 2_048;

/// How many times as much four times the size may take: sorting takes a little more than four times.
const MOST: f64 = 4.6;

/// Fewer instructions than these between two sizes are no growth that matters.
const NOTHING: u64 = 200_000;

/// What does not grow as it should, and why that is left; it leaves this list as soon as it does.
const LEFT: &[(&str, &str)] = &[];

/// The instructions that this program takes for an input.
fn counted(name: &str, size: usize) -> u64 {
    let out = Command::new("valgrind")
        .args(["--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"])
        .arg(env::current_exe().expect("a program has a path"))
        .args([name, &size.to_string()])
        .output()
        .expect("valgrind runs");
    let said = String::from_utf8_lossy(&out.stderr);
    assert!(out.status.success(), "{name} at {size}: {said}");
    let count = said.lines().find_map(|line| line.split_once("I refs:").or_else(|| line.split_once("I   refs:")));
    let digits: String = count.expect("a count of instructions").1.chars().filter(char::is_ascii_digit).collect();
    digits.parse().expect("a number")
}

/// What is wrong with an input, or how it grows.
fn grown(name: &str) -> Result<String, String> {
    let [small, middle, large] = [1, 4, 16].map(|times| counted(name, SIZE * times));
    let (first, then) = (middle.saturating_sub(small), large.saturating_sub(middle));
    #[expect(clippy::cast_precision_loss, reason = "a growth needs three digits")]
    let growth = then as f64 / first.max(1) as f64;
    let said = format!("{name}: {small}, {middle}, {large} instructions, {growth:.2} times");
    if then > NOTHING && growth > MOST { Err(said) } else { Ok(said) }
}

fn main() -> ExitCode {
    let args: Vec<String> = env::args().skip(1).filter(|arg| !arg.starts_with('-')).collect();
    if let [name, size] = args.as_slice()
        && let Ok(size) = size.parse()
    {
        let (_, run) = inputs().find(|(known, _)| known == name).expect("an input of that name");
        run(size);
        return ExitCode::SUCCESS;
    }
    if Command::new("valgrind").arg("--version").output().is_err() {
        eprintln!("linear: left out, valgrind is not installed");
        return if env::var_os("CI").is_some() { ExitCode::FAILURE } else { ExitCode::SUCCESS };
    }
    let chosen: Vec<&str> =
        inputs().map(|(name, _)| *name).filter(|name| args.iter().all(|a| name.contains(a.as_str()))).collect();
    let next = AtomicUsize::new(0);
    let (tell, told) = mpsc::channel();
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, usize::from) {
            let (tell, next, chosen) = (tell.clone(), &next, &chosen);
            scope.spawn(move || {
                while let Some(name) = chosen.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let _ = tell.send(grown(name));
                }
            });
        }
    });
    drop(tell);
    let mut wrong = 0;
    for answer in told {
        let (Ok(said) | Err(said)) = &answer;
        let left = LEFT.iter().find(|(name, _)| said.starts_with(&format!("{name}:")));
        match (&answer, left) {
            (Ok(_), None) if args.is_empty() => {}
            (Ok(_), None) => println!("{said}"),
            (Err(_), Some((_, why))) => println!("not linear, and left: {said}: {why}"),
            (Err(_), None) => {
                wrong += 1;
                println!("not linear: {said}");
            }
            (Ok(_), Some(_)) => {
                wrong += 1;
                println!("linear by now, please take it out of LEFT: {said}");
            }
        }
    }
    println!("linear: {} inputs, {wrong} of them not", chosen.len());
    if wrong == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
