//! A visitor with a keyboard and nothing else: Tab, arrows, Space, Enter, letters and digits. Where the browser's
//! driver cannot press keys inside a sandboxed frame, the same keys are dispatched as events, and the test says so.

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;
use serde_json::{Value, json};

use super::mouse::options;
use super::screen::{Shown, look};
use super::{AT_MOST, Answers};
use crate::drivers::Browser;
use crate::outcome::{Failure, Outcome, ensure};
use crate::patience::{DEADLINE, until};
use crate::session::Session;

/// A key that the driver cannot press, acted out in the frame.
const ACT_OUT: &str = include_str!("keys.js");
/// How many times Tab or an arrow may be pressed on one screen: the longest list has some sixty options.
const STEPS: usize = 90;

/// Whether what has the focus answers to a selector.
const HAS_FOCUS: &str = "
    const at = document.activeElement;
    return !!at && at.matches(arguments[0]) && !at.closest('[hidden]');";

#[derive(Clone, Copy, PartialEq, Eq)]
enum Keys {
    Pressed,
    ActedOut,
}

struct Typist<'a> {
    session: &'a Session,
    keys: Keys,
}

/// Goes to Start and answers until the result is there; returns whether real keys were pressed.
pub(crate) async fn by_keyboard(session: &Session, answers: &Answers) -> Outcome<bool> {
    let keys = if session.browser == Browser::Webkit { Keys::ActedOut } else { Keys::Pressed };
    let typist = Typist { session, keys };
    if keys == Keys::ActedOut {
        // WebKit lets no script move the focus in a frame of another origin before a visitor has touched it.
        session.click_in_frame("#start h1:not([hidden] *)").await?;
    }
    typist.tab_to("[data-act=start]").await?;
    typist.press(Key::Enter).await?;
    let mut before = "start ".to_owned();
    for _ in 0..AT_MOST {
        let shown = until(&format!("another screen after {before:?}"), DEADLINE, async || {
            let shown = look(session).await?;
            Ok((!shown.name.is_empty() && shown.key() != before).then_some(shown))
        })
        .await?;
        match shown.name.as_str() {
            "result" => return Ok(keys == Keys::Pressed),
            "crisis" => typist.push("[data-act=continue]").await?,
            "question" => typist.answer(&shown, answers.get(&shown.question)).await?,
            other => {
                return Err(Failure::new(format!(
                    "a visitor who only answers came to the screen {other:?}"
                )));
            }
        }
        before = shown.key();
    }
    Err(Failure::new(format!("no result after {AT_MOST} screens; the last was {before}")))
}

/// From the result on: steps and dates, costs, the first paper, a word in its first blank, and back to the result. Only
/// where real keys can be pressed in the frame.
pub(crate) async fn around_by_keyboard(session: &Session) -> Outcome {
    let typist = Typist { session, keys: Keys::Pressed };
    for screen in ["plan", "costs", "papers"] {
        typist.push(&format!("[data-act=to-{screen}]")).await?;
        stands(session, &format!("[data-screen={screen}]")).await?;
    }
    typist.push("[data-act=paper]").await?;
    stands(session, "[data-screen=paper]").await?;
    typist.tab_to("[data-blank]").await?;
    typist.write("Jo").await?;
    // Tab leaves the blank, which takes the word in.
    typist.press(Key::Tab).await?;
    stands(session, ".typed").await?;
    typist.push("[data-act=back]").await?;
    stands(session, "[data-screen=papers]").await?;
    typist.push("[data-act=to-result]").await?;
    stands(session, "[data-screen=result]").await
}

async fn stands(session: &Session, what: &str) -> Outcome {
    let script = format!("return document.querySelector({what:?}) && 1");
    session.until_in_frame(what, &script).await?;
    Ok(())
}

impl Typist<'_> {
    async fn answer(&self, shown: &Shown, value: Option<&Value>) -> Outcome {
        let Some(value) = value.filter(|value| !value.is_null()) else {
            return self.push("[data-act=not-sure]").await;
        };
        if shown.kind == "text" {
            self.tab_to("[data-value=number]").await?;
            self.write(&value.to_string()).await?;
            return self.press(Key::Enter).await;
        }
        if shown.kind == "select-one" {
            // A list is searched by typing what its entry begins with.
            self.tab_to("select[data-value]").await?;
            self.write(&self.entry(&value.to_string()).await?).await?;
            return self.push("[data-act=next]").await;
        }
        for option in options(value) {
            let wanted = format!("[data-value=\"{option}\"]");
            if shown.kind == "checkbox" {
                self.tab_to(&wanted).await?;
                self.write(" ").await?;
            } else {
                self.choose(&wanted).await?;
            }
        }
        // Enter in a field means Next.
        self.press(Key::Enter).await
    }

    /// Moves through a group of radio buttons with the arrows, as one does: each stop chooses.
    async fn choose(&self, wanted: &str) -> Outcome {
        self.tab_to("[data-value]").await?;
        self.write(" ").await?;
        let chosen = format!("{wanted}:checked");
        for _ in 0..STEPS {
            if self.has_focus(&chosen).await? {
                return Ok(());
            }
            self.press(Key::Down).await?;
        }
        Err(Failure::new(format!("{STEPS} arrows did not choose {wanted}")))
    }

    /// The text of a list's entry.
    async fn entry(&self, value: &str) -> Outcome<String> {
        let script = "
            const wanted = arguments[0].replaceAll('\"', '');
            const { options } = document.querySelector('select[data-value]');
            return [...options].find((option) => option.value === wanted)?.text ?? '';";
        let text = self.session.in_frame(script, vec![json!(value)]).await?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    async fn push(&self, button: &str) -> Outcome {
        self.tab_to(button).await?;
        self.press(Key::Enter).await
    }

    async fn tab_to(&self, wanted: &str) -> Outcome {
        for _ in 0..STEPS {
            if self.has_focus(wanted).await? {
                return Ok(());
            }
            self.press(Key::Tab).await?;
        }
        let at = "return document.activeElement?.outerHTML.slice(0, 200) ?? 'nothing'";
        let at = self.session.in_frame(at, vec![]).await?;
        Err(Failure::new(format!(
            "{STEPS} times Tab did not lead to {wanted}; the focus is on {at}"
        )))
    }

    async fn has_focus(&self, wanted: &str) -> Outcome<bool> {
        Ok(self.session.in_frame(HAS_FOCUS, vec![json!(wanted)]).await? == true)
    }

    async fn write(&self, text: &str) -> Outcome {
        for letter in text.chars() {
            self.press(letter).await?;
        }
        Ok(())
    }

    async fn press(&self, key: impl Into<char>) -> Outcome {
        let key = key.into();
        if self.keys == Keys::ActedOut {
            let known = self.session.in_frame(ACT_OUT, vec![json!(name(key))]).await?;
            return ensure(known == true, || {
                format!("the key {:?} cannot be acted out", name(key))
            });
        }
        let actions = KeyActions::new("keyboard".into())
            .then(KeyAction::Down { value: key })
            .then(KeyAction::Up { value: key });
        Ok(self.session.client().perform_actions(actions).await?)
    }
}

/// The key's name in events.
fn name(key: char) -> String {
    let named = [(Key::Tab, "Tab"), (Key::Enter, "Enter"), (Key::Down, "ArrowDown")];
    let found = named.into_iter().find(|(known, _)| char::from(*known) == key);
    found.map_or_else(|| key.to_string(), |(_, name)| name.to_owned())
}
