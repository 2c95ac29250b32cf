//! The addresses that a command is given: as arguments, or one a line on standard input.

use std::io::{self, BufWriter, Write as _};
use std::process::ExitCode;
use std::thread::available_parallelism;

use affix_core::text::message::{Note, code};
use clap::Args as ClapArgs;

use crate::complaint::complain;
use crate::lines::Line;
use crate::parallel::{self, Answer, Broken};

/// Threads beyond which nothing is won, whatever the machine.
const MOST_JOBS: usize = 64;

/// A list of addresses.
#[derive(ClapArgs)]
pub(crate) struct List {
    /// Addresses, product ids or texts that hold one; - reads standard input, one a line.
    ///
    /// Each line is answered as soon as it has come, so that a program can write a line, read the answer
    /// and write the next. Lists of any size are read; a line may have up to 1 MiB.
    #[arg(value_name = "URL")]
    urls: Vec<String>,
    /// Threads for standard input; as many as the machine has unless given, 64 at most.
    #[arg(long, value_name = "N", value_parser = jobs)]
    jobs: Option<usize>,
}

/// A number of threads: one at least, and no more than are of use.
pub(crate) fn jobs(text: &str) -> Result<usize, Note> {
    let digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    // More digits than a number can hold are more threads than there can be.
    match text.parse::<usize>().unwrap_or(MOST_JOBS).min(MOST_JOBS) {
        jobs if digits && jobs > 0 => Ok(jobs),
        _ => Err(Note::new(code::CLI_BAD_JOBS, [("text", text)])),
    }
}

/// As many threads as were asked for, or as the machine has.
pub(crate) fn threads(jobs: Option<usize>) -> usize {
    jobs.unwrap_or_else(|| available_parallelism().map_or(1, |n| n.get().min(MOST_JOBS)))
}

impl List {
    /// Whether no address is given at all.
    pub(crate) fn is_empty(&self) -> bool {
        self.urls.is_empty()
    }

    /// Answers every address in order; 1 when some had no answer, 2 when there are none or they cannot be
    /// read.
    pub(crate) fn answer(&self, answer: impl Fn(Line<'_>, &mut Answer) + Sync) -> ExitCode {
        if self.is_empty() {
            complain(Note::plain(code::CLI_NO_ADDRESSES));
            return ExitCode::from(2);
        }
        match self.written(answer) {
            Ok(false) => ExitCode::SUCCESS,
            Ok(true) => ExitCode::from(1),
            // The reader closed the pipe: nobody is left to tell.
            Err(Broken::Output(e)) if e.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
            Err(broken) => {
                let (what, problem) = match broken {
                    Broken::Input(e) => (code::CLI_INPUT, e),
                    Broken::Output(e) => (code::CLI_OUTPUT, e),
                };
                complain(Note::new(what, [("problem", problem.to_string())]));
                ExitCode::from(2)
            }
        }
    }

    fn written(&self, answer: impl Fn(Line<'_>, &mut Answer) + Sync) -> Result<bool, Broken> {
        let jobs = threads(self.jobs);
        let mut failed = false;
        for (number, url) in (1..).zip(&self.urls) {
            let mut out = BufWriter::new(io::stdout());
            failed |= match url.as_str() {
                "-" => parallel::each_line(jobs, io::stdin().lock(), out, &answer)?,
                url => {
                    let mut all = Answer::default();
                    answer(Line::argument(number, url), &mut all);
                    let written = all.write(&mut out);
                    written.and_then(|failed| out.flush().map(|()| failed)).map_err(Broken::Output)?
                }
            };
        }
        Ok(failed)
    }
}
