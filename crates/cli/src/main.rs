//! `affix`: the product's core on the command line.

mod estimate;
mod link;
mod parallel;
mod qr;
mod read;
mod url;

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
    /// Say what addresses are and clean them.
    Url(url::Args),
    /// Make affiliate links with your own ids.
    Link(link::Args),
    /// Write a link's QR code as a picture.
    Qr(qr::Args),
    /// Estimate the commission for a saved product page.
    Estimate(estimate::Args),
    /// Print what the collector would take from saved pages (for tests).
    #[command(hide = true)]
    Snapshot(read::Args),
}

fn main() -> ExitCode {
    match Cli::parse().command {
        Command::Read(args) => read::run(&args),
        Command::Url(args) => url::run(&args),
        Command::Link(args) => link::run(&args),
        Command::Qr(args) => qr::run(&args),
        Command::Estimate(args) => estimate::run(&args),
        Command::Snapshot(args) => read::snapshots(&args),
    }
}
