//! The sources of an answer: title, publisher, dates, how sure, and the address as text to copy. The
//! address can tell its server what was answered, so opening it is the visitor's choice and says so.

use super::clinic::outside;
use super::element::{Element, el, say, text};
use super::fold::{body, fold};
use super::sureness::dated;
use crate::state::Visit;
use crate::words::{Word, WordList, Words};
use coverage_engine::assessment::Assessment;
use coverage_engine::id::SourceId;
use coverage_engine::rules::{More, Source};

/// The fold with all sources of a treatment's answer.
pub(super) fn sources(visit: &Visit, words: &Words, found: &Assessment) -> Option<Element> {
    let more = visit.more?;
    let ids = cited(more, found);
    if ids.is_empty() {
        return None;
    }
    let title = [words.get(Word::Sources), " (", &ids.len().to_string(), ")"].concat();
    let mut list = body();
    for id in ids {
        if let Some(found) = more.sources.get(id.index()) {
            list = list.child(source(visit, words, found));
        }
    }
    Some(fold(&title, false, list))
}

/// Titles of sources in one small line.
pub(super) fn titles(more: &More, words: &Words, ids: &[SourceId]) -> Option<Element> {
    let mut line = el("p.small soft").say(words, Word::Sources);
    let mut before = ": ";
    for id in ids {
        let title = &more.sources.get(id.index())?.title;
        line = line.text(before).child(text("span", title).set("lang", "en"));
        before = "; ";
    }
    (!ids.is_empty()).then_some(line)
}

/// Every source once: the governing policies' first, then those of single requirements, then those
/// of texts that were looked for.
fn cited(more: &More, found: &Assessment) -> Vec<SourceId> {
    let mut ids: Vec<SourceId> = Vec::new();
    let mut add = |sources: &[SourceId]| {
        for id in sources {
            if !ids.contains(id) {
                ids.push(*id);
            }
        }
    };
    let governing = found.policies.iter().map(|result| result.policy);
    for policy in governing.chain(found.silent.iter().copied()) {
        let Some(detail) = more.policies.get(policy.index()) else { continue };
        add(&detail.sources);
        for (_, sources) in &detail.criterion_sources {
            add(sources);
        }
    }
    ids
}

fn source(visit: &Visit, words: &Words, source: &Source) -> Element {
    let grade = words.nth(WordList::Grades, source.grade as usize);
    let about = el("p.small soft")
        .text(&source.publisher)
        .text(" · ")
        .say_word(words, Word::Published)
        .text(&dated(words, source.dated.as_deref()))
        .text(" · ")
        .say_word(words, Word::Checked)
        .text(&words.day(source.checked));
    let shown = el("div.source")
        .child(el("p").child(text("b", &source.title).set("lang", "en")))
        .child(about)
        .child(el("p.small").child(text("span.tag", grade)))
        .maybe(source.note.map(|note| text("p.small", visit.text(note))));
    let Some((url, host)) = source.url.as_deref().and_then(|url| Some((url, host(url)?))) else {
        return shown.child(say("p.small soft", words, Word::NoAddress));
    };
    let open = el("p.small").child(outside(url, &words.fill(Word::OpenAt, &[host]))).text(". ");
    shown.child(el("p").child(text("span.address", url))).child(open.child(say(
        "span.soft",
        words,
        Word::OpenWarning,
    )))
}

/// Whose server it is. Only https addresses become links.
fn host(url: &str) -> Option<&str> {
    url.strip_prefix("https://").and_then(|rest| rest.split('/').next())
}
