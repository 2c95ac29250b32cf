//! `affix url URL…` or `affix url -`

use std::process::ExitCode;

use affix_core::address::{Own, UrlFacts, classify, classify_exact};
use clap::Args as ClapArgs;

use crate::complaint;
use crate::lines::Unreadable;
use crate::list::List;

/// Addresses to look at.
#[derive(ClapArgs)]
pub(crate) struct Args {
    #[command(flatten)]
    pub(crate) list: List,
}

/// Prints one JSON object a line, in order; 1 when a line could not be read.
pub(crate) fn run(args: &Args) -> ExitCode {
    let own = Own::default();
    args.list.answer(|line, answer| {
        match &line.text {
            // An argument stands for itself; a line is text.
            Ok(text) if line.argument => classify_exact(text, &own).push_json(&mut answer.out),
            Ok(text) => classify(text, &own).push_json(&mut answer.out),
            Err(bad) => {
                complaint::of_line(&mut answer.errors, &line, &bad.start, &bad.why);
                answer.failed = true;
                unreadable(bad).push_json(&mut answer.out);
            }
        }
        answer.out.push('\n');
    })
}

/// The answer to a line that is no text, so that answers and lines stay in pairs.
fn unreadable(bad: &Unreadable<'_>) -> UrlFacts {
    UrlFacts {
        input: bad.start.clone().into_owned(),
        reason: Some(bad.why.text.clone()),
        reason_code: Some(bad.why.code),
        ..classify("", &Own::default())
    }
}
