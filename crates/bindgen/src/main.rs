//! `affix-bindgen INPUT.wasm OUTDIR NAME`: writes the JavaScript package of a compiled module.
//!
//! A crate of the workspace rather than an installed tool, so that Cargo.lock pins the generator
//! to the version of the library in the module; two versions never meet.

use std::{env, path::Path, process::ExitCode};

use wasm_bindgen_cli_support::Bindgen;

const USAGE: &str = "usage: affix-bindgen INPUT.wasm OUTDIR NAME";

fn main() -> ExitCode {
    let args: Vec<String> = env::args().skip(1).collect();
    let [input, outdir, name] = args.as_slice() else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    match generate(Path::new(input), Path::new(outdir), name) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("affix-bindgen: {message}");
            ExitCode::FAILURE
        }
    }
}

fn generate(input: &Path, outdir: &Path, name: &str) -> Result<(), String> {
    if !input.is_file() {
        return Err(format!("{} is not a file\n{USAGE}", input.display()));
    }
    let mut bindgen = Bindgen::new();
    bindgen
        .web(true)
        .and_then(|bindgen| {
            bindgen
                .input_path(input)
                .out_name(name)
                .typescript(true)
                // A panic leaves a dead instance behind; only a reset brings a new one.
                .reset_state_function(true)
                .generate(outdir)
        })
        .map_err(|error| format!("{error:#}"))
}
