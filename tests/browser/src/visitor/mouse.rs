//! A visitor with a mouse: every answer is a click of the browser's own at the place where the option stands.
//! Only numbers are typed, for there is nothing to click on.

use fantoccini::Locator;
use serde_json::{Value, json};

use super::screen::{Shown, look};
use super::{AT_MOST, Answers};
use crate::drivers::Browser;
use crate::outcome::{Failure, Outcome};
use crate::patience::{DEADLINE, until};
use crate::session::Session;

/// Presses Start and answers until the result is there.
pub(crate) async fn by_mouse(session: &Session, answers: &Answers) -> Outcome {
    session.click_in_frame("[data-act=start]:enabled:not([hidden] *)").await?;
    let mut before = "start ".to_owned();
    for _ in 0..AT_MOST {
        let shown = until(&format!("another screen after {before:?}"), DEADLINE, async || {
            let shown = look(session).await?;
            Ok((!shown.name.is_empty() && shown.key() != before).then_some(shown))
        })
        .await?;
        match shown.name.as_str() {
            "result" => return Ok(()),
            "crisis" => session.click_in_frame("[data-act=continue]").await?,
            "question" => answer(session, &shown, answers.get(&shown.question)).await?,
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

async fn answer(session: &Session, shown: &Shown, value: Option<&Value>) -> Outcome {
    let Some(value) = value.filter(|value| !value.is_null()) else {
        return session.click_in_frame("[data-act=not-sure]").await;
    };
    if shown.kind == "text" {
        type_number(session, value).await?;
    } else if shown.kind == "select-one" {
        for option in options(value) {
            session.to_frame().await?;
            let list = session.client().find(Locator::Css("select[data-value]")).await?;
            list.select_by_value(&option).await?;
        }
    } else {
        for option in options(value) {
            session.click_in_frame(&format!("label:has([data-value=\"{option}\"])")).await?;
        }
    }
    session.click_in_frame("[data-act=next]").await
}

/// The options of the screen that an answer stands for.
pub(super) fn options(value: &Value) -> Vec<String> {
    match value {
        Value::Bool(yes) => vec![if *yes { "yes" } else { "no" }.into()],
        Value::Array(several) if several.is_empty() => vec!["none-of-these".into()],
        Value::Array(several) => several.iter().flat_map(options).collect(),
        Value::String(one) => vec![one.clone()],
        other => vec![other.to_string()],
    }
}

async fn type_number(session: &Session, value: &Value) -> Outcome {
    let field = "[data-value=number]";
    session.click_in_frame(field).await?;
    if session.browser != Browser::Webkit {
        return Ok(session
            .client()
            .find(Locator::Css(field))
            .await?
            .send_keys(&value.to_string())
            .await?);
    }
    // This driver sends no keys into a sandboxed frame.
    let script = "
        const [selector, value] = arguments;
        const field = document.querySelector(selector);
        field.value = value;
        field.dispatchEvent(new Event('input', { bubbles: true }));";
    session.in_frame(script, vec![json!(field), json!(value.to_string())]).await?;
    Ok(())
}
