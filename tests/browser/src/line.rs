//! A telephone line in front of the site: what goes through it takes its time, whichever process of the browser asks, and
//! is counted. It must never change a byte.
//!
//! All connections share the line's rate. Each one first pays two round trips: TCP's greeting and, as every real page is
//! sent by https, that of TLS 1.3. The slow start of a real connection is not imitated.

use std::net::Ipv4Addr;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;
use tokio::time::{Instant, sleep, sleep_until};

use crate::outcome::Outcome;

/// What fits into one packet.
const PACKET: usize = 1448;

/// How fast the line is.
#[derive(Clone, Copy)]
pub(crate) struct Pace {
    /// Bits per second in each direction; none: as fast as it comes.
    pub(crate) rate: Option<u32>,
    /// There and back.
    pub(crate) round_trip: Duration,
}

impl Pace {
    pub(crate) const FREE: Self = Self { rate: None, round_trip: Duration::ZERO };
}

/// One direction.
struct Wire {
    pace: Pace,
    free: Mutex<Instant>,
    bytes: AtomicU32,
}

pub(crate) struct Line {
    port: u16,
    down: Arc<Wire>,
    up: Arc<Wire>,
}

impl Line {
    /// Opens a line to a port of this machine.
    pub(crate) async fn open(to: u16, pace: Pace) -> Outcome<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let port = listener.local_addr()?.port();
        let wire =
            || Arc::new(Wire { pace, free: Mutex::new(Instant::now()), bytes: AtomicU32::new(0) });
        let (down, up) = (wire(), wire());
        let wires = (Arc::clone(&down), Arc::clone(&up));
        tokio::spawn(async move {
            while let Ok((near, _)) = listener.accept().await {
                tokio::spawn(connect(near, to, wires.clone()));
            }
        });
        Ok(Self { port, down, up })
    }

    /// Where the line ends on the browser's side.
    pub(crate) fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Bytes that came down and went up since the last call, heads of answers and requests included.
    pub(crate) fn counted(&self) -> (u32, u32) {
        (self.down.bytes.swap(0, Ordering::Relaxed), self.up.bytes.swap(0, Ordering::Relaxed))
    }
}

async fn connect(near: TcpStream, to: u16, (down, up): (Arc<Wire>, Arc<Wire>)) {
    sleep(down.pace.round_trip * 2).await;
    let Ok(far) = TcpStream::connect((Ipv4Addr::LOCALHOST, to)).await else { return };
    // What is small leaves at once, as it does on a real line with one wire.
    if near.set_nodelay(true).and(far.set_nodelay(true)).is_err() {
        return;
    }
    let ((near_in, near_out), (far_in, far_out)) = (near.into_split(), far.into_split());
    tokio::spawn(carry(near_in, far_out, up));
    carry(far_in, near_out, down).await;
}

/// Carries packets until one side closes. Each waits for its turn on the wire and is then on its way for half a round trip.
async fn carry(mut from: OwnedReadHalf, mut to: OwnedWriteHalf, wire: Arc<Wire>) {
    let (sender, mut under_way) = mpsc::unbounded_channel::<(Instant, Vec<u8>)>();
    tokio::spawn(async move {
        while let Some((arrives, packet)) = under_way.recv().await {
            sleep_until(arrives).await;
            if to.write_all(&packet).await.is_err() {
                return;
            }
        }
    });
    let mut packet = [0; PACKET];
    while let Ok(length @ 1..) = from.read(&mut packet).await {
        let (begins, ends) = wire.turn(length as u32);
        sleep_until(begins).await;
        let packet = packet.get(..length).unwrap_or_default().to_vec();
        if sender.send((ends + wire.pace.round_trip / 2, packet)).is_err() {
            return;
        }
    }
}

impl Wire {
    /// When a packet of this length begins and ends to be on the wire.
    fn turn(&self, length: u32) -> (Instant, Instant) {
        self.bytes.fetch_add(length, Ordering::Relaxed);
        let mut free = self.free.lock().unwrap_or_else(PoisonError::into_inner);
        let begins = (*free).max(Instant::now());
        let seconds = self.pace.rate.map_or(0.0, |rate| f64::from(length) * 8.0 / f64::from(rate));
        *free = begins + Duration::from_secs_f64(seconds);
        (begins, *free)
    }
}
