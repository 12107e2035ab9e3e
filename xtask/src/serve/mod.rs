//! `cargo xtask serve`: the demo page as a clinic's visitors would get it.
//!
//! It listens on this machine only, and sends files as docs/EMBEDDING.md asks of a real server.

mod headers;
mod reload;
mod sources;

use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpListener};
use std::process::{Command, Stdio};
use std::thread;

use anyhow::{Context, Result, anyhow, bail};
use axum::Router;
use axum::routing::get;
use tokio::sync::watch;
use tower_http::services::ServeDir;

use crate::arguments::Serving;
use crate::build;
use crate::place::Place;

/// Builds, then serves until Ctrl-C.
pub(crate) fn serve(place: &Place, wish: &Serving) -> Result<()> {
    // Before the build, which takes minutes the first time.
    let socket = listen(wish.port)?;
    let seen = sources::snapshot(place);
    build::build(place)?;

    let address = format!("http://{}", socket.local_addr()?);
    println!("\nThe demo clinic's page:  {address}/");
    println!("The widget on its own:   {address}/check.html");
    let (built, on_build) = watch::channel(());
    if wish.watch {
        let place = place.clone();
        thread::spawn(move || sources::rebuild_on_change(&place, seen, &built));
        println!("A change of a source builds again and reloads the page.");
    }
    println!("Ctrl-C stops.");
    if wish.open {
        open(&address);
    }

    let pages = site(place, wish.watch.then_some(on_build));
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?
        .block_on(until_stopped(socket, pages))
}

/// The files of `dist/`; with a receiver, also the demo page's reloading.
fn site(place: &Place, on_build: Option<watch::Receiver<()>>) -> Router {
    let files = ServeDir::new(&place.dist).precompressed_br().precompressed_gzip();
    let mut site = Router::new().fallback_service(files);
    if let Some(on_build) = on_build {
        let page = reload::demo_page(place);
        site = site
            .route("/", get(page.clone()))
            .route("/index.html", get(page))
            .route(reload::SCRIPT, get(reload::script))
            .route(reload::NEWS, get(reload::news(on_build)));
    }
    site.layer(axum::middleware::from_fn(headers::add))
}

async fn until_stopped(socket: TcpListener, pages: Router) -> Result<()> {
    socket.set_nonblocking(true)?;
    let socket = tokio::net::TcpListener::from_std(socket)?;
    // Not a graceful end: a reload channel stays open for ever, and nothing here needs to be finished.
    let stop = std::pin::pin!(tokio::signal::ctrl_c());
    let serving = std::pin::pin!(std::future::IntoFuture::into_future(axum::serve(socket, pages)));
    match futures_util::future::select(serving, stop).await {
        futures_util::future::Either::Left((ended, _)) => ended.context("the server stopped"),
        futures_util::future::Either::Right((pressed, _)) => {
            println!("\nStopped.");
            pressed.context("could not listen for Ctrl-C")
        }
    }
}

fn listen(port: u16) -> Result<TcpListener> {
    match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
        Ok(socket) => Ok(socket),
        Err(error) if error.kind() == ErrorKind::AddrInUse => bail!(
            "another program listens on 127.0.0.1:{port}. Stop it, or choose another port: \
             cargo xtask serve --port {}",
            port.checked_add(1).unwrap_or(8081)
        ),
        Err(error) => Err(anyhow!(error).context(format!("could not listen on 127.0.0.1:{port}"))),
    }
}

fn open(address: &str) {
    let (program, before): (&str, &[&str]) = match std::env::consts::OS {
        "macos" => ("open", &[]),
        "windows" => ("cmd", &["/C", "start", ""]),
        _ => ("xdg-open", &[]),
    };
    let started = Command::new(program)
        .args(before)
        .arg(address)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    if let Err(error) = started {
        eprintln!("note: could not open a browser ({program}: {error}). Open {address}/ yourself");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_port_is_named_with_another_to_try() -> Result<()> {
        let first = listen(0)?;
        let port = first.local_addr()?.port();
        let report = listen(port).err().map(|e| e.to_string()).unwrap_or_default();
        assert!(report.contains(&port.to_string()) && report.contains("--port"), "{report}");
        Ok(())
    }
}
