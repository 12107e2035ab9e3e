//! A child process: started by us, listened to, stopped by its handle. Never looks for a process by its name.

use std::net::{Ipv4Addr, TcpListener};
use std::process::Stdio;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::io::{AsyncBufReadExt, AsyncRead, BufReader};
use tokio::process::{Child, Command};

use crate::outcome::Outcome;

/// The lines that a process has printed so far, on either stream.
#[derive(Clone, Default)]
pub(crate) struct Output {
    lines: Arc<Mutex<Vec<String>>>,
}

impl Output {
    pub(crate) fn lines(&self) -> Vec<String> {
        self.lines.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn listen(&self, stream: Option<impl AsyncRead + Unpin + Send + 'static>) {
        let Some(stream) = stream else { return };
        let lines = Arc::clone(&self.lines);
        tokio::spawn(async move {
            let mut reader = BufReader::new(stream).lines();
            while let Ok(Some(line)) = reader.next_line().await {
                lines.lock().unwrap_or_else(PoisonError::into_inner).push(line);
            }
        });
    }
}

pub(super) struct Process {
    child: Child,
}

impl Process {
    /// Starts the program and collects what it prints in `output`.
    pub(super) fn start(command: &mut Command, output: &Output) -> Outcome<Self> {
        let streams = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = streams.kill_on_drop(true).spawn()?;
        output.listen(child.stdout.take());
        output.listen(child.stderr.take());
        Ok(Self { child })
    }

    pub(super) async fn stop(&mut self) {
        // It may have ended by itself, which is as good.
        let _ = self.child.kill().await;
    }
}

/// A port that nobody uses at this moment.
pub(super) fn free_port() -> Outcome<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}
