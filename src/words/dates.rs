//! Dates as people write them, in both languages.

use super::words;
use crate::state::Language;
use coverage_engine::date::Date;

/// A day: "Nov 22, 2026" or "22 nov 2026".
pub fn day(date: Date, language: Language) -> String {
    let (year, month, day) = date.parts();
    written(&year.to_string(), month as usize, Some(&day.to_string()), language)
}

/// A date as far as it is known, out of a source's "2024", "2024-11" or "2024-11-05". Anything else
/// is shown as it stands.
pub fn loose_date(text: &str, language: Language) -> String {
    let mut parts = text.split('-');
    let year = parts.next().unwrap_or(text);
    match (parts.next().map(str::parse::<usize>), parts.next()) {
        (Some(Ok(month)), day) => {
            written(year, month, day.map(|day| day.trim_start_matches('0')), language)
        }
        _ => text.to_string(),
    }
}

fn written(year: &str, month: usize, day: Option<&str>, language: Language) -> String {
    let month = words(language).months.get(month.wrapping_sub(1)).copied().unwrap_or_default();
    match (day, language) {
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
        assert_eq!(day(date, Language::English), "Nov 5, 2026");
        assert_eq!(day(date, Language::Spanish), "5 nov 2026");
        assert_eq!(loose_date("2024-11", Language::English), "Nov 2024");
        assert_eq!(loose_date("2024", Language::Spanish), "2024");
        assert_eq!(loose_date("2024-02-09", Language::English), "Feb 9, 2024");
        assert_eq!(loose_date("spring", Language::English), "spring");
    }
}
