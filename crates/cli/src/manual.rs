//! `affix completions SHELL` and `affix man [--out FOLDER]`

use std::path::PathBuf;
use std::process::ExitCode;

use affix_core::text::message::{Note, code};
use clap::{Args as ClapArgs, Command};
use clap_complete::Shell;

use crate::complaint::complain_of;
use crate::output::print;

/// A shell.
#[derive(ClapArgs)]
pub(crate) struct Completions {
    /// The shell, such as bash: affix completions bash > ~/.local/share/bash-completion/completions/affix
    shell: Shell,
}

/// Where manual pages go.
#[derive(ClapArgs)]
pub(crate) struct Man {
    /// Write one page for the tool and one for each command into this folder, such as --out
    /// ~/.local/share/man/man1; without it the tool's page is printed.
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,
}

/// Prints the script that the shell loads.
pub(crate) fn completions(args: &Completions, mut command: Command) -> ExitCode {
    let mut script = Vec::new();
    let name = command.get_name().to_owned();
    clap_complete::generate(args.shell, &mut command, name, &mut script);
    print(script)
}

/// Prints the manual page, or writes all of them.
pub(crate) fn man(args: &Man, command: Command) -> ExitCode {
    match &args.out {
        None => {
            let mut page = Vec::new();
            // Writing to memory cannot fail.
            let _ = clap_mangen::Man::new(command).render(&mut page);
            print(page)
        }
        Some(folder) => {
            let written = std::fs::create_dir_all(folder).and_then(|()| clap_mangen::generate_to(command, folder));
            match written {
                Ok(()) => ExitCode::SUCCESS,
                Err(e) => {
                    let why = Note::new(code::CLI_NOT_WRITTEN, [("problem", e.to_string())]);
                    complain_of(&folder.to_string_lossy(), why);
                    ExitCode::from(2)
                }
            }
        }
    }
}
