//! The stages of a test run, in their order: cheap ones first.

use std::env;
use std::ffi::OsString;
use std::process::Command;
use std::str::FromStr;

use anyhow::{Context, Result, bail};

use super::{Browser, hosts, package, recorders, reproducible};
use crate::build;
use crate::cargo::{self, cargo};
use crate::install;
use crate::place::Place;
use crate::size;

/// The day that the rules are checked for. Pinned: the tests must not fail because time passes.
const TODAY: &str = "2026-11-29";

/// One thing that is tested.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stage {
    Format,
    Lint,
    Unit,
    Rules,
    Scripts,
    Build,
    Package,
    Reproducible,
    Size,
    Browsers,
    /// Real servers: only when asked for.
    Hosts,
}

impl Stage {
    pub(crate) const ALL: [Self; 11] = [
        Self::Format,
        Self::Lint,
        Self::Unit,
        Self::Rules,
        Self::Scripts,
        Self::Build,
        Self::Package,
        Self::Reproducible,
        Self::Size,
        Self::Browsers,
        Self::Hosts,
    ];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Format => "format",
            Self::Lint => "lint",
            Self::Unit => "unit",
            Self::Rules => "rules",
            Self::Scripts => "scripts",
            Self::Build => "build",
            Self::Package => "package",
            Self::Reproducible => "reproducible",
            Self::Size => "size",
            Self::Browsers => "browsers",
            Self::Hosts => "hosts",
        }
    }

    pub(super) fn run(self, place: &Place, browsers: &[Browser]) -> Result<()> {
        match self {
            Self::Format => cargo::show(
                cargo(&place.root).args(["fmt", "--all", "--check"]),
                "cargo fmt --check",
            ),
            Self::Lint => lint(place),
            Self::Unit => cargo::show(
                cargo(&place.root).args([
                    "test",
                    "--locked",
                    "--workspace",
                    "--exclude",
                    "browser-tests",
                ]),
                "cargo test",
            ),
            Self::Rules => cargo::show(
                build::coverage_rules(place).args(["check", "rules.json", "--today", TODAY]),
                "coverage-rules check rules.json",
            ),
            Self::Scripts => scripts(place),
            Self::Build => build::build(place),
            Self::Package => package::check(place),
            Self::Reproducible => reproducible::check(place),
            Self::Size => size::measure(place, false),
            Self::Browsers => in_browsers(place, browsers),
            Self::Hosts => hosts::check(place),
        }
    }
}

impl FromStr for Stage {
    type Err = anyhow::Error;

    fn from_str(name: &str) -> Result<Self> {
        super::by_name(&Self::ALL, Self::name, name)
    }
}

fn lint(place: &Place) -> Result<()> {
    cargo::show(
        cargo(&place.root).args([
            "clippy",
            "--locked",
            "--workspace",
            "--all-targets",
            "--",
            "-D",
            "warnings",
        ]),
        "cargo clippy",
    )?;
    // Code behind `cfg(target_arch = "wasm32")` is seen by this one only.
    cargo::show(
        cargo(&place.root)
            .args(["clippy", "--locked", "--package", "coverage-check", "--lib"])
            .args(["--target", build::WASM_TARGET, "--", "-D", "warnings"]),
        "cargo clippy for Wasm",
    )
}

/// The plain JavaScript in `embed/`: its types, then its own tests.
fn scripts(place: &Place) -> Result<()> {
    for (arguments, what) in [
        (["ci", "--no-audit", "--no-fund"].as_slice(), "npm ci in embed/"),
        (&["run", "check"], "the type check of embed/"),
        (&["test"], "the tests of embed/"),
    ] {
        let mut npm = Command::new("npm");
        cargo::show(npm.args(arguments).current_dir(place.root.join("embed")), what)?;
    }
    Ok(())
}

/// The tests read which browsers, and what to test, from the environment.
fn in_browsers(place: &Place, browsers: &[Browser]) -> Result<()> {
    if !place.dist.is_dir() {
        bail!("there is no dist/ to test: run `cargo xtask build` first");
    }
    let mut npm = Command::new("npm");
    npm.args(["ci", "--no-audit", "--no-fund"]).current_dir(place.root.join("tests/browser"));
    cargo::show(&mut npm, "npm ci in tests/browser/")?;
    let names: Vec<&str> = browsers.iter().map(|browser| browser.name()).collect();
    recorders::install(place)?;
    cargo::show(
        browser_tests(place)?.env("COVERAGE_BROWSERS", names.join(",")),
        "the browser tests",
    )
}

/// The browser tests' program, told where things are.
pub(super) fn browser_tests(place: &Place) -> Result<Command> {
    let mut command = cargo(&place.root);
    command
        .args(["test", "--locked", "--package", "browser-tests"])
        .env("COVERAGE_DIST", &place.dist)
        .env("PATH", with_tools(place)?);
    Ok(command)
}

/// The search path, with what xtask installed for itself at its end.
fn with_tools(place: &Place) -> Result<OsString> {
    let path = env::var_os("PATH").unwrap_or_default();
    let folders = env::split_paths(&path).chain([install::tool_programs(place)]);
    env::join_paths(folders).context("the target directory's name cannot stand in PATH")
}
