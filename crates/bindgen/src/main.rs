//! `affix-bindgen INPUT.wasm OUTDIR`: writes the JavaScript package of the compiled module.
//!
//! A crate of the workspace rather than an installed tool, so that Cargo.lock pins the generator
//! to the version of the library in the module; two versions never meet.

use std::{env, path::Path, process::ExitCode};

use wasm_bindgen_cli_support::Bindgen;

const USAGE: &str = "usage: affix-bindgen INPUT.wasm OUTDIR";

fn main() -> ExitCode {
    let args: Vec<String> = env::args().skip(1).collect();
    let [input, outdir] = args.as_slice() else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    match generate(Path::new(input), Path::new(outdir)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("affix-bindgen: {message}");
            ExitCode::FAILURE
        }
    }
}

fn generate(input: &Path, outdir: &Path) -> Result<(), String> {
    if !input.is_file() {
        return Err(format!("{} is not a file\n{USAGE}", input.display()));
    }
    let mut bindgen = Bindgen::new();
    bindgen
        .web(true)
        .and_then(|bindgen| {
            bindgen
                .input_path(input)
                .out_name("affix")
                .typescript(true)
                // A panic leaves a dead instance behind; only a reset brings a new one.
                .reset_state_function(true)
                .generate(outdir)
        })
        .map_err(|error| format!("{error:#}"))
}
