//! `affix url URL…` or `affix url -`

use std::io::{self, BufReader, BufWriter};
use std::num::NonZero;
use std::process::ExitCode;
use std::thread::available_parallelism;

use affix_core::url::{Own, classify};
use clap::Args as ClapArgs;

use crate::parallel::{self, Answer};

/// Addresses to look at.
#[derive(ClapArgs)]
pub(crate) struct Args {
    #[command(flatten)]
    pub(crate) list: List,
}

/// A list of addresses.
#[derive(ClapArgs)]
pub(crate) struct List {
    /// Addresses, ids or texts that hold one; `-` reads one a line from standard input.
    #[arg(required = true)]
    urls: Vec<String>,
    /// Threads for standard input; as many as the machine has unless given.
    #[arg(long, value_name = "N")]
    jobs: Option<NonZero<usize>>,
}

/// Prints one JSON object an address, in order.
pub(crate) fn run(args: &Args) -> ExitCode {
    let own = Own::default();
    args.list.answer(|text, answer| {
        classify(text, &own).push_json(&mut answer.out);
        answer.out.push('\n');
    })
}

impl List {
    /// Answers every address in order; 1 when some had no answer.
    pub(crate) fn answer(&self, answer: impl Fn(&str, &mut Answer) + Sync) -> ExitCode {
        let jobs = self.jobs.map_or_else(|| available_parallelism().map_or(1, NonZero::get), NonZero::get);
        match self.written(jobs, answer) {
            Ok(false) => ExitCode::SUCCESS,
            Ok(true) => ExitCode::from(1),
            // The reader closed the pipe: nobody is left to tell.
            Err(e) if e.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
            Err(e) => {
                eprintln!("affix: {e}");
                ExitCode::from(2)
            }
        }
    }

    fn written(&self, jobs: usize, answer: impl Fn(&str, &mut Answer) + Sync) -> io::Result<bool> {
        let mut failed = false;
        for url in &self.urls {
            let out = BufWriter::new(io::stdout());
            failed |= match url.as_str() {
                "-" => {
                    let input = BufReader::with_capacity(parallel::BLOCK, io::stdin().lock());
                    parallel::each_line(jobs, input, out, &answer)?
                }
                url => parallel::one(url, out, &answer)?,
            };
        }
        Ok(failed)
    }
}
