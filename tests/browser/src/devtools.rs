//! A Chromium of its own, driven by the DevTools protocol over a pipe: for measurements that reach every process of a page,
//! which WebDriver does not. It must never be used where a person's way through WebDriver would do.

use std::collections::HashMap;
use std::path::Path;
use std::process::Stdio;
use std::sync::{Arc, Mutex, PoisonError};

use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::process::{Child, ChildStdin, ChildStdout};
use tokio::sync::{mpsc, oneshot};
use tokio::time::timeout;

use crate::drivers::chromium_by_pipe;
use crate::outcome::{Failure, Outcome};
use crate::patience::DEADLINE;

/// Something that happened in a target (the browser itself has no session).
pub(crate) struct Event {
    pub(crate) method: String,
    pub(crate) parameters: Value,
}

type Waiting = Arc<Mutex<HashMap<u64, oneshot::Sender<Value>>>>;

pub(crate) struct DevTools {
    browser: Child,
    pipe: ChildStdin,
    waiting: Waiting,
    events: mpsc::UnboundedReceiver<Event>,
    calls: u64,
}

/// An answer that may still be on its way.
pub(crate) struct Answer {
    method: String,
    comes: oneshot::Receiver<Value>,
}

impl DevTools {
    /// Starts the browser with its profile in `room`.
    pub(crate) fn start(room: &Path) -> Outcome<Self> {
        let mut command = chromium_by_pipe(room)?;
        let command = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut browser = command.kill_on_drop(true).spawn()?;
        let (pipe, answers) = browser
            .stdin
            .take()
            .zip(browser.stdout.take())
            .ok_or_else(|| Failure::new("Chromium was started without a pipe"))?;
        let (happens, events) = mpsc::unbounded_channel();
        let waiting = Waiting::default();
        tokio::spawn(listen(answers, Arc::clone(&waiting), happens));
        Ok(Self { browser, pipe, waiting, events, calls: 0 })
    }

    /// Ends the browser.
    pub(crate) async fn stop(mut self) {
        // It may have ended by itself, which is as good.
        let _ = self.browser.kill().await;
    }

    /// Sends a command and does not wait for what comes of it.
    pub(crate) async fn send(
        &mut self,
        session: Option<&str>,
        method: &str,
        parameters: Value,
    ) -> Outcome<Answer> {
        self.calls += 1;
        let mut message = json!({ "id": self.calls, "method": method, "params": parameters });
        if let (Some(session), Some(message)) = (session, message.as_object_mut()) {
            message.insert("sessionId".into(), session.into());
        }
        let (sender, comes) = oneshot::channel();
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner).insert(self.calls, sender);
        let mut bytes = message.to_string().into_bytes();
        bytes.push(0);
        self.pipe.write_all(&bytes).await?;
        Ok(Answer { method: method.to_owned(), comes })
    }

    pub(crate) async fn call(
        &mut self,
        session: Option<&str>,
        method: &str,
        parameters: Value,
    ) -> Outcome<Value> {
        self.send(session, method, parameters).await?.wait().await
    }

    /// What a script in the target's page evaluates to, waiting for it if it is a promise.
    pub(crate) async fn evaluate(&mut self, session: &str, script: &str) -> Outcome<Value> {
        let wish = json!({ "expression": script, "awaitPromise": true, "returnByValue": true });
        let told = self.call(Some(session), "Runtime.evaluate", wish).await?;
        if let Some(problem) = told.get("exceptionDetails") {
            return Err(Failure::new(format!("{script}: {problem}")));
        }
        Ok(told.pointer("/result/value").cloned().unwrap_or_default())
    }

    /// The next event that came in.
    pub(crate) async fn next(&mut self, awaited: &str) -> Outcome<Event> {
        let event = timeout(DEADLINE, self.events.recv()).await.ok().flatten();
        event.ok_or_else(|| Failure::new(format!("Chromium did not say: {awaited}")))
    }

    /// Forgets what has happened so far.
    pub(crate) fn forget_events(&mut self) {
        while self.events.try_recv().is_ok() {}
    }
}

impl Answer {
    pub(crate) async fn wait(self) -> Outcome<Value> {
        let message = timeout(DEADLINE * 3, self.comes)
            .await
            .map_err(|_| Failure::new(format!("Chromium does not answer {}", self.method)))?
            .map_err(|_| Failure::new(format!("Chromium ended before {}", self.method)))?;
        match message.get("error") {
            Some(error) => Err(Failure::new(format!("{}: {error}", self.method))),
            None => Ok(message.get("result").cloned().unwrap_or_default()),
        }
    }
}

/// Messages end with a zero byte. Those with a number answer a command; the others tell what happened.
async fn listen(pipe: ChildStdout, waiting: Waiting, happens: mpsc::UnboundedSender<Event>) {
    let mut pipe = BufReader::new(pipe);
    let mut bytes = Vec::new();
    while let Ok(1..) = pipe.read_until(0, &mut bytes).await {
        bytes.pop();
        let message = serde_json::from_slice::<Value>(&bytes).unwrap_or_default();
        bytes.clear();
        if let Some(id) = message.get("id").and_then(Value::as_u64) {
            let waits = waiting.lock().unwrap_or_else(PoisonError::into_inner).remove(&id);
            if let Some(waits) = waits {
                // Nobody may be waiting any more.
                let _ = waits.send(message);
            }
        } else if let Some(method) = message.get("method").and_then(Value::as_str) {
            let parameters = message.get("params").cloned().unwrap_or_default();
            if happens.send(Event { method: method.to_owned(), parameters }).is_err() {
                return;
            }
        }
    }
    // Whoever still waits learns that nothing will come.
    waiting.lock().unwrap_or_else(PoisonError::into_inner).clear();
}
