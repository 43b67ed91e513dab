//! Compiles `rules/` and `data/` into the tables that the library embeds. In: those folders. Out: files in cargo's
//! output folder. A fault in a rule or data file stops the build with file, line, column and caret.
#![allow(
    dead_code,
    unreachable_pub,
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::disallowed_methods,
    reason = "a build script talks to cargo, reads the project's files, and uses only a part of the shared modules"
)]

use std::fs;
use std::path::{Path, PathBuf};

/// The part of the library's model that the compiler needs.
#[path = "../model"]
mod model {
    pub mod grammar;
}

/// The part of the library's `lang` that the compiler needs.
#[path = "../lang"]
mod lang {
    pub mod compile;
    pub mod schema;
}

use lang::compile::{lexicon, rulebook, source, tagging};
use lang::schema::rules::Rulebook;

fn main() {
    if let Err(message) = run() {
        eprintln!("{message}");
        std::process::exit(1);
    }
}

fn run() -> Result<(), String> {
    println!("cargo::rerun-if-changed=rules");
    println!("cargo::rerun-if-changed=data");
    println!("cargo::rerun-if-changed=src/build");
    println!("cargo::rerun-if-changed=src/lang");
    println!("cargo::rerun-if-changed=src/model/grammar.rs");
    let out = PathBuf::from(std::env::var("OUT_DIR").map_err(|e| e.to_string())?);
    compile_lexicon(&out)?;
    compile_rules(&out)
}

fn compile_rules(out: &Path) -> Result<(), String> {
    let mut book = Rulebook::default();
    for path in rulebook::FILES {
        rulebook::read(&mut book, path, &read(path)?).map_err(|e| e.to_string())?;
    }
    let program = tagging::compile(&book.tagging, &book.locutions)
        .map_err(|f| format!("{}: {}", f.near, f.message))?;
    let bytes = postcard::to_stdvec(&program).map_err(|e| e.to_string())?;
    fs::write(out.join("tagger.bin"), bytes).map_err(|e| e.to_string())?;
    let bytes = postcard::to_stdvec(&book).map_err(|e| e.to_string())?;
    fs::write(out.join("rules.bin"), bytes).map_err(|e| e.to_string())
}

fn read(path: &str) -> Result<String, String> {
    fs::read_to_string(path).map_err(|e| format!("{path}: {e}"))
}

fn yaml<T: serde::de::DeserializeOwned>(path: &str) -> Result<T, String> {
    source::parse(path, &read(path)?).map_err(|e| e.to_string())
}

fn compile_lexicon(out: &Path) -> Result<(), String> {
    const FOLDER: &str = "data/fr/lexicon";
    let packed = fs::File::open(format!("{FOLDER}/French.lex.xz")).map_err(|e| e.to_string())?;
    let mut base = Vec::new();
    lzma_rs::xz_decompress(&mut std::io::BufReader::new(packed), &mut base)
        .map_err(|e| format!("{e:?}"))?;
    let base = String::from_utf8(base).map_err(|e| e.to_string())?;
    let bytes = lexicon::compile(&lexicon::Sources {
        base: &base,
        closed: &yaml::<Vec<_>>(&format!("{FOLDER}/closed.yaml"))?,
        corrections: &yaml(&format!("{FOLDER}/corrections.yaml"))?,
        shares: &read(&format!("{FOLDER}/ambigus.tsv"))?,
    })?;
    fs::write(out.join("lexicon.bin"), bytes).map_err(|e| e.to_string())
}
