//! What the clinic says of itself: what it offers, where, in which languages and networks. Its own words; none of
//! them touches a result.

use super::element::{Element, el, say, text};
use crate::state::Visit;
use crate::words::{Word, WordList, Words};

/// The list; nothing if the clinic says nothing.
pub(super) fn clinic_says(visit: &Visit, words: &Words) -> Option<Element> {
    let mut list = el("ul.plain");
    let mut any = false;
    for (at, said) in visit.settings.clinic.says.iter().enumerate() {
        let Some(said) = said else { continue };
        let name = |key: &str| {
            let named = visit.rules.core().treatments.iter().find(|known| known.key == key);
            named.map_or(key, |known| visit.text(known.name)).to_string()
        };
        let said: Vec<String> = said.split(", ").map(name).collect();
        let label = text("b", words.nth(WordList::ClinicSays, at));
        list = list.child(el("li").child(label).text(" ").text(&said.join(", ")));
        any = true;
    }
    any.then(|| el("section.section").child(say("h2", words, Word::ClinicSelf)).child(list))
}
