//! The papers that fit a result, each with what it is for and who signs it.

use super::Link;
use super::button::button;
use super::crisis::heading;
use super::element::{Element, el, say, text};
use super::hub::{hub, subjects};
use super::progress::back_line;
use crate::state::{Action, Screen, Visit};
use crate::words::{Word, WordList, Words};
use coverage_engine::papers;
use coverage_engine::rules::Paper;

/// The list.
pub(super) fn list(visit: &Visit, link: &Link, words: &Words) -> Option<Element> {
    let more = visit.more?;
    let offered = papers::offered(&visit.rules, more, &visit.answers, visit.subject()?);
    let mut all = el("ul.papers");
    for (at, paper) in more.papers.list.iter().enumerate() {
        if offered.iter().any(|other| std::ptr::eq(*other, paper)) {
            all = all.child(one(visit, link, words, at as u16, paper));
        }
    }
    let intro = if offered.is_empty() { Word::PapersNone } else { Word::PapersText };
    let screen = el("section.screen section")
        .set("data-screen", "papers")
        .child(back_line(visit, link, words))
        .child(hub(visit, link, words))
        .child(heading(words.get(Word::PapersTitle)))
        .child(say("p.soft", words, intro))
        .maybe(subjects(visit, link, words))
        .child(all);
    Some(screen)
}

fn one(visit: &Visit, link: &Link, words: &Words, at: u16, paper: &Paper) -> Element {
    let title = visit.text(paper.title);
    let about = [words.get(Word::OpenPaper), ": ", title].concat();
    let signer = words.nth(WordList::Signers, paper.signer as usize);
    let label = words.get(Word::OpenPaper);
    let open = button(link, "paper.second", label, Action::Show(Screen::Paper(at)))
        .set("data-paper", &paper.key)
        .set("aria-label", &about);
    let said = el("div")
        .child(text("h2", title))
        .child(text("p.small", visit.text(paper.about)))
        .child(el("p").child(text("span.tag", signer)));
    el("li").child(said).child(open)
}
