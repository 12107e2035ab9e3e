//! Which screen is drawn. While the answers are hidden, none of them is in the document.

use super::element::el;
use super::{Link, clinic, cover, crisis, foot, later, notice, question, waiting};
use crate::state::{Cover, Screen, Visit};
use crate::words::Word;
use yew::Html;

/// The screen, with what stands on every one: how to reach the clinic, and the foot.
pub(super) fn screen(visit: &Visit, link: &Link) -> Html {
    let words = visit.words();
    let (key, body) = match (visit.cover, visit.screen) {
        (Cover::On, _) => return Html::default(),
        (Cover::Returned, _) => (
            "returned",
            Some(cover::ask(
                link,
                words,
                words.get(Word::CoveredTitle),
                words.get(Word::CoveredText),
            )),
        ),
        (Cover::Restarting, _) => (
            "restarting",
            Some(cover::ask(
                link,
                words,
                words.get(Word::RestartTitle),
                words.get(Word::RestartText),
            )),
        ),
        (Cover::Off, Screen::Question(..)) => ("", question::question(visit, link, words)),
        (Cover::Off, Screen::Crisis(_)) => ("crisis", Some(crisis::crisis(link, words))),
        (Cover::Off, _) if visit.more.is_none() => {
            ("waiting", Some(waiting::waiting(visit, link, words)))
        }
        (Cover::Off, _) => later::screen(visit, link, words),
    };
    el("div.page")
        .set("lang", words.language().code())
        .child(notice::notice(visit, words))
        // Each question has a key of its own.
        .maybe(body.map(|body| if key.is_empty() { body } else { body.key(key) }))
        .maybe(clinic::clinic(&visit.settings.clinic, words))
        .child(foot::foot(visit, link, words))
        .html()
}
