//! A paper's lines as they stand on it. While it is changed, each line has a box, each mark is a button, and all words can
//! be typed over.

use super::Link;
use super::button::button;
use super::element::{Element, el, el_as, text};
use crate::state::{Action, Visit};
use crate::words::{Word, Words};
use coverage_engine::papers::{Line, Part};
use coverage_engine::rules::LineKind;

/// The sheet.
pub(super) fn sheet(visit: &Visit, link: &Link, words: &Words, paper: u16) -> Element {
    let lines = visit.composed(paper);
    let language = if visit.desk.english { "en" } else { words.language().code() };
    let mut sheet = el("article.sheet").set("data-sheet", "").set("lang", language);
    let mut listed: Option<Element> = None;
    for (at, line) in lines.iter().enumerate() {
        let left_out = visit.is_left_out(paper, line);
        if left_out && !visit.desk.editing {
            continue;
        }
        let is_entry = matches!(line.kind, LineKind::Item | LineKind::Check);
        if is_entry && !visit.desk.editing {
            let entry = filled(el_as("li", class(line.kind)), visit, link, words, at, line);
            listed = Some(listed.unwrap_or_else(|| el("ul.entries")).child(entry));
            continue;
        }
        sheet = sheet.maybe(listed.take());
        let tag = if line.kind == LineKind::Heading { "h2" } else { "p" };
        let shown = filled(el_as(tag, class(line.kind)), visit, link, words, at, line);
        sheet = sheet.child(if visit.desk.editing {
            el_as("div", if left_out { "edited out" } else { "edited" })
                .child(line_box(link, words, at, line, !left_out))
                .child(shown)
        } else {
            shown
        });
    }
    sheet.maybe(listed)
}

fn class(kind: LineKind) -> &'static str {
    match kind {
        LineKind::Heading | LineKind::Text => "",
        LineKind::Item => "entry",
        LineKind::Check => "entry check",
        LineKind::Write => "write",
    }
}

fn filled(
    mut inside: Element,
    visit: &Visit,
    link: &Link,
    words: &Words,
    at: usize,
    filled: &Line,
) -> Element {
    for (part_at, part) in filled.parts.iter().enumerate() {
        inside = match part {
            // A full stop alone is not worth a stop on the way.
            Part::Text(said) if visit.desk.editing && said.len() > 2 => {
                let shown = visit.typed(filled, part_at).unwrap_or(said);
                inside.child(field("words typed", shown, (at, part_at), said))
            }
            Part::Text(said) => inside.text(visit.typed(filled, part_at).unwrap_or(said)),
            Part::Blank(label, _) => inside.child(blank(visit, (at, part_at), filled, label)),
            Part::Reported(said) => {
                let struck = visit.is_struck(filled, part);
                let mark = mark(visit, link, words, (at, part_at), struck);
                inside.word(said).maybe(mark)
            }
        };
    }
    if filled.kind == LineKind::Write {
        inside = inside.child(blank(visit, (at, filled.parts.len()), filled, ""));
    }
    inside
}

/// A blank, or what was typed into it. The frame's script lets people type where it stands.
fn blank(visit: &Visit, (at, part): (usize, usize), line: &Line, label: &str) -> Element {
    let typed = visit.typed(line, part);
    let class = match typed {
        Some(_) => "blank typed",
        None if line.parts.len() == part => "blank room",
        None => "blank",
    };
    // The words before it tell apart what has the same label: "number", "yes or no".
    let before = match line.parts.first() {
        Some(Part::Text(said)) => said,
        _ => "",
    };
    let shown = typed.unwrap_or(if label.is_empty() { " " } else { label });
    field(class, shown, (at, part), &[before, label].join(" "))
}

/// What can be typed over where it stands.
fn field(class: &str, shown: &str, (at, part): (usize, usize), about: &str) -> Element {
    el_as("span", class)
        .text(shown)
        .set("data-blank", &[at.to_string(), part.to_string()].join("."))
        .set("tabindex", "0")
        .set("role", "textbox")
        .set("aria-label", about)
}

/// What stands behind a reported fact: words to read, or a button while the paper is changed.
fn mark(
    visit: &Visit,
    link: &Link,
    words: &Words,
    (at, part): (usize, usize),
    struck: bool,
) -> Option<Element> {
    let said = visit.mark();
    if visit.desk.editing {
        let action = Action::Strike(at as u16, part as u16);
        let about = words.fill(Word::Strike, &[said]);
        let button = button(link, "strike.told", said, action)
            .set("aria-label", &about)
            .set("aria-pressed", if struck { "true" } else { "false" });
        return Some(button);
    }
    (!struck).then(|| text("span.told", said))
}

fn line_box(link: &Link, words: &Words, at: usize, shown: &Line, kept: bool) -> Element {
    let begins = shown
        .parts
        .first()
        .map_or("", |(Part::Text(said) | Part::Blank(said, _) | Part::Reported(said))| said);
    el("input")
        .set("type", "checkbox")
        .set("autocomplete", "off")
        .set("aria-label", &[words.get(Word::KeepLine), ": ", begins].concat())
        .checked(kept)
        .on_change(link, Action::LeaveOut(at as u16))
}
