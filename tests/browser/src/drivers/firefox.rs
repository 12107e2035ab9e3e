//! Firefox through geckodriver. Its services (updates, telemetry, portal detection, remote settings) are switched
//! off, so that the recorders hear pages and not the browser; nothing that a page could leak through is.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use fantoccini::wd::Capabilities;
use serde_json::{Value, json};
use tokio::process::Command;

use super::process::{Output, Process, free_port};
use super::{Driver, program};
use crate::outcome::Outcome;

const INSTALL: &str = "apt install firefox-esr; cargo install geckodriver";

pub(super) fn start(room: &Path) -> Outcome<Driver> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let cargo_home =
        home.or_else(|| std::env::home_dir().map(|home| home.join(".cargo"))).unwrap_or_default();
    let tools = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/tools/bin/geckodriver");
    let places = [PathBuf::from("geckodriver"), cargo_home.join("bin/geckodriver"), tools];
    let geckodriver = program(&places, INSTALL)?;
    let firefox = program(&["firefox-esr", "firefox"].map(PathBuf::from), INSTALL)?;
    let (port, marionette, bidi) = (free_port()?, free_port()?, free_port()?);
    let output = Output::default();
    let mut command = Command::new(geckodriver);
    command
        .arg(format!("--port={port}"))
        .arg(format!("--marionette-port={marionette}"))
        .arg(format!("--websocket-port={bidi}"))
        .arg("--profile-root")
        .arg(room)
        .env("HOME", room)
        // Lets the preference below stand: a release build would otherwise ask Mozilla's server all the same.
        .env("MOZ_REMOTE_SETTINGS_DEVTOOLS", "1")
        .env("MOZ_DISABLE_CONTENT_SANDBOX", "1");
    let process = Process::start(&mut command, &output)?;
    let mut capabilities = Capabilities::new();
    capabilities.insert(
        "moz:firefoxOptions".into(),
        json!({ "binary": firefox, "args": ["-headless"], "prefs": preferences() }),
    );
    Ok(Driver {
        address: format!("http://127.0.0.1:{port}"),
        capabilities,
        own_ports: HashSet::from([port, marionette, bidi]),
        output,
        processes: vec![process],
    })
}

fn preferences() -> Value {
    json!({
        // The page's console goes to the standard output, frames included.
        "devtools.console.stdout.content": true,
        "devtools.console.stdout.chrome": false,
        "app.normandy.enabled": false,
        "app.update.disabledForTesting": true,
        "browser.contentblocking.report.lockwise.enabled": false,
        "browser.discovery.enabled": false,
        "browser.newtabpage.activity-stream.feeds.section.topstories": false,
        "browser.newtabpage.activity-stream.feeds.topsites": false,
        "browser.newtabpage.enabled": false,
        "browser.ping-centre.telemetry": false,
        "browser.region.network.url": "",
        "browser.region.update.enabled": false,
        "browser.safebrowsing.blockedURIs.enabled": false,
        "browser.safebrowsing.downloads.enabled": false,
        "browser.safebrowsing.malware.enabled": false,
        "browser.safebrowsing.phishing.enabled": false,
        "browser.search.update": false,
        "browser.startup.homepage": "about:blank",
        "browser.topsites.contile.enabled": false,
        "datareporting.healthreport.uploadEnabled": false,
        "datareporting.policy.dataSubmissionEnabled": false,
        // Otherwise Firefox cuts short whatever script runs when a page is left or its process is not needed any more,
        // at random, and says so on the console.
        "dom.abort_script_on_child_shutdown": false,
        "dom.ipc.cancel_content_js_when_navigating": false,
        // A slow machine is no complaint of the page.
        "dom.max_script_run_time": 0,
        "dom.push.connection.enabled": false,
        "extensions.getAddons.cache.enabled": false,
        "extensions.systemAddon.update.enabled": false,
        "extensions.update.enabled": false,
        "geo.enabled": false,
        "media.gmp-manager.updateEnabled": false,
        "messaging-system.rsexperimentloader.enabled": false,
        "network.captive-portal-service.enabled": false,
        "network.connectivity-service.enabled": false,
        // Questions go to the name server that the machine names, not past it over HTTPS.
        "network.trr.mode": 5,
        "nimbus.rollouts.enabled": false,
        "places.history.enabled": true,
        "services.settings.server": "data:,#remote-settings-are-off/v1",
        "toolkit.telemetry.enabled": false,
        "toolkit.telemetry.server": "data:,",
        "toolkit.telemetry.unified": false,
    })
}
