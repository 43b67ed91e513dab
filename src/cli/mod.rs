//! The command line: the only place with disk, threads, terminal and arguments. In: arguments. Out: what the commands
//! print or write, and an exit code. It never reads the clock or the environment, and says nothing of its own about
//! an article.
//!
//! `args` is what the user types, the other files are what it means: `article` (restructure, analyze), `batch`,
//! `check`, `fonds`, `rules`; `files` is the only one that opens a file.

mod args;
mod article;
mod batch;
mod check;
mod fault;
mod files;
mod fonds;
mod manifest;
mod overlay;
mod rules;

use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use args::{Cli, Command};
use fault::Fault;
use files::Sink;

/// Runs the command that the arguments name.
pub(crate) fn run() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // Help and usage errors; a closed pipe here is no fault either.
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    match execute(cli) {
        Ok(code) => ExitCode::from(code),
        Err(fault) => {
            files::note(&format!("intertitre: {fault}"));
            ExitCode::from(fault.code)
        }
    }
}

fn execute(cli: Cli) -> Result<u8, Fault> {
    let house = &cli.house;
    match cli.command {
        Command::Restructure(args) => article::restructure(&args, house),
        Command::Analyze(args) => article::analyze(&args, house),
        Command::Batch(args) => batch::run(&args, house),
        Command::Check(args) => check::run(&args, house),
        Command::Fonds(args) => fonds::run(&args, house),
        Command::Rules(args) => rules::run(&args.command, house),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Cli::command(), "intertitre", &mut script);
            Sink::Standard.write(&script)?;
            Ok(0)
        }
        Command::Man => {
            Sink::Standard.write(&man()?)?;
            Ok(0)
        }
    }
}

/// One manual page: the program, then each command.
fn man() -> Result<Vec<u8>, Fault> {
    let mut page = Vec::new();
    let mut command = Cli::command();
    command.build();
    let unwritable = |e: std::io::Error| Fault::usage(format!("the manual page: {e}"));
    clap_mangen::Man::new(command.clone()).render(&mut page).map_err(unwritable)?;
    for sub in command.get_subcommands().filter(|c| c.get_name() != "help") {
        let title = format!(".SH \"INTERTITRE {}\"\n", sub.get_name().to_uppercase());
        page.extend(title.into_bytes());
        let man = clap_mangen::Man::new(sub.clone());
        man.render_synopsis_section(&mut page).map_err(unwritable)?;
        man.render_description_section(&mut page).map_err(unwritable)?;
        man.render_options_section(&mut page).map_err(unwritable)?;
    }
    Ok(page)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arguments_are_well_formed() {
        Cli::command().debug_assert();
    }
}
