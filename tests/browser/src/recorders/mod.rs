//! What is heard of the browser: HTTP requests, TCP connections, UDP datagrams and DNS questions.
//! A recorder only notes and answers; what may be heard is for the cases to say.

pub(crate) mod dns;
pub(crate) mod http;
pub(crate) mod wire;

use std::collections::HashSet;
use std::fmt;
use std::time::Instant;

use crate::outcome::Outcome;
use dns::DnsRecorder;
use http::HttpLog;
use wire::{Transport, WireRecorder};

/// The recorders that hear the whole namespace, whoever speaks.
pub(crate) struct Recorders {
    pub(crate) dns: DnsRecorder,
    pub(crate) wire: WireRecorder,
    /// Requests to port 80 of any name that is not the site under test.
    pub(crate) elsewhere: HttpLog,
}

/// Everything that was heard since some moment.
#[derive(Default)]
pub(crate) struct Heard {
    pub(crate) http: Vec<String>,
    pub(crate) tcp: Vec<String>,
    pub(crate) udp: Vec<String>,
    pub(crate) dns: Vec<String>,
}

impl Recorders {
    pub(crate) async fn start() -> Outcome<Self> {
        Ok(Self {
            dns: DnsRecorder::start().await?,
            wire: WireRecorder::start()?,
            elsewhere: http::listen_elsewhere().await?,
        })
    }

    /// All that reached any recorder after `since`. `own` are the ports on which this harness talks to the driver
    /// and the driver to its browser: connections to them are ours, not the page's.
    pub(crate) async fn heard(
        &self,
        since: Instant,
        site: &HttpLog,
        own: &HashSet<u16>,
    ) -> Outcome<Heard> {
        self.wire.catch_up().await?;
        self.dns.catch_up().await?;
        let of = |transport| {
            let flows = self.wire.since(since);
            let strange = flows.into_iter().filter(move |flow| flow.transport == transport);
            strange
                .filter(|flow| !(flow.to.ip().is_loopback() && own.contains(&flow.to.port())))
                .map(|flow| flow.to.to_string())
                .collect::<Vec<_>>()
        };
        let mut requests = site.since(since);
        requests.extend(self.elsewhere.since(since));
        Ok(Heard {
            http: requests.into_iter().map(|request| request.line()).collect(),
            tcp: of(Transport::Tcp),
            udp: of(Transport::Udp),
            dns: self.dns.since(since),
        })
    }
}

impl Heard {
    pub(crate) fn is_silence(&self) -> bool {
        [&self.http, &self.tcp, &self.udp, &self.dns].iter().all(|heard| heard.is_empty())
    }
}

impl fmt::Display for Heard {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts =
            [("HTTP", &self.http), ("TCP", &self.tcp), ("UDP", &self.udp), ("DNS", &self.dns)];
        for (name, heard) in parts {
            writeln!(
                out,
                "  {name}: {}",
                if heard.is_empty() { "nothing".into() } else { heard.join(", ") }
            )?;
        }
        Ok(())
    }
}
