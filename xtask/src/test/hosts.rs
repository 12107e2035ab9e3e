//! The widget on what clinics have: WordPress with PHP and MariaDB, nginx with the documented configuration, React, Vue.
//!
//! The browser tests start and stop the servers inside their own network namespace, in a folder of their own: no service
//! of the machine is started, stopped or read. Before that, the plugin's code is held against WordPress' coding standards.

use anyhow::{Result, bail};

use super::{recorders, stage, wordpress_standards};
use crate::cargo;
use crate::place::Place;

/// Only cases whose names begin like this.
const NAMES: &str = "on a real host";

pub(super) fn check(place: &Place) -> Result<()> {
    if !place.dist.is_dir() {
        bail!("there is no dist/ to host: run `cargo xtask build` first");
    }
    wordpress_standards::check(place)?;
    recorders::install(place)?;
    cargo::show(
        stage::browser_tests(place)?
            .args(["--", NAMES])
            .env("COVERAGE_BROWSERS", "chromium")
            .env("COVERAGE_HOSTS", "yes"),
        "the tests on real hosts",
    )
}
