//! `affix compose draft.json --as OUTPUT`

use std::process::ExitCode;

use affix_core::draft::{Draft, Output, Written, written};
use affix_core::text::message::{Note, code};
use affix_files::saved;
use clap::Args as ClapArgs;

use crate::complaint::{complain, complain_of};
use crate::output::print;

/// A draft and what it is to become.
#[derive(ClapArgs)]
pub(crate) struct Args {
    /// The draft (JSON): its kind, your words, products with their links and what was seen of them; - is standard input.
    #[arg(value_name = "FILE")]
    file: Option<String>,
    /// Where it is published: html, wordpress, markdown, hugo, jekyll, bbcode, newsletter, telegram, telegram-album,
    /// telegram-markdown, telegram-markdown-album, x, instagram, tiktok, pinterest, reddit, youtube, bio or json-ld.
    #[arg(long = "as", value_name = "OUTPUT")]
    output: Option<String>,
    /// Print all of it as JSON: parts with their lengths, the plain text of a newsletter, what is missing and what to know.
    #[arg(long)]
    json: bool,
    /// Print the plain text that is sent beside a newsletter.
    #[arg(long, conflicts_with = "json")]
    plain: bool,
}

/// Prints the text, several messages with a line of dashes between; what is missing and what to know goes to standard
/// error. 1 when something has to be there before it is published, 2 when the call or the file cannot be answered.
pub(crate) fn run(args: &Args) -> ExitCode {
    let (Some(file), Some(name)) = (&args.file, &args.output) else {
        let names = Output::NAMES.map(|(name, _)| name).join(", ");
        complain(Note::new(code::CLI_NO_DRAFT, [("names", names)]));
        return ExitCode::from(2);
    };
    let output = match Output::named(name) {
        Ok(output) => output,
        Err(why) => {
            complain(why);
            return ExitCode::from(2);
        }
    };
    if args.plain && output != Output::Newsletter {
        complain(Note::new(code::CLI_PLAIN_NEWSLETTER, [("name", name.as_str())]));
        return ExitCode::from(2);
    }
    let text = match saved::load(file) {
        Ok(saved) => saved.text,
        Err(why) => {
            complain_of(file, why);
            return ExitCode::from(2);
        }
    };
    let all = match Draft::open(&text).and_then(|draft| written(&draft, output)) {
        Ok(all) => all,
        Err(why) => {
            complain_of(file, why);
            return ExitCode::from(2);
        }
    };
    let printed = if args.json {
        match serde_json::to_string(&all) {
            Ok(json) => print(json + "\n"),
            Err(e) => {
                complain(e);
                return ExitCode::from(2);
            }
        }
    } else {
        all.missing.iter().chain(&all.notes).for_each(|note| complain_of(file, note));
        print(text_of(&all, args.plain))
    };
    match printed {
        ExitCode::SUCCESS => ExitCode::from(u8::from(!all.missing.is_empty())),
        failed => failed,
    }
}

fn text_of(all: &Written, plain: bool) -> String {
    match all.plain.as_ref().filter(|_| plain) {
        Some(plain) => plain.clone(),
        None => {
            let parts: Vec<&str> = all.parts.iter().map(|part| part.text.trim_end_matches('\n')).collect();
            parts.join("\n\n----------\n\n") + "\n"
        }
    }
}
