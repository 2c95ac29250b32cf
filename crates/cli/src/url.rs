//! `affix url URL…` or `affix url -`

use std::io::{BufRead as _, BufWriter, Write};
use std::process::ExitCode;

use affix_core::url::{Own, classify};
use clap::Args as ClapArgs;

/// Addresses to look at.
#[derive(ClapArgs)]
pub(crate) struct Args {
    /// Addresses, ids or texts that hold one; `-` reads one a line from standard input.
    #[arg(required = true)]
    urls: Vec<String>,
}

/// Prints one JSON object an address, in order.
pub(crate) fn run(args: &Args) -> ExitCode {
    let mut out = BufWriter::new(std::io::stdout().lock());
    let done = each_line(&args.urls, |text| {
        serde_json::to_writer(&mut out, &classify(text, &Own::default()))?;
        out.write_all(b"\n")
    });
    finished(done.and_then(|()| out.flush()), ExitCode::SUCCESS)
}

/// How a list ends: `code`, unless it could not be written.
pub(crate) fn finished(written: std::io::Result<()>, code: ExitCode) -> ExitCode {
    match written {
        Ok(()) => code,
        // The reader closed the pipe: nobody is left to tell.
        Err(e) if e.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(e) => {
            eprintln!("affix: {e}");
            ExitCode::from(2)
        }
    }
}

/// Hands over each argument, or each line of standard input where an argument is `-`. Lines are read
/// one at a time, so a list of any length takes the memory of its longest line.
pub(crate) fn each_line(args: &[String], mut take: impl FnMut(&str) -> std::io::Result<()>) -> std::io::Result<()> {
    for arg in args {
        if arg != "-" {
            take(arg)?;
            continue;
        }
        let mut input = std::io::stdin().lock();
        let mut line = Vec::new();
        while input.read_until(b'\n', &mut line)? > 0 {
            if line.last() == Some(&b'\n') {
                line.pop();
            }
            if line.last() == Some(&b'\r') {
                line.pop();
            }
            take(&String::from_utf8_lossy(&line))?;
            line.clear();
        }
    }
    Ok(())
}
