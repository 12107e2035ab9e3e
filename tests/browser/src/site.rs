//! The site under test: `dist/` and generated host pages, served on two ports, that is, two origins: the clinic's
//! and the widget's. A case may alter what is served. Every request is noted before it is answered; nothing is cached
//! unless a case wants to see how it is.

use std::convert::Infallible;
use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::header::{CACHE_CONTROL, CONTENT_TYPE, HeaderName, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::delivery::as_from_a_cdn;
use crate::outcome::Outcome;
use crate::page::HostPage;
use crate::recorders::http::HttpLog;

const ICON: &str = "/icon.svg";

/// Which of the two origins.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Origin {
    Clinic,
    Widget,
}

/// What a case changes about the answers of the site.
pub(crate) enum Change {
    /// A file is not there.
    Gone,
    /// Other bytes than the file's.
    Body(Vec<u8>),
    /// One header more, or another value for it.
    Header(&'static str, String),
    /// The answer waits until `Site::release` is called.
    Held,
}

/// A change and where it applies.
struct Alteration {
    /// Files whose path ends like this; empty: everything that is served, pages too.
    ending: String,
    change: Change,
}

struct Served {
    dist: PathBuf,
    pages: Mutex<Vec<(String, HostPage)>>,
    alterations: Mutex<Vec<Alteration>>,
    as_from_a_cdn: AtomicBool,
    released: watch::Sender<bool>,
    log: HttpLog,
}

pub(crate) struct Site {
    clinic: u16,
    widget: u16,
    served: Arc<Served>,
}

impl Site {
    pub(crate) async fn open(dist: &Path) -> Outcome<Self> {
        let served = Arc::new(Served {
            dist: dist.to_owned(),
            pages: Mutex::default(),
            alterations: Mutex::default(),
            as_from_a_cdn: AtomicBool::new(false),
            released: watch::Sender::new(false),
            log: HttpLog::default(),
        });
        let clinic = serve(Origin::Clinic, Arc::clone(&served)).await?;
        let widget = serve(Origin::Widget, Arc::clone(&served)).await?;
        Ok(Self { clinic, widget, served })
    }

    pub(crate) fn log(&self) -> &HttpLog {
        &self.served.log
    }

    /// The port of the clinic's origin.
    pub(crate) fn port(&self) -> u16 {
        self.clinic
    }

    /// The address of an origin, without a slash at its end.
    pub(crate) fn address(&self, origin: Origin) -> String {
        let port = match origin {
            Origin::Clinic => self.clinic,
            Origin::Widget => self.widget,
        };
        format!("http://127.0.0.1:{port}")
    }

    /// Puts a page on the clinic's origin and returns its address.
    pub(crate) fn put(&self, name: &str, page: HostPage) -> String {
        let path = format!("/{name}");
        let address = format!("{}{path}", self.address(Origin::Clinic));
        let mut pages = self.served.pages.lock().unwrap_or_else(PoisonError::into_inner);
        pages.retain(|(other, _)| *other != path);
        pages.push((path, page));
        address
    }

    /// Changes the answers for files whose path ends with `ending` (empty: every answer).
    pub(crate) fn alter(&self, ending: &str, change: Change) {
        let alteration = Alteration { ending: ending.to_owned(), change };
        self.served.alterations.lock().unwrap_or_else(PoisonError::into_inner).push(alteration);
    }

    /// From now on files come compressed and may be kept, as from a CDN.
    pub(crate) fn hand_out_as_a_cdn(&self) {
        self.served.as_from_a_cdn.store(true, Ordering::Relaxed);
    }

    /// Lets go of the answers that are held.
    pub(crate) fn release(&self) {
        self.served.released.send_replace(true);
    }
}

async fn serve(origin: Origin, served: Arc<Served>) -> Outcome<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
    let port = listener.local_addr()?.port();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let served = Arc::clone(&served);
            tokio::spawn(async move {
                let answer = service_fn(|request| {
                    let served = Arc::clone(&served);
                    async move { Ok::<_, Infallible>(served.answer(origin, &request).await) }
                });
                // A browser that goes away in the middle of an answer is no fault of the site.
                let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), answer).await;
            });
        }
    });
    Ok(port)
}

impl Served {
    async fn answer(&self, origin: Origin, request: &Request<Incoming>) -> Response<Full<Bytes>> {
        // The page's icon is asked for by the browser, at a moment of its own choosing.
        if *request.uri() != *ICON {
            self.log.note(request);
        }
        let path = request.uri().path();
        let mut response = self.page(origin, path).unwrap_or_else(|| self.file(path, request));
        if origin == Origin::Widget {
            // What a widget host must send so that pages of other origins may fetch from it.
            set(&mut response, "access-control-allow-origin", "*");
        }
        if self.apply_alterations(path, &mut response) {
            let mut released = self.released.subscribe();
            // The sender lives as long as the site; if it is gone there is nobody left to answer.
            let _ = released.wait_for(|released| *released).await;
        }
        response
    }

    fn page(&self, origin: Origin, path: &str) -> Option<Response<Full<Bytes>>> {
        if origin == Origin::Clinic && path == crate::page::WATCH_PATH {
            return Some(found("text/javascript", crate::page::WATCH));
        }
        if path == ICON {
            return Some(found("image/svg+xml", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"));
        }
        let pages = self.pages.lock().unwrap_or_else(PoisonError::into_inner);
        let (_, page) = pages.iter().find(|(name, _)| origin == Origin::Clinic && name == path)?;
        let mut response = found("text/html; charset=utf-8", page.html().to_owned());
        for (name, value) in page.headers() {
            set(&mut response, name, value);
        }
        Some(response)
    }

    fn file(&self, path: &str, request: &Request<Incoming>) -> Response<Full<Bytes>> {
        let name = if path == "/" { "index.html" } else { path.trim_start_matches('/') };
        let inside = !name.split('/').any(|part| part == "..");
        match inside.then(|| std::fs::read(self.dist.join(name))) {
            Some(Ok(bytes)) if self.as_from_a_cdn.load(Ordering::Relaxed) => {
                as_from_a_cdn(&self.dist, name, request, found(content_type(name), bytes))
            }
            Some(Ok(bytes)) => found(content_type(name), bytes),
            _ => not_found(),
        }
    }

    /// Applies what the case changed; true if the answer is to be held back.
    fn apply_alterations(&self, path: &str, response: &mut Response<Full<Bytes>>) -> bool {
        let alterations = self.alterations.lock().unwrap_or_else(PoisonError::into_inner);
        let mut held = false;
        for alteration in alterations.iter().filter(|alteration| path.ends_with(&alteration.ending))
        {
            match &alteration.change {
                Change::Gone => *response = not_found(),
                Change::Body(bytes) => *response.body_mut() = Full::from(bytes.clone()),
                Change::Header(name, value) => set(response, name, value),
                Change::Held => held = true,
            }
        }
        held
    }
}

fn found(content_type: &'static str, body: impl Into<Bytes>) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::new(body.into()));
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

fn not_found() -> Response<Full<Bytes>> {
    let mut response = found("text/plain", "not found");
    *response.status_mut() = StatusCode::NOT_FOUND;
    response
}

fn set(response: &mut Response<Full<Bytes>>, name: &str, value: &str) {
    if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
        response.headers_mut().insert(name, value);
    }
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        Some("css") => "text/css; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        _ => "application/octet-stream",
    }
}
