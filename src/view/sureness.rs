//! How sure an answer is, and as of when. In words; the dots only help. Never a percentage: nobody
//! has the figures.

use super::element::{Element, el, el_as, text};
use crate::state::Visit;
use crate::words::{Word, WordList, Words, loose_date};
use coverage_engine::assessment::Assessment;

/// The line under the sentence.
pub(super) fn sureness(visit: &Visit, words: &Words, found: &Assessment) -> Element {
    let level = found.certainty as usize;
    let mut pips = el("span.pips").set("aria-hidden", "true");
    for pip in 0..3 {
        pips = pips.child(el_as("i", if pip <= level { "on" } else { "" }));
    }
    let certainty = words.nth(WordList::Certainty, level);
    let sure = el("span").say_word(words, Word::HowSure).child(pips).child(text("b", certainty));
    let mut line = el("p.sure").child(sure);
    let policy = found.policies.first().and_then(|result| visit.rules.policy(result.policy));
    if let Some(policy) = policy {
        let source = visit.more.and_then(|more| more.sources.get(policy.evidence.source.index()));
        if let Some(source) = source {
            line = line
                .child(part(words.get(Word::TextDated), &dated(words, source.dated.as_deref())));
        }
        line = line.child(part(words.get(Word::Checked), &words.day(policy.evidence.checked)));
    }
    line
}

/// The date of a text in words.
pub(super) fn dated(words: &Words, dated: Option<&str>) -> String {
    dated.map_or_else(|| words.get(Word::Undated).to_string(), |dated| loose_date(words, dated))
}

fn part(name: &str, value: &str) -> Element {
    el("span").word(name).child(text("b", value))
}
