//! Dates as people write them, in both languages.

use super::{WordList, Words};
use crate::state::Language;
use coverage_engine::date::Date;

impl Words {
    /// A day: "Nov 22, 2026" or "22 nov 2026".
    pub(crate) fn day(&self, date: Date) -> String {
        let (year, month, day) = date.parts();
        written(self, &year.to_string(), month as usize, Some(&day.to_string()))
    }
}

/// A date as far as it is known, out of a source's "2024", "2024-11" or "2024-11-05". Anything else
/// is shown as it stands.
pub(crate) fn loose_date(words: &Words, text: &str) -> String {
    let mut parts = text.split('-');
    let year = parts.next().unwrap_or(text);
    match (parts.next().map(str::parse::<usize>), parts.next()) {
        (Some(Ok(month)), day) => {
            written(words, year, month, day.map(|day| day.trim_start_matches('0')))
        }
        _ => text.to_string(),
    }
}

fn written(words: &Words, year: &str, month: usize, day: Option<&str>) -> String {
    let month = match month {
        1..=12 => words.nth(WordList::Months, month - 1),
        _ => "",
    };
    match (day, words.language()) {
        (None, _) => [month, " ", year].concat(),
        (Some(day), Language::English) => [month, " ", day, ", ", year].concat(),
        (Some(day), Language::Spanish) => [day, " ", month, " ", year].concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_read_as_people_write_them() {
        let date: Date = "2026-11-05".parse().unwrap();
        let english = Words::packed(Language::English);
        assert_eq!(english.day(date), "Nov 5, 2026");
        assert_eq!(Words::packed(Language::Spanish).day(date), "5 nov 2026");
        assert_eq!(loose_date(&english, "2024-11"), "Nov 2024");
        assert_eq!(loose_date(&english, "2024"), "2024");
        assert_eq!(loose_date(&english, "2024-02-09"), "Feb 9, 2024");
        assert_eq!(loose_date(&english, "spring"), "spring");
    }
}
