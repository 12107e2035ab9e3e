//! The HTTP recorder: the log that every server of this harness writes to before it answers, and the server
//! that listens on port 80 for requests to anybody else. It notes when, to whom, what and in which order.

use std::convert::Infallible;
use std::net::Ipv4Addr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use http_body_util::Empty;
use hyper::body::{Bytes, Incoming};
use hyper::header::HOST;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;

use crate::outcome::Outcome;

/// One request, as it came in.
#[derive(Clone)]
pub(crate) struct Noted {
    pub(crate) at: Instant,
    pub(crate) host: String,
    pub(crate) method: String,
    /// Path and query.
    pub(crate) target: String,
}

impl Noted {
    pub(crate) fn line(&self) -> String {
        format!("{} http://{}{}", self.method, self.host, self.target)
    }
}

#[derive(Clone, Default)]
pub(crate) struct HttpLog {
    requests: Arc<Mutex<Vec<Noted>>>,
}

impl HttpLog {
    pub(crate) fn note(&self, request: &Request<Incoming>) {
        let host =
            request.headers().get(HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
        let target = request.uri().path_and_query().map_or("/", |target| target.as_str());
        self.requests.lock().unwrap_or_else(PoisonError::into_inner).push(Noted {
            at: Instant::now(),
            host: host.to_owned(),
            method: request.method().to_string(),
            target: target.to_owned(),
        });
    }

    pub(crate) fn since(&self, since: Instant) -> Vec<Noted> {
        let requests = self.requests.lock().unwrap_or_else(PoisonError::into_inner);
        requests.iter().filter(|request| request.at >= since).cloned().collect()
    }

    /// All requests whose path ends like this.
    pub(crate) fn of(&self, ending: &str) -> Vec<Noted> {
        let requests = self.requests.lock().unwrap_or_else(PoisonError::into_inner);
        requests.iter().filter(|request| request.target.ends_with(ending)).cloned().collect()
    }
}

/// Listens on port 80 of every address; inside the namespace that is the whole internet.
pub(crate) async fn listen_elsewhere() -> Outcome<HttpLog> {
    let listener = TcpListener::bind((Ipv4Addr::UNSPECIFIED, 80)).await?;
    let log = HttpLog::default();
    let noted = log.clone();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let log = noted.clone();
            tokio::spawn(async move {
                let answer = service_fn(|request| {
                    log.note(&request);
                    std::future::ready(Ok::<_, Infallible>(Response::new(Empty::<Bytes>::new())))
                });
                // A caller that hangs up early has been noted all the same.
                let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), answer).await;
            });
        }
    });
    Ok(log)
}
