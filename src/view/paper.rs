//! One paper: filled, to read, to change, to copy, to print and to save. It holds no field to type in
//! (a browser would ask a service about it): blanks and words are typed over where they stand, lines are
//! left out, and marks are struck.

use super::button::{button, plain, press};
use super::crisis::heading;
use super::element::{Element, el, text};
use super::fold::{body, fold};
use super::progress::back_line;
use super::sources::titles;
use super::{Link, ask, sheet};
use crate::state::{Action, Screen, Visit};
use crate::words::{Word, Words};
use coverage_engine::papers;
use coverage_engine::rules::Ring;

/// The screen.
pub(super) fn paper(visit: &Visit, link: &Link, words: &Words, at: u16) -> Option<Element> {
    let more = visit.more?;
    let paper = visit.paper(at)?;
    let questions = papers::questions(&visit.rules, &visit.answers, paper, &visit.desk.filled);
    let asks = (!questions.is_empty()).then(|| {
        let title = words.fill(Word::FillMore, &[&questions.len().to_string()]);
        // The paper's own questions are asked in sight.
        let own = |id| visit.rules.fact(id).is_some_and(|fact| fact.ring == Ring::Papers);
        let open = questions.iter().any(|id| own(*id));
        fold(&title, open, body().child(ask::ask_all(visit, link, words, &questions)))
    });
    let all = Action::Show(Screen::Papers);
    let screen = el("section.screen section")
        .set("data-screen", "paper")
        .set("data-paper", &paper.key)
        .child(back_line(visit, link, words).child(press(
            link,
            "to-papers.quiet",
            words,
            Word::AllPapers,
            all,
        )))
        .child(heading(visit.text(paper.title)))
        .child(text("p.soft", visit.text(paper.about)))
        .maybe(asks)
        .maybe(languages(visit, link, words))
        .child(keep(visit, link, words))
        .child(sheet::sheet(visit, link, words, at))
        .maybe(titles(more, words, &paper.sources));
    Some(screen)
}

/// Beside a screen in Spanish the paper can be had in English: that is what plans and clinics read.
fn languages(visit: &Visit, link: &Link, words: &Words) -> Option<Element> {
    visit.library.english()?;
    let mut row = el("div.actions pair")
        .set("role", "group")
        .set("aria-label", words.get(Word::PaperLanguage));
    for (english, label) in [(false, Word::PaperSpanish), (true, Word::PaperEnglish)] {
        let on = if visit.desk.english == english { "true" } else { "false" };
        let action = Action::PaperInEnglish(english);
        let button = button(link, "paper-language.second", words.get(label), action);
        row = row.child(button.set("aria-pressed", on));
    }
    Some(row)
}

/// What can be done with it. The frame's script copies, prints and saves.
fn keep(visit: &Visit, link: &Link, words: &Words) -> Element {
    let editing = visit.desk.editing;
    let label = words.get(if editing { Word::EditDone } else { Word::EditPaper });
    let edit = button(link, "edit.second", label, Action::EditPaper(!editing));
    let saved = |act, kind, label| plain(act, words.get(label)).set("data-file", kind);
    let row = el("div.actions keep")
        .child(saved("copy.second", "txt", Word::Copy))
        .child(plain("print.second", words.get(Word::Print)))
        .child(saved("save.second", "rtf", Word::SaveRtf))
        .child(saved("save.second", "txt", Word::SaveTxt))
        .child(edit);
    let status = el("p.small")
        .set("role", "status")
        .set("data-copied", words.get(Word::Copied))
        .set("data-not-copied", words.get(Word::NotCopied));
    let how = if editing { Word::EditText } else { Word::MarksText };
    let how = el("p.small soft").say_word(words, Word::BlanksHere).say(words, how);
    el("div").child(row).child(status).child(how)
}
