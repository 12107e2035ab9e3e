//! The DNS recorder: the only name server of the namespace. It notes every name that is asked for and
//! answers with an address of this machine, so that whoever asked goes on to the next recorder.
//! It never refuses: a refusal could stop a leak before the other recorders hear it.

use std::net::{Ipv4Addr, SocketAddr, SocketAddrV4};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use tokio::net::UdpSocket;

use crate::outcome::Outcome;
use crate::patience::{DEADLINE, until};

/// From the block that is kept for documentation; inside the namespace it is this machine.
const EVERY_NAME_IS_AT: Ipv4Addr = Ipv4Addr::new(203, 0, 113, 10);
/// Where this harness asks for its own names, apart from the address that browsers are told of.
pub(crate) const OWN_DOOR: SocketAddr =
    SocketAddr::V4(SocketAddrV4::new(Ipv4Addr::new(127, 0, 0, 53), 53));
const ADDRESS_RECORD: u16 = 1;
const HEADER: usize = 12;

type Names = Arc<Mutex<Vec<(Instant, String)>>>;

pub(crate) struct DnsRecorder {
    names: Names,
}

impl DnsRecorder {
    pub(crate) async fn start() -> Outcome<Self> {
        let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 53)).await?;
        let names = Names::default();
        let noted = Arc::clone(&names);
        tokio::spawn(async move {
            let mut packet = [0; 1500];
            while let Ok((length, from)) = socket.recv_from(&mut packet).await {
                let Some(question) = packet.get(..length).and_then(Question::read) else {
                    continue;
                };
                let entry = (Instant::now(), question.name.clone());
                noted.lock().unwrap_or_else(PoisonError::into_inner).push(entry);
                // An asker that has gone away needs no answer.
                let _ = socket.send_to(&question.answer(), from).await;
            }
        });
        Ok(Self { names })
    }

    pub(crate) fn since(&self, since: Instant) -> Vec<String> {
        let names = self.names.lock().unwrap_or_else(PoisonError::into_inner);
        let after = names.iter().filter(|(at, name)| *at >= since && !name.ends_with(".catch-up"));
        after.map(|(_, name)| name.clone()).collect()
    }

    /// Asks for a name of our own and waits until it is noted: then all that was asked before is noted too.
    pub(crate) async fn catch_up(&self) -> Outcome {
        let socket = UdpSocket::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let own = format!("p{}.catch-up", socket.local_addr()?.port());
        let asked = Instant::now();
        socket.send_to(&Question::ask(&own), OWN_DOOR).await?;
        until("the DNS recorder has caught up", DEADLINE, async || {
            let names = self.names.lock().unwrap_or_else(PoisonError::into_inner);
            Ok(names.iter().any(|(at, name)| *at >= asked && *name == own).then_some(()))
        })
        .await
    }
}

/// The first question of a DNS message (RFC 1035, section 4.1): browsers ask one at a time.
struct Question {
    id: [u8; 2],
    name: String,
    kind: u16,
    /// The question as it came, to be repeated in the answer.
    bytes: Vec<u8>,
}

impl Question {
    fn read(packet: &[u8]) -> Option<Self> {
        let id = [*packet.first()?, *packet.get(1)?];
        let mut at = HEADER;
        let mut labels = Vec::new();
        loop {
            let length = usize::from(*packet.get(at)?);
            at += 1;
            if length == 0 {
                break;
            }
            labels.push(String::from_utf8_lossy(packet.get(at..at + length)?).to_lowercase());
            at += length;
        }
        let kind = u16::from_be_bytes([*packet.get(at)?, *packet.get(at + 1)?]);
        let bytes = packet.get(HEADER..at + 4)?.to_vec();
        Some(Self { id, name: labels.join("."), kind, bytes })
    }

    fn ask(name: &str) -> Vec<u8> {
        let mut packet = vec![0, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0];
        for label in name.split('.') {
            packet.push(label.len() as u8);
            packet.extend(label.as_bytes());
        }
        packet.extend([0, 0, 1, 0, 1]);
        packet
    }

    /// An address for those who ask for one; for any other kind of record, an empty answer without an error.
    fn answer(&self) -> Vec<u8> {
        let answers = u8::from(self.kind == ADDRESS_RECORD);
        let mut packet = self.id.to_vec();
        packet.extend([0x81, 0x80, 0, 1, 0, answers, 0, 0, 0, 0]);
        packet.extend(&self.bytes);
        if answers == 1 {
            // The name (a pointer to the question), type A, class IN, not to be kept, four bytes of address.
            packet.extend([0xc0, HEADER as u8, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4]);
            packet.extend(EVERY_NAME_IS_AT.octets());
        }
        packet
    }
}
