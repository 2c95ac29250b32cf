//! `affix`: the product's core on the command line.

mod read;
mod snapshot;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "affix", version, about = "AliExpress pages, links and commission estimates")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Read saved pages into JSON.
    Read(read::Args),
}

fn main() -> ExitCode {
    match Cli::parse().command {
        Command::Read(args) => read::run(&args),
    }
}
