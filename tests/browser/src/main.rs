//! The browser tests: drives the built widget in real browsers and listens for anything that leaves it.
//!
//! `COVERAGE_BROWSERS=chromium,firefox,webkit` names the browsers (chromium alone if it is not set), and
//! `COVERAGE_DIST` the folder that `cargo xtask build` wrote. The tests run inside a network namespace.

mod case;
mod cases;
mod commands;
mod delivery;
mod devtools;
mod drivers;
mod hosts;
mod line;
mod namespace;
mod native;
mod outcome;
mod page;
mod parcel;
mod patience;
mod recorders;
mod scene;
mod session;
mod site;
mod visitor;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::{Arc, RwLock};

use libtest_mimic::{Arguments, Failed, Trial};
use tokio::runtime::Runtime;

use crate::case::House;
use crate::drivers::Browser;
use crate::outcome::Outcome;
use crate::recorders::Recorders;

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let outcome = if arguments.list || namespace::inside() {
        run(&arguments, None)
    } else {
        match namespace::run_again_inside() {
            Ok(never) => match never {},
            Err(reason) => run(&arguments, Some(reason.to_string())),
        }
    };
    outcome.unwrap_or_else(|failure| {
        eprintln!("error: {failure}");
        ExitCode::FAILURE
    })
}

/// Runs every case in every browser; without a namespace those that listen fail with the reason.
fn run(arguments: &Arguments, no_namespace: Option<String>) -> Outcome<ExitCode> {
    let browsers = browsers()?;
    let runtime = Arc::new(Runtime::new()?);
    let recorders = match no_namespace {
        Some(reason) => Err(reason),
        None if arguments.list => Err(String::new()),
        None => Ok(Arc::new(runtime.block_on(Recorders::start())?)),
    };
    let house = Arc::new(House { dist: dist(), recorders, company: RwLock::new(()) });
    let trials = browsers.into_iter().flat_map(|browser| {
        let (house, runtime) = (&house, &runtime);
        let here = cases::CASES
            .iter()
            .chain(cases::on_request())
            .chain(if hosts::wanted() { cases::ON_HOSTS } else { &[] })
            .filter(move |case| case.browsers.contains(&browser));
        here.map(move |case| {
            let (house, runtime) = (Arc::clone(house), Arc::clone(runtime));
            Trial::test(format!("{browser}: {}", case.name), move || {
                case.run_in(browser, &house, &runtime)
                    .map_err(|failure| Failed::from(failure.to_string()))
            })
        })
    });
    Ok(libtest_mimic::run(arguments, trials.collect()).exit_code())
}

fn browsers() -> Outcome<Vec<Browser>> {
    let named = std::env::var("COVERAGE_BROWSERS").unwrap_or_else(|_| "chromium".into());
    named.split(',').map(|name| Browser::named(name.trim())).collect()
}

fn dist() -> PathBuf {
    let built = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../dist");
    std::env::var_os("COVERAGE_DIST").map_or_else(built, PathBuf::from)
}
