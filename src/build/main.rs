//! Compiles `rules/` and `data/` into the tables that the library embeds. In: those folders. Out: files in cargo's
//! output folder. A fault in a rule or data file stops the build with file, line, column and caret. It
//! never writes outside that folder.
#![allow(
    dead_code,
    unused_imports,
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
    pub mod day;
    pub mod grammar;
    pub mod severity;
}

/// The part of the library's `lang` that the compiler needs.
#[path = "../lang"]
mod lang {
    pub mod compile;
    pub mod fold;
    pub mod lexicon;
    pub mod lines;
    pub mod phrase;
    pub mod schema;
    pub mod vocabulary;
}

use sha2::{Digest, Sha256};

use lang::compile::fonds::Joining;
use lang::compile::{fonds, lexicon, names, rulebook, source, tagging, vocabulary};
use lang::lexicon::Lexicon;
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
    println!("cargo::rerun-if-changed=src/model/day.rs");
    println!("cargo::rerun-if-changed=src/model/grammar.rs");
    println!("cargo::rerun-if-changed=src/model/severity.rs");
    let out = PathBuf::from(std::env::var("OUT_DIR").map_err(|e| e.to_string())?);
    let lexicon = compile_lexicon(&out)?;
    let lexicon = Lexicon::open(&lexicon)?;
    let rules = compile_rules(&out)?;
    compile_fonds(&out, &lexicon, &Joining::new(&rules.facts.function.joining))?;
    compile_names(&out, &lexicon)?;
    embed(&out)
}

/// Writes `embedded.rs`: the rule files as they stand, for `rules export` and `rules explain`, and one digest of
/// every rule and data file.
fn embed(out: &Path) -> Result<(), String> {
    let mut digest = Sha256::new();
    for folder in ["rules", "data"] {
        for path in tree(Path::new(folder))? {
            let bytes = fs::read(&path).map_err(|e| format!("{path}: {e}"))?;
            digest.update(format!("{path}\0{}\0", bytes.len()));
            digest.update(bytes);
        }
    }
    let mut code = String::from("/// The rule files: path and text.\n");
    code += "pub const RULES: &[(&str, &str)] = &[\n";
    for path in tree(Path::new("rules/fr"))? {
        let file = format!("concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/{path}\")");
        code += &format!("    (\"{path}\", include_str!({file})),\n");
    }
    code += "];\n/// SHA-256 over every rule and data file.\n";
    let hex: String = digest.finalize().iter().map(|b| format!("{b:02x}")).collect();
    code += &format!("pub const DIGEST: &str = \"{hex}\";\n");
    fs::write(out.join("embedded.rs"), code).map_err(|e| e.to_string())
}

/// Every rule and data file under a folder, sorted by path, with `/` on every system; notes for people are no data.
fn tree(folder: &Path) -> Result<Vec<String>, String> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))? {
        let path = entry.map_err(|e| e.to_string())?.path();
        if path.is_dir() {
            paths.extend(tree(&path)?);
        } else if path.extension().is_none_or(|e| e != "md") {
            paths.push(path.to_string_lossy().replace('\\', "/"));
        }
    }
    paths.sort();
    Ok(paths)
}

fn compile_fonds(out: &Path, lexicon: &Lexicon<'_>, joining: &Joining) -> Result<(), String> {
    let mut cards = Vec::new();
    for path in files_in("data/fr/fonds")? {
        cards.extend(fonds::read(&path, &read(&path)?).map_err(|e| e.to_string())?);
    }
    fonds::check_ids(&cards)?;
    let bytes = fonds::compile(&cards, lexicon, joining);
    fs::write(out.join("fonds.bin"), bytes).map_err(|e| e.to_string())
}

fn compile_names(out: &Path, lexicon: &Lexicon<'_>) -> Result<(), String> {
    let mut lists = names::Names::new(lexicon);
    for path in names::FILES {
        lists.read(path, &read(path)?).map_err(|e| e.to_string())?;
    }
    fs::write(out.join("names.bin"), lists.compile()).map_err(|e| e.to_string())
}

/// The YAML files of a folder, sorted by name.
fn files_in(folder: &str) -> Result<Vec<String>, String> {
    let entries = fs::read_dir(folder).map_err(|e| format!("{folder}: {e}"))?;
    let mut paths: Vec<String> = entries
        .filter_map(|e| e.ok().map(|e| e.path().to_string_lossy().replace('\\', "/")))
        .filter(|p| p.ends_with(".yaml"))
        .collect();
    paths.sort();
    Ok(paths)
}

fn compile_rules(out: &Path) -> Result<Rulebook, String> {
    let mut book = Rulebook::default();
    for path in rulebook::FILES {
        rulebook::read(&mut book, path, &read(path)?).map_err(|e| e.to_string())?;
    }
    let program = tagging::compile(&book.tagging, &book.locutions)
        .map_err(|f| format!("{}: {}", f.near, f.message))?;
    let bytes = postcard::to_stdvec(&program).map_err(|e| e.to_string())?;
    fs::write(out.join("tagger.bin"), bytes).map_err(|e| e.to_string())?;
    let words = vocabulary::compile(&book.facts, &book.roles);
    fs::write(out.join("words.bin"), words).map_err(|e| e.to_string())?;
    let lines = lang::lines::LinePatterns::new(&book.ingest);
    let bytes = postcard::to_stdvec(&lines).map_err(|e| e.to_string())?;
    fs::write(out.join("lines.bin"), bytes).map_err(|e| e.to_string())?;
    let bytes = postcard::to_stdvec(&book).map_err(|e| e.to_string())?;
    fs::write(out.join("rules.bin"), bytes).map_err(|e| e.to_string())?;
    Ok(book)
}

fn read(path: &str) -> Result<String, String> {
    fs::read_to_string(path).map_err(|e| format!("{path}: {e}"))
}

fn yaml<T: serde::de::DeserializeOwned>(path: &str) -> Result<T, String> {
    source::parse(path, &read(path)?).map_err(|e| e.to_string())
}

fn compile_lexicon(out: &Path) -> Result<Vec<u8>, String> {
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
    fs::write(out.join("lexicon.bin"), &bytes).map_err(|e| e.to_string())?;
    Ok(bytes)
}
