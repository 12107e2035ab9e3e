//! The wire recorder: reads every packet of the namespace and notes each attempt to open a TCP connection and
//! each UDP datagram, to whatever address and port. It only listens; it can hold nothing back.

use std::io::Read;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, UdpSocket};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Instant;

use socket2::{Domain, Protocol, Socket, Type};

use super::dns::OWN_DOOR;
use crate::outcome::Outcome;
use crate::patience::{DEADLINE, until};

/// `ETH_P_ALL`: packets of every protocol, in network byte order as `packet(7)` wants it.
const EVERY_PROTOCOL: u16 = 0x0003_u16.to_be();
/// The discard port: what this harness sends itself to learn that the recorder has caught up.
const DISCARD: u16 = 9;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Transport {
    Tcp,
    Udp,
}

/// One attempt to reach somebody.
#[derive(Clone, Copy)]
pub(crate) struct Flow {
    at: Instant,
    pub(crate) transport: Transport,
    from: SocketAddr,
    pub(crate) to: SocketAddr,
}

pub(crate) struct WireRecorder {
    flows: Arc<Mutex<Vec<Flow>>>,
}

impl WireRecorder {
    pub(crate) fn start() -> Outcome<Self> {
        let mut socket = Socket::new(
            Domain::PACKET,
            Type::DGRAM,
            Some(Protocol::from(i32::from(EVERY_PROTOCOL))),
        )?;
        // The packets of a whole page load may wait here while the machine is busy.
        socket.set_recv_buffer_size(8 << 20)?;
        let flows = Arc::new(Mutex::new(Vec::new()));
        let noted = Arc::clone(&flows);
        thread::spawn(move || {
            let mut packet = [0; 256];
            while let Ok(length) = socket.read(&mut packet) {
                if let Some(flow) = packet.get(..length).and_then(read_packet) {
                    noted.lock().unwrap_or_else(PoisonError::into_inner).push(flow);
                }
            }
        });
        Ok(Self { flows })
    }

    /// Attempts after the given moment, without this harness's own datagrams.
    pub(crate) fn since(&self, since: Instant) -> Vec<Flow> {
        let flows = self.flows.lock().unwrap_or_else(PoisonError::into_inner);
        let ours = |flow: &Flow| {
            let answer_of_the_name_server = flow.from.port() == OWN_DOOR.port();
            flow.to.ip().is_loopback()
                && (flow.to == OWN_DOOR || flow.to.port() == DISCARD || answer_of_the_name_server)
        };
        flows.iter().filter(|flow| flow.at >= since && !ours(flow)).copied().collect()
    }

    /// Sends one datagram of our own and waits until it is noted: then all that was sent before is noted too.
    pub(crate) async fn catch_up(&self) -> Outcome {
        let sender = UdpSocket::bind((Ipv4Addr::LOCALHOST, 0))?;
        let own = sender.local_addr()?;
        let sent = Instant::now();
        sender.send_to(b"caught up?", (Ipv4Addr::LOCALHOST, DISCARD))?;
        until("the wire recorder has caught up", DEADLINE, async || {
            let flows = self.flows.lock().unwrap_or_else(PoisonError::into_inner);
            Ok(flows.iter().any(|flow| flow.at >= sent && flow.from == own).then_some(()))
        })
        .await
    }
}

/// Reads the header of an IP packet; anything but the first packet of a connection or a datagram is nobody's business.
fn read_packet(packet: &[u8]) -> Option<Flow> {
    let (protocol, from, to, rest) = match packet.first()? >> 4 {
        4 => {
            let header = usize::from(packet.first()? & 0x0f) * 4;
            let address = |at: usize| {
                let octets: [u8; 4] = packet.get(at..at + 4)?.try_into().ok()?;
                Some(IpAddr::from(Ipv4Addr::from(octets)))
            };
            (*packet.get(9)?, address(12)?, address(16)?, packet.get(header..)?)
        }
        6 => {
            let address = |at: usize| {
                let octets: [u8; 16] = packet.get(at..at + 16)?.try_into().ok()?;
                Some(IpAddr::from(Ipv6Addr::from(octets)))
            };
            (*packet.get(6)?, address(8)?, address(24)?, packet.get(40..)?)
        }
        _ => return None,
    };
    let port = |at: usize| Some(u16::from_be_bytes([*rest.get(at)?, *rest.get(at + 1)?]));
    let transport = match protocol {
        6 => {
            // SYN without ACK: somebody is calling, not answering.
            let flags = *rest.get(13)?;
            (flags & 0x12 == 0x02).then_some(Transport::Tcp)?
        }
        17 => Transport::Udp,
        _ => return None,
    };
    Some(Flow {
        at: Instant::now(),
        transport,
        from: SocketAddr::new(from, port(0)?),
        to: SocketAddr::new(to, port(2)?),
    })
}
