//! Real session recorders and analytics on the clinic's page, a keylogger and an observer of the document, all set to
//! record everything: of a whole interview they hold nothing, and of a plain form beside it they hold every word.

use std::collections::BTreeSet;

use fantoccini::Locator;
use serde_json::{Value, json};

use super::provided::{from_npm, provide};

use crate::case::{Case, Company, Console};
use crate::drivers::EVERY_BROWSER;
use crate::native;
use crate::outcome::{Failure, Outcome, ensure};
use crate::page::HostPage;
use crate::patience::{DEADLINE, until};
use crate::scene::Scene;
use crate::session::strings;
use crate::visitor::{at_random_and_around, by_mouse, clear_and_start_again};

pub(crate) const CASE: Case = Case {
    name: "recorders that record everything hold no answer, and do see a plain form",
    browsers: EVERY_BROWSER,
    company: Company::Welcome,
    console: Console::Spoken,
    run: |scene| Box::pin(run(scene)),
};

const SCRIPTS: [(&str, &str); 3] = [
    ("rrweb.js", "rrweb/dist/rrweb.umd.min.cjs"),
    ("posthog.js", "posthog-js/dist/array.full.no-external.js"),
    ("posthog-recorder.js", "posthog-js/dist/posthog-recorder.js"),
];

/// What PostHog's server would answer: record this session.
const POSTHOG_SETTINGS: &str = r#"{"sessionRecording":{"endpoint":"/s/","recorderVersion":"v2","consoleLogRecordingEnabled":true},
    "supportedCompression":[],"autocapture_opt_out":false,"featureFlags":{},"hasFeatureFlags":false}"#;

const RECORDING: &str = include_str!("recording.js");

/// Words that only the test says: once the recorders hold them, all that came before is in as well.
const LAST_WORDS: &str = "umbrella-after-the-interview";
const RECORDERS: [&str; 4] = ["rrweb", "posthog", "keylogger", "observer"];

async fn run(scene: &Scene) -> Outcome {
    open(scene).await?;
    let before = scene.session.on_page("return document.documentElement.outerHTML", vec![]).await?;
    let own_words = before.as_str().unwrap_or_default().to_owned();

    // With a real mouse and keys, then once more by script with other answers.
    let person = native::person("bcbs-ma")?;
    by_mouse(&scene.session, &person.answers).await?;
    let mut markers = lines_on_screen(scene).await?;
    clear_and_start_again(&scene.session).await?;
    markers.extend(at_random_and_around(&scene.session, 21).await?.said);
    markers.extend(lines_on_screen(scene).await?);
    markers.retain(|words| words.len() > 6 && !own_words.contains(words.as_str()));
    ensure(markers.len() > 10, || format!("hardly a marker: {markers:?}"))?;

    type_into_form(scene, LAST_WORDS).await?;
    until_all_hold(scene, LAST_WORDS).await?;
    for recorder in RECORDERS {
        let held = held_by(scene, recorder).await?;
        let leaked = markers.iter().find(|words| held.contains(words.as_str()));
        ensure(leaked.is_none(), || format!("{recorder} holds {leaked:?} of the interview"))?;
    }

    // The control: the same words in a plain form are seen by each of them.
    let plain = |words: &&String| {
        words.len() < 40 && words.chars().all(|sign| sign.is_ascii_alphabetic() || sign == ' ')
    };
    let controls: Vec<&String> = markers.iter().filter(plain).take(2).collect();
    ensure(controls.len() == 2, || format!("no marker can be typed: {markers:?}"))?;
    for words in controls {
        type_into_form(scene, words).await?;
        until_all_hold(scene, words).await?;
    }
    Ok(())
}

async fn open(scene: &Scene) -> Outcome {
    for (name, file) in SCRIPTS {
        provide(scene, name, "text/javascript; charset=utf-8", from_npm(file)?);
    }
    provide(scene, "recording.js", "text/javascript", RECORDING.into());
    for name in ["flags/", "array/phc_test/config", "decide/", "e/", "s/", "i/v0/e/"] {
        provide(scene, name, "application/json", POSTHOG_SETTINGS.into());
    }
    provide(scene, "array/phc_test/config.js", "text/javascript", Vec::new());
    let scripts = SCRIPTS.map(|(name, _)| format!("<script src=\"/{name}\"></script>")).concat();
    let page = format!(
        "{scripts}<script src=\"/recording.js\"></script><h1>Valley Road Clinic</h1>\
         <script src=\"/coverage-check.js\" async></script>\
         <coverage-check lang=\"en\" loading=\"eager\"></coverage-check>\
         <div id=\"plain\"><label>Tell us <input id=\"field\" name=\"tell\"></label> <button type=\"button\"></button><p></p></div>"
    );
    scene.open(HostPage::with_body(&page)).await?;
    scene.until_ready().await?;
    scene.session.until_on_page("both recorders record", "return recording()").await?;
    Ok(())
}

/// The lines of text that the visitor reads, which the answers decide.
async fn lines_on_screen(scene: &Scene) -> Outcome<BTreeSet<String>> {
    let lines =
        "return document.querySelector('#app').innerText.split(/\\n+/).map((line) => line.trim())";
    Ok(strings(&scene.session.in_frame(lines, vec![]).await?).into_iter().collect())
}

/// Types words into the form of the page, key by key, and clicks on a button that says them.
async fn type_into_form(scene: &Scene, words: &str) -> Outcome {
    scene.session.on_page("plainForm(arguments[0])", vec![json!(words)]).await?;
    let client = scene.session.client();
    let field = client.find(Locator::Id("field")).await?;
    field.clear().await?;
    field.send_keys(words).await?;
    client.find(Locator::Css("#plain button")).await?.click().await?;
    Ok(())
}

async fn until_all_hold(scene: &Scene, words: &str) -> Outcome {
    for recorder in RECORDERS {
        until(&format!("{recorder} holds {words:?} of the plain form"), DEADLINE, async || {
            Ok(held_by(scene, recorder).await?.contains(words).then_some(()))
        })
        .await?;
    }
    Ok(())
}

async fn held_by(scene: &Scene, recorder: &str) -> Outcome<String> {
    let held =
        scene.session.on_page("return captured(arguments[0])", vec![json!(recorder)]).await?;
    match held {
        Value::String(held) => Ok(held),
        other => Err(Failure::new(format!("{recorder} tells {other}"))),
    }
}
