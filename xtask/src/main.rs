//! Builds, serves, tests and measures the widget: `cargo xtask <command>`.
//!
//! Knows file names, never rules. What it writes to `dist/` depends on the sources alone: no clock, no
//! machine, no path.

mod arguments;
mod bench;
mod build;
mod cargo;
mod install;
mod place;
mod progress;
mod serve;
mod size;
mod test;

use std::process::ExitCode;

use anyhow::Result;

use arguments::Task;
use place::Place;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let task = arguments::parse(lexopt::Parser::from_env())?;
    if task == Task::Help {
        print!("{}", arguments::USAGE);
        return Ok(());
    }
    let place = Place::find()?;
    match task {
        Task::Help => Ok(()),
        Task::Build => build::build(&place),
        Task::Serve(wish) => serve::serve(&place, &wish),
        Task::Size { record } => {
            build::build(&place)?;
            size::measure(&place, record)
        }
        Task::Test(wish) => test::test(&place, &wish),
        Task::Bench { record } => bench::bench(&place, record),
    }
}
