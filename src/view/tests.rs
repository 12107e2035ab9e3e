//! Screens rendered without a browser, in both languages: what must stand on them, and what never.

use super::{App, Props, Store};
use crate::state::fixture::visit;
use crate::state::{Action, Language, Screen, Visit};
use std::path::Path;

fn render(visit: Visit) -> String {
    let props = Props { store: Store::new(visit), root: None };
    let renderer = yew::LocalServerRenderer::<App>::with_props(props).hydratable(false);
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    tokio::task::LocalSet::new().block_on(&runtime, renderer.render())
}

/// Answers that lead to a result within reach.
const RESULT: &[&str] = &["lamp", "gold", "north", "1", "no"];
const DATED: [Action; 4] = [
    Action::Show(Screen::Plan),
    Action::GiveDay(0, 0, Some(2026)),
    Action::GiveDay(0, 1, Some(1)),
    Action::GiveDay(0, 2, Some(5)),
];
const CHANGED: [Action; 4] = [
    Action::Show(Screen::Paper(0)),
    Action::EditPaper(true),
    Action::LeaveOut(1),
    Action::Strike(2, 1),
];

/// Each screen that a visit can show, and a name for it.
fn screens(language: Language) -> Vec<(&'static str, String)> {
    let at = |answers: &[&str], actions: &[Action]| {
        let mut visit = visit();
        visit.act(Action::Speak(language));
        visit.say(answers);
        for action in actions {
            visit.act(*action);
        }
        render(visit)
    };
    vec![
        ("first question", at(&[], &[])),
        ("refused", at(&[], &[Action::Next])),
        ("long list", at(&["lamp", "gold"], &[Action::Letter(Some('N'))])),
        ("number", at(&["lamp", "gold", "north"], &[])),
        ("crisis", at(&["lamp", "gold", "north", "1", "yes"], &[])),
        ("review", at(&["lamp", "gold"], &[Action::Review])),
        ("early result", at(&["lamp", "gold", "north"], &[Action::ShowNow])),
        ("result", at(RESULT, &[])),
        ("two treatments", at(&["both", "gold", "south"], &[])),
        ("worth asking", at(&["bath"], &[])),
        ("what-if", at(RESULT, &[Action::Try(0, 0)])),
        ("plan", at(RESULT, &[Action::Show(Screen::Plan)])),
        ("plan with dates", at(RESULT, &DATED)),
        ("papers", at(RESULT, &[Action::Show(Screen::Papers)])),
        ("paper", at(RESULT, &[Action::Show(Screen::Paper(0))])),
        (
            "paper in english",
            at(RESULT, &[Action::Show(Screen::Paper(0)), Action::PaperInEnglish(true)]),
        ),
        ("paper changed", at(RESULT, &CHANGED)),
        ("costs", at(RESULT, &[Action::Show(Screen::Costs)])),
        ("starting again", at(&["lamp"], &[Action::Restart])),
        ("covered", at(&["lamp"], &[Action::Cover])),
        ("returned", at(&["lamp"], &[Action::Uncover { ask: true }])),
    ]
}

fn screen(name: &str, language: Language) -> String {
    screens(language).into_iter().find(|(other, _)| *other == name).unwrap().1
}

/// One line per element. Of a long list stand its ends and what is picked.
fn lines(html: &str) -> String {
    let split = html.replace('<', "\n<").replace("\n</", "</");
    let all: Vec<&str> = split.trim_start().lines().collect();
    let is_entry = |at: usize| all.get(at).is_some_and(|line| line.starts_with("<option"));
    let mut kept = String::new();
    for (at, line) in all.iter().enumerate() {
        let ends_near = at < 2 || !is_entry(at - 2) || !is_entry(at + 1);
        if !is_entry(at) || ends_near || line.contains("selected") {
            kept.extend([line, "\n"]);
        }
    }
    kept
}

/// Every screen as it stands in `snapshots/`, one line per element. After a change that is meant, run the
/// tests with `UPDATE_SNAPSHOTS=1` and read the difference.
#[test]
fn every_screen_is_what_its_snapshot_says_in_both_languages() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/view/snapshots");
    let update = std::env::var_os("UPDATE_SNAPSHOTS").is_some();
    for language in [Language::English, Language::Spanish] {
        for (name, html) in screens(language) {
            let file = folder.join(format!("{}.{}.html", name.replace(' ', "-"), language.code()));
            let now = lines(&html);
            if update {
                std::fs::write(&file, now).unwrap();
                continue;
            }
            let kept = std::fs::read_to_string(&file).unwrap_or_default();
            let differs = kept.lines().zip(now.lines()).find(|(kept, now)| kept != now);
            assert!(kept == now, "{}: {differs:?}; see UPDATE_SNAPSHOTS", file.display());
        }
    }
}

#[test]
fn no_screen_has_what_the_frame_forbids_or_a_field_that_speaks() {
    for language in [Language::English, Language::Spanish] {
        for (name, html) in screens(language) {
            for never in [
                "style=",
                "<form",
                "<img",
                "<iframe",
                "type=\"submit\"",
                "javascript:",
                "%",
                "<textarea",
                "contenteditable",
            ] {
                assert!(!html.contains(never), "{name} holds {never}:\n{html}");
            }
            for button in html.split("<button").skip(1) {
                let tag = button.split('>').next().unwrap();
                assert!(tag.contains(" type=\"button\""), "{name}: {tag}");
            }
            for link in html.split("<a ").skip(1).filter(|link| link.contains("https:")) {
                assert!(link.contains("noopener noreferrer"), "{name}: {link:.90}");
            }
            for field in html.split("<input").skip(1) {
                let field = field.split('>').next().unwrap();
                assert!(field.contains("autocomplete=\"off\""), "{name}: {field}");
                let silent = ["radio", "checkbox", "file"]
                    .iter()
                    .any(|kind| field.contains(&format!("type=\"{kind}\"")));
                assert!(silent, "{name}: a browser would ask a service about {field}");
            }
        }
    }
}

#[test]
fn every_screen_but_the_covered_one_has_one_heading_to_move_to_and_the_clinic() {
    for (name, html) in screens(Language::Spanish) {
        let headings = html.matches("data-focus").count();
        assert_eq!(headings, usize::from(name != "covered"), "{name}");
        assert_eq!(html.contains("tel:5555550142"), name != "covered", "{name}");
    }
}

#[test]
fn a_covered_screen_is_empty() {
    assert_eq!(screen("covered", Language::English), "");
    assert!(!screen("returned", Language::English).contains("lamp"));
}

#[test]
fn a_question_is_a_fieldset_with_a_legend_and_names_its_fact() {
    let html = screen("first question", Language::Spanish);
    assert!(html.contains("data-question=\"wanted\"") && html.contains("<fieldset"), "{html}");
    assert!(html.contains("¿Qué quiere?") && html.contains("data-value=\"bath\""), "{html}");
}

#[test]
fn a_refused_next_says_why_in_an_alert_and_marks_the_fields() {
    let html = screen("refused", Language::English);
    assert!(html.contains("role=\"alert\"") && html.contains("choose an answer"), "{html}");
    assert!(html.contains("aria-invalid=\"true\""), "{html}");
}

#[test]
fn the_crisis_panel_says_nothing_of_plans() {
    let html = screen("crisis", Language::English);
    let panel = html.split("<p class=\"clinic\"").next().unwrap();
    assert!(panel.contains("tel:988") && panel.contains("tel:911"), "{panel}");
    assert!(!panel.contains("plan") && !panel.contains("cover"), "{panel}");
}

#[test]
fn a_result_names_band_policy_and_source_and_never_promises() {
    let html = screen("result", Language::English);
    for needed in [
        "data-treatment=\"lamp\" data-band=\"within-reach\" data-policy=\"0\"",
        "Within reach",
        "0 of 2 requirements met",
        "https://north.example/lamp",
        "Nov 2025",
        "outranks",
        "They are not.",
    ] {
        assert!(html.contains(needed), "{needed}:\n{html}");
    }
    assert!(!html.contains("will be approved"));
}

#[test]
fn an_early_result_shows_what_is_still_possible_and_what_would_settle_it() {
    let html = screen("early result", Language::Spanish);
    assert!(
        html.contains("Es pronto para decirlo") && html.contains("data-settled=\"no\""),
        "{html}"
    );
    assert!(html.contains("data-act=\"resume\""), "{html}");
}
