//! The real nginx, configured as docs/EMBEDDING.md says, on a server that sends a strict policy and X-Frame-Options with
//! everything else: the widget works, and each file comes compressed, with its type and its time in caches.

use std::process::Command;

use super::working;

use crate::case::{Case, Company, Console};
use crate::drivers::Browser;
use crate::hosts::Nginx;
use crate::outcome::{Failure, Outcome, ensure};
use crate::page::{HostPage, WATCH};
use crate::parcel;
use crate::scene::Scene;

pub(crate) const CASE: Case = Case {
    name: "on a real host, nginx as recommended, the widget works and every file is sent as it should be",
    browsers: &[Browser::Chromium],
    company: Company::Welcome,
    console: Console::Empty,
    run: |scene| Box::pin(run(scene)),
};

const FOR_EVER: &str = "public, max-age=31536000, immutable";

async fn run(scene: &Scene) -> Outcome {
    scene.need_dist()?;
    let pages = scene.room.join("nginx/pages");
    let more = format!("location / {{ root {}; }}", pages.display());
    let nginx = Nginx::start(&scene.room, &scene.dist, &more).await?;
    let seen = look(scene, &nginx, &pages).await;
    nginx.stop().await;
    seen
}

async fn look(scene: &Scene, nginx: &Nginx, pages: &std::path::Path) -> Outcome {
    let body = "<h1>Clinic</h1><script src=\"/coverage-check/coverage-check.js\" async></script>\
                <coverage-check lang=\"en\" clinic=\"/coverage-check/demo-clinic.json\"></coverage-check>";
    std::fs::write(pages.join("index.html"), HostPage::with_body(body).html())?;
    std::fs::write(pages.join("watch.js"), WATCH)?;
    std::fs::write(pages.join("icon.svg"), "<svg xmlns=\"http://www.w3.org/2000/svg\"/>")?;
    scene.session.goto(&format!("{}/index.html", nginx.address())).await?;
    working::expect(scene).await?;

    for (name, kind) in [
        ("frame.html", "text/html; charset=utf-8"),
        ("coverage-check.wasm", "application/wasm"),
        ("core.json", "application/json; charset=utf-8"),
        ("coverage-check.js", "text/javascript; charset=utf-8"),
        ("rest-en.pack", "application/octet-stream"),
        ("screens.pack", "application/octet-stream"),
    ] {
        let address = format!(
            "{}/coverage-check/{}",
            nginx.address(),
            parcel::address_of(&scene.dist, name)?
        );
        for coding in ["br", "gzip"] {
            let headers = headers(&address, coding)?;
            let has = |line: String| {
                ensure(headers.iter().any(|header| *header == line.to_lowercase()), || {
                    format!("{name} with {coding} lacks {line:?}: {headers:?}")
                })
            };
            has(format!("Content-Type: {kind}"))?;
            has(format!("Cache-Control: {FOR_EVER}"))?;
            has("Access-Control-Allow-Origin: *".into())?;
            for unwanted in ["content-security-policy", "x-frame-options"] {
                ensure(!headers.iter().any(|header| header.starts_with(unwanted)), || {
                    format!("{name} is sent with {unwanted}")
                })?;
            }
            // What is packed gets no smaller.
            let packed = kind == "application/octet-stream";
            let coded = headers.iter().any(|header| header.starts_with("content-encoding"));
            ensure(coded != packed, || format!("{name} with {coding}: {headers:?}"))?;
            if packed {
                continue;
            }
            has(format!("Content-Encoding: {coding}"))?;
            has("Vary: Accept-Encoding".into())?;
        }
    }
    let loader = headers(&format!("{}/coverage-check/coverage-check.js", nginx.address()), "br")?;
    ensure(loader.iter().any(|header| header == "cache-control: no-cache"), || {
        format!("the loader is not asked for again: {loader:?}")
    })
}

/// The headers of an answer, in small letters.
fn headers(address: &str, coding: &str) -> Outcome<Vec<String>> {
    let mut curl = Command::new("curl");
    curl.args([
        "--silent",
        "--fail",
        "--head",
        "--header",
        &format!("Accept-Encoding: {coding}"),
        address,
    ]);
    let done = curl.output()?;
    if !done.status.success() {
        return Err(Failure::new(format!("{address} is not there ({})", done.status)));
    }
    Ok(String::from_utf8_lossy(&done.stdout)
        .lines()
        .map(|line| line.trim().to_lowercase())
        .collect())
}
