//! What is written differently: every value that was changed, added or taken out, entry by entry.
//! Knows no section by name, so that a new one is compared without a change here.

use serde::Serialize;
use serde_json::Value as Json;
use std::collections::HashSet;

/// What became of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Fate {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It says something else.
    Changed,
    /// The same entries stand in another order.
    Reordered,
}

/// One place that is written differently.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Edit {
    /// The section of the file, such as `sources`.
    pub(crate) section: String,
    /// The entry in it, by its id; empty where the section is one value.
    pub(crate) entry: String,
    /// The place in the entry, such as `summary.en`; empty for the whole of it.
    pub(crate) place: String,
    /// What became of it.
    pub(crate) fate: Fate,
    /// What stood there, if it is short.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) before: Option<Json>,
    /// What stands there now, if it is short.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) after: Option<Json>,
}

impl Edit {
    /// Whether only words to the visitor are concerned.
    pub(crate) fn is_text(&self) -> bool {
        let last = self.place.rsplit('.').next().unwrap_or("");
        let whole = [&self.before, &self.after].into_iter().flatten().any(is_text);
        matches!(last, "en" | "es") || whole
    }

    /// Whether a day or a date is concerned.
    pub(crate) fn is_date(&self) -> bool {
        let name = if self.place.is_empty() { &self.section } else { &self.place };
        matches!(name.as_str(), "released" | "dated" | "checked" | "from" | "until")
    }
}

fn is_text(value: &Json) -> bool {
    matches!(value, Json::Object(map) if map.len() == 2 && map.contains_key("en") && map.contains_key("es"))
}

/// Longer values are not repeated in a report.
const SHORT: usize = 200;

fn is_short(value: &Json) -> bool {
    value.to_string().len() <= SHORT
}

/// All places in which two files differ.
pub(crate) fn edits(old: &Json, new: &Json) -> Vec<Edit> {
    let mut edits = Vec::new();
    for (section, (old, new)) in pairs(old, new) {
        match entries(old, new) {
            Some(entries) => {
                order(&section, "", "", (old, new), &mut edits);
                for (entry, (old, new)) in entries {
                    compare(&section, &entry, "", old, new, &mut edits);
                }
            }
            None => compare(&section, "", "", old, new, &mut edits),
        }
    }
    edits
}

/// Notes that the entries which both lists have stand in another order.
fn order(section: &str, entry: &str, place: &str, (old, new): Sides, edits: &mut Vec<Edit>) {
    let (Some(ours), Some(theirs)) = (old.and_then(ids), new.and_then(ids)) else { return };
    let there = |list: &[&str]| list.iter().map(|id| (*id).to_owned()).collect::<HashSet<_>>();
    let (in_old, in_new) = (there(&ours), there(&theirs));
    let before: Vec<&str> = ours.into_iter().filter(|id| in_new.contains(*id)).collect();
    let after: Vec<&str> = theirs.into_iter().filter(|id| in_old.contains(*id)).collect();
    if before != after {
        edits.push(Edit {
            section: section.to_owned(),
            entry: entry.to_owned(),
            place: place.to_owned(),
            fate: Fate::Reordered,
            before: None,
            after: None,
        });
    }
}

type Sides<'a> = (Option<&'a Json>, Option<&'a Json>);

/// The entries of a section of entries, by id.
fn entries<'a>(old: Option<&'a Json>, new: Option<&'a Json>) -> Option<Vec<(String, Sides<'a>)>> {
    let sides: Vec<&Json> = [old, new].into_iter().flatten().collect();
    if sides.iter().all(|side| ids(side).is_some()) {
        let find = |side: Option<&'a Json>, id: &str| {
            side?.as_array()?.iter().find(|entry| id_of(entry) == Some(id))
        };
        let mut all: Vec<&str> = Vec::new();
        let mut seen = HashSet::new();
        for id in sides.iter().filter_map(|side| ids(side)).flatten() {
            if seen.insert(id) {
                all.push(id);
            }
        }
        return Some(
            all.into_iter().map(|id| (id.to_owned(), (find(old, id), find(new, id)))).collect(),
        );
    }
    let maps = sides.iter().all(|side| side.is_object() && !is_text(side));
    maps.then(|| pairs(old.unwrap_or(&Json::Null), new.unwrap_or(&Json::Null)))
}

fn id_of(entry: &Json) -> Option<&str> {
    entry.get("id")?.as_str()
}

/// The ids of a list of entries; `None` if it is not one.
fn ids(list: &Json) -> Option<Vec<&str>> {
    list.as_array()?.iter().map(id_of).collect()
}

/// The values of two objects side by side, those of the new one first.
fn pairs<'a>(old: &'a Json, new: &'a Json) -> Vec<(String, Sides<'a>)> {
    let object = |side: &'a Json| side.as_object();
    let keys = |side: Option<&'a serde_json::Map<String, Json>>| {
        side.into_iter().flat_map(|map| map.keys().cloned())
    };
    let (old, new) = (object(old), object(new));
    let removed = keys(old).filter(|key| !new.is_some_and(|new| new.contains_key(key)));
    keys(new)
        .chain(removed)
        .map(|key| {
            let sides = (old.and_then(|old| old.get(&key)), new.and_then(|new| new.get(&key)));
            (key, sides)
        })
        .collect()
}

fn compare(
    section: &str,
    entry: &str,
    place: &str,
    old: Option<&Json>,
    new: Option<&Json>,
    edits: &mut Vec<Edit>,
) {
    if old == new {
        return;
    }
    if let (Some(Json::Object(_)), Some(Json::Object(_))) = (old, new) {
        for (key, (old, new)) in pairs(old.unwrap_or(&Json::Null), new.unwrap_or(&Json::Null)) {
            let place = if place.is_empty() { key } else { format!("{place}.{key}") };
            compare(section, entry, &place, old, new, edits);
        }
        return;
    }
    if let (Some(ours), Some(theirs)) = (old, new)
        && [ours, theirs].iter().all(|list| ids(list).is_some_and(|ids| !ids.is_empty()))
    {
        order(section, entry, place, (old, new), edits);
        for (id, (old, new)) in entries(old, new).unwrap_or_default() {
            compare(section, entry, &format!("{place}.{id}"), old, new, edits);
        }
        return;
    }
    // Prices and terms have no ids: as many as before are the same ones, each of which is compared.
    if let (Some(Json::Array(ours)), Some(Json::Array(theirs))) = (old, new)
        && ours.len() == theirs.len()
        && ours.iter().chain(theirs).all(Json::is_object)
        && [old, new].into_iter().flatten().any(|list| !is_short(list))
    {
        for (nth, (old, new)) in ours.iter().zip(theirs).enumerate() {
            compare(section, entry, &format!("{place}[{nth}]"), Some(old), Some(new), edits);
        }
        return;
    }
    let short = |side: Option<&Json>| side.filter(|value| is_short(value)).cloned();
    edits.push(Edit {
        section: section.to_owned(),
        entry: entry.to_owned(),
        place: place.to_owned(),
        fate: match (old, new) {
            (None, _) => Fate::Added,
            (_, None) => Fate::Removed,
            _ => Fate::Changed,
        },
        before: short(old),
        after: short(new),
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn entries_are_found_by_their_id_wherever_they_stand() {
        let old = json!({"steps": [{"id": "a", "text": {"en": "A", "es": "A"}}, {"id": "b"}], "released": "2026"});
        let new = json!({"steps": [{"id": "b"}, {"id": "a", "text": {"en": "B", "es": "A"}}, {"id": "c"}], "released": "2027"});
        let found = edits(&old, &new);
        let places: Vec<(&str, &str, Fate)> = found
            .iter()
            .map(|edit| (edit.entry.as_str(), edit.place.as_str(), edit.fate))
            .collect();
        assert_eq!(
            places,
            [
                ("", "", Fate::Reordered),
                ("a", "text.en", Fate::Changed),
                ("c", "", Fate::Added),
                ("", "", Fate::Changed)
            ]
        );
        assert!(found[1].is_text() && found[3].is_date());
        assert!(edits(&old, &old).is_empty());
    }

    #[test]
    fn another_order_is_told_wherever_entries_stand() {
        let question = |options: Json| json!({"questions": [{"id": "plan", "options": options}]});
        let old = question(json!([{"id": "a"}, {"id": "b"}, {"id": "c"}]));
        let found = edits(&old, &question(json!([{"id": "c"}, {"id": "b"}, {"id": "a"}])));
        let places: Vec<_> = found
            .iter()
            .map(|edit| (edit.entry.as_str(), edit.place.as_str(), edit.fate))
            .collect();
        assert_eq!(places, [("plan", "options", Fate::Reordered)]);
        // What is new or gone moves nothing else.
        let found = edits(&old, &question(json!([{"id": "d"}, {"id": "b"}, {"id": "c"}])));
        assert!(found.iter().all(|edit| edit.fate != Fate::Reordered));
    }

    #[test]
    fn a_price_is_told_as_it_was_and_as_it_is() {
        let costs = |low: u32| {
            let words = "What a guide names. ".repeat(20);
            json!({"costs": {"treatments": {"drip": {"prices": [{"low": low, "text": words}]}}}})
        };
        let found = edits(&costs(400), &costs(500));
        assert_eq!((found.len(), found[0].place.as_str()), (1, "drip.prices[0].low"));
        assert_eq!((&found[0].before, &found[0].after), (&Some(json!(400)), &Some(json!(500))));
    }
}
