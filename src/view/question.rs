//! One question: the fieldset with its legend, help and error; why it is asked; Next and "not sure";
//! and what is settled so far.

use super::element::{Element, el, say, text};
use super::fold::{body, fold};
use super::icon::{WARNING, icon};
use super::{Link, actions, number, one_of, progress, searchable, so_far, some_of, yes_no};
use crate::state::Visit;
use crate::words::{Word, Words};
use coverage_engine::answers::Answer;
use coverage_engine::rules::{Fact, Kind};

/// The question on the screen.
pub(super) fn question(visit: &Visit, link: &Link, words: &Words) -> Option<Element> {
    let (id, fact) = visit.question()?;
    let mut help = el("div.hint").set("id", "cc-help");
    if let Some(more) = fact.help {
        help = help.child(text("p", visit.text(more)));
    }
    if fact.help.is_none() && matches!(fact.kind, Kind::SomeOf(_)) {
        help = help.child(say("p", words, Word::ChooseAny));
    }
    if visit.answers.get(id) == Answer::Unsure {
        help = help.child(say("p", words, Word::YouSaidUnsure));
    }
    let heading = text("h1", visit.text(fact.text))
        .set("id", "cc-question")
        .set("tabindex", "-1")
        .set("data-focus", "");
    let fieldset = el("fieldset.question")
        .set("aria-describedby", "cc-help cc-error")
        .on_enter(link)
        .child(el("legend").child(heading))
        .child(help)
        .child(complaint(visit, words))
        .child(fields(visit, link, words, fact));
    let question = el("div.screen")
        .key(&fact.key)
        .set("data-question", &fact.key)
        .child(progress::line(visit, link, words, id))
        .child(progress::bar(visit, id))
        .child(fieldset)
        // Open from the start where the question itself is hard to be asked.
        .child(fold(
            words.get(Word::WhyWeAsk),
            fact.crisis_if.is_some(),
            body().child(text("p", visit.text(fact.why))),
        ))
        .child(actions::actions(link, words))
        .maybe(so_far::so_far(visit, link, words));
    Some(question)
}

fn fields(visit: &Visit, link: &Link, words: &Words, fact: &Fact) -> Element {
    match &fact.kind {
        Kind::OneOf(_) if fact.searchable => searchable::searchable(visit, link, words, fact),
        Kind::OneOf(_) => one_of::one_of(visit, link, fact),
        Kind::SomeOf(_) => some_of::some_of(visit, link, words, fact),
        Kind::Number { unit, .. } => {
            let unit = unit.map_or("", |unit| visit.text(unit));
            number::number(visit, link, words, fact.offered(), unit)
        }
        Kind::YesNo => yes_no::yes_no(visit, link, words),
    }
}

/// Why Next was refused; always there, so that a screen reader hears it when it fills.
fn complaint(visit: &Visit, words: &Words) -> Element {
    let place = el("div").set("id", "cc-error").set("role", "alert");
    if !visit.refused {
        return place;
    }
    let complaint = el("span").say_word(words, Word::Error).say(words, Word::ChooseSomething);
    place.child(el("p.error").child(icon(WARNING)).child(complaint))
}
