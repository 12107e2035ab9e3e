//! Texts with places to fill: `{name|label}`. The label stands on the blank that is left while nothing
//! is known. Only texts of the rules are read in this way, never what a visitor typed.

/// Begins the name of a place for a visitor's answer: `{fact:age|age}`.
pub const FACT: &str = "fact:";

/// Stands before a name whose value is not marked as reported, such as that of the plan in an
/// address: `{plain:fact:plan|name of the plan}`.
pub const PLAIN: &str = "plain:";

/// The names of all other places.
pub const NAMES: &[&str] = &[
    "blank",
    "treatment",
    "policy",
    "rule",
    "title",
    "publisher",
    "dated",
    "address",
    "criterion",
    "evidence",
    "today",
    "clinic",
    "phone",
];

/// Places that stand in a block that goes through criteria.
pub const OF_CRITERIA: &[&str] = &["criterion", "evidence"];

/// Places that are always filled.
pub const ALWAYS: &[&str] = &["treatment", "today"];

/// A piece of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Plain text.
    Text(&'a str),
    /// A place to fill.
    Place {
        /// What fills it.
        name: &'a str,
        /// What stands on the blank; empty if it needs none.
        label: &'a str,
    },
}

/// The pieces of a text, in order.
///
/// ```
/// use coverage_engine::papers::places::{Piece, pieces};
/// let found: Vec<Piece> = pieces("Age: {fact:age|age}.").collect();
/// assert_eq!(found[1], Piece::Place { name: "fact:age", label: "age" });
/// assert_eq!(found.len(), 3);
/// ```
pub fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        if let Some((place, after)) =
            rest.strip_prefix('{').and_then(|behind| behind.split_once('}'))
        {
            rest = after;
            let (name, label) = place.split_once('|').unwrap_or((place, ""));
            return Some(Piece::Place { name, label });
        }
        // A brace that nothing closes is text.
        let end = rest.char_indices().skip(1).find(|(_, c)| *c == '{').map(|(at, _)| at);
        let (text, after) = rest.split_at(end.unwrap_or(rest.len()));
        rest = after;
        Some(Piece::Text(text))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_lost_and_nothing_panics() {
        let all = |text| pieces(text).collect::<Vec<_>>();
        assert_eq!(all(""), []);
        assert_eq!(all("é{"), [Piece::Text("é"), Piece::Text("{")]);
        assert_eq!(
            all("{a}{b|c}ñ"),
            [
                Piece::Place { name: "a", label: "" },
                Piece::Place { name: "b", label: "c" },
                Piece::Text("ñ"),
            ]
        );
        assert_eq!(all("}x"), [Piece::Text("}x")]);
    }
}
