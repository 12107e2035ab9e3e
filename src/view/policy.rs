//! Why: what the governing text says, what it asks for and how the answers fit, what was looked for
//! and not found, and how approval is asked for.

use super::answer_words::answer_words;
use super::element::{Element, el, say, text};
use super::fold::{body, fold};
use super::{Link, band, criteria};
use crate::state::{Explanation, Visit};
use crate::words::{Word, WordList, Words};
use coverage_engine::assessment::{Assessment, PathResult, PolicyResult, Status};
use coverage_engine::id::TextId;
use coverage_engine::rules::{Basis, PolicyDetail};

/// The fold "Why".
pub(super) fn why(
    visit: &Visit,
    link: &Link,
    words: &Words,
    found: &Assessment,
    explanation: Option<&Explanation>,
) -> Element {
    // What is not settled has no meaning yet.
    let meaning = found.settled.then(|| text("p.soft", band::meaning(words, found.band)));
    let mut why = body().maybe(meaning);
    if found.basis == Some(Basis::General) {
        why = why.child(say("p", words, Word::GeneralText));
    }
    if found.policies.len() > 1 {
        why = why.child(say("p", words, Word::BothBenefits));
    }
    for result in &found.policies {
        why = add_policy(why, visit, link, words, result);
    }
    if let Some(explanation) = explanation {
        why = add_deciding(why, visit, words, explanation);
    }
    why = add_silent(why, visit, words, found);
    let title = [words.get(Word::Why), &met_count(words, found)].concat();
    fold(&title, visit.outlook.assessments.len() == 1, why)
}

/// ": 4 of 6 requirements met", for the best way.
fn met_count(words: &Words, found: &Assessment) -> String {
    let Some(best) = best_path(found) else { return String::new() };
    let met = best.criteria.iter().filter(|result| result.status == Status::Met).count();
    words.fill(Word::CriteriaMet, &[&met.to_string(), &best.criteria.len().to_string()])
}

/// The best way to meet the policy, if it asks for anything.
pub(super) fn best_path(found: &Assessment) -> Option<&PathResult> {
    let best = found.policies.first().and_then(|result| result.paths.first());
    best.filter(|best| !best.criteria.is_empty())
}

fn add_policy(
    mut why: Element,
    visit: &Visit,
    link: &Link,
    words: &Words,
    result: &PolicyResult,
) -> Element {
    let detail = visit.more.and_then(|more| more.policies.get(result.policy.index()));
    if let Some(detail) = detail {
        why = why
            .child(text("h3", visit.text(detail.name)))
            .child(text("p", visit.text(detail.summary)))
            .maybe(remark(visit, words.get(Word::TextsDiffer), detail.texts_differ))
            .maybe(remark(visit, words.get(Word::NotFound), detail.unknown));
        if let Some(benefit) = detail.benefit {
            let from = words.nth(WordList::Benefits, benefit as usize);
            why = why.child(el("p").say_word(words, Word::Benefit).text(from));
        }
    }
    why = criteria::add_paths(why, visit, link, words, result, detail);
    match detail {
        Some(detail) => add_authorization(why, visit, words, result, detail),
        None => why,
    }
}

fn remark(visit: &Visit, title: &str, remark: Option<TextId>) -> Option<Element> {
    Some(el("p").child(text("b", title)).text(" ").text(visit.text(remark?)))
}

/// The terms of prior authorization: the best way's own, else the policy's.
fn add_authorization(
    why: Element,
    visit: &Visit,
    words: &Words,
    result: &PolicyResult,
    detail: &PolicyDetail,
) -> Element {
    let best = result.paths.first().map_or(0, |path| path.path);
    let own = detail.path_authorizations.get(best).copied().flatten();
    let Some(terms) = own.or(detail.authorization) else { return why };
    let mut list = el("ul.plain");
    for (name, term) in [
        (words.get(Word::AuthorizationHow), terms.how),
        (words.get(Word::AuthorizationDecision), terms.decision),
        (words.get(Word::AuthorizationFirst), terms.first),
        (words.get(Word::AuthorizationRenewal), terms.renewal),
    ] {
        if let Some(term) = term {
            let item = el("li").child(text("b", name)).text(": ");
            list = list.child(item.text(visit.text(term)));
        }
    }
    why.child(say("h3", words, Word::Authorization)).child(list)
}

/// The answers that together force the band.
fn add_deciding(why: Element, visit: &Visit, words: &Words, explanation: &Explanation) -> Element {
    if explanation.because.is_empty() {
        return why;
    }
    let mut list = el("ul.plain");
    for id in &explanation.because {
        let Some(fact) = visit.rules.fact(*id) else { continue };
        let answer = text("b", &answer_words(visit, words, *id));
        list = list.child(el("li").word(visit.text(fact.text)).child(answer));
    }
    why.child(say("h3", words, Word::DecidingAnswers)).child(list)
}

/// What was looked for and not found, for this visitor's plan.
fn add_silent(mut why: Element, visit: &Visit, words: &Words, found: &Assessment) -> Element {
    let Some(more) = visit.more else { return why };
    for (at, id) in found.silent.iter().enumerate() {
        let Some(detail) = more.policies.get(id.index()) else { continue };
        if at == 0 {
            why = why.child(say("h3", words, Word::SilentText));
        }
        let name = text("b", visit.text(detail.name));
        let what = visit.text(detail.unknown.unwrap_or(detail.summary));
        why = why.child(el("p").child(name).text(". ").text(what));
    }
    why
}
