//! A calendar file (`.ics`, RFC 5545) with one whole-day entry for each date. Its words may be neutral,
//! for a calendar that others see; it names neither the visitor nor this widget.

use crate::date::Date;

/// An entry of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry<'a> {
    /// The day.
    pub day: Date,
    /// The line that calendars show: the deadline, or a neutral word.
    pub summary: &'a str,
    /// More words; none if empty.
    pub description: &'a str,
}

/// How long before a day the calendar reminds: a week, and again a day.
const REMINDERS: [&str; 2] = ["-P7D", "-P1D"];

/// The file. `today` goes into the stamps that the format demands.
pub fn calendar(entries: &[Entry], today: Date) -> String {
    let mut file = String::new();
    let mut line = |parts: &[&str]| fold(&parts.concat(), &mut file);
    line(&["BEGIN:VCALENDAR"]);
    line(&["VERSION:2.0"]);
    line(&["PRODID:-//dates//EN"]);
    line(&["CALSCALE:GREGORIAN"]);
    for (at, entry) in entries.iter().enumerate() {
        let summary = escaped(entry.summary);
        line(&["BEGIN:VEVENT"]);
        line(&[
            "UID:",
            &compact(entry.day),
            "-",
            &at.to_string(),
            "-",
            &compact(today),
            "@dates.invalid",
        ]);
        line(&["DTSTAMP:", &compact(today), "T000000Z"]);
        line(&["DTSTART;VALUE=DATE:", &compact(entry.day)]);
        line(&["DTEND;VALUE=DATE:", &compact(entry.day.plus_days(1))]);
        line(&["SUMMARY:", &summary]);
        if !entry.description.is_empty() {
            line(&["DESCRIPTION:", &escaped(entry.description)]);
        }
        line(&["TRANSP:TRANSPARENT"]);
        for reminder in REMINDERS {
            line(&["BEGIN:VALARM"]);
            line(&["ACTION:DISPLAY"]);
            line(&["DESCRIPTION:", &summary]);
            line(&["TRIGGER:", reminder]);
            line(&["END:VALARM"]);
        }
        line(&["END:VEVENT"]);
    }
    line(&["END:VCALENDAR"]);
    file
}

/// A day as the format writes it: `20261122`.
fn compact(day: Date) -> String {
    day.to_string().replace('-', "")
}

/// A text with the format's own characters escaped (section 3.3.11), and no other control characters.
fn escaped(text: &str) -> String {
    let mut written = String::new();
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => written.extend(['\\', letter]),
            '\n' => written.push_str("\\n"),
            control if control.is_control() => {}
            other => written.push(other),
        }
    }
    written
}

/// Adds a line, folded so that none has more than 75 octets (section 3.1) and no letter is cut.
fn fold(line: &str, file: &mut String) {
    let mut width = 0;
    for letter in line.chars() {
        if width + letter.len_utf8() > 75 {
            file.push_str("\r\n ");
            width = 1;
        }
        width += letter.len_utf8();
        file.push(letter);
    }
    file.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn a_file_reads_as_the_standard_says() {
        let entries = [Entry {
            day: day("2027-02-28"),
            summary: "Appeal; first, in writing",
            description: "One\nTwo \\ three\r",
        }];
        let file = calendar(&entries, day("2026-11-22"));
        for line in [
            "UID:20270228-0-20261122@dates.invalid",
            "DTSTAMP:20261122T000000Z",
            "DTSTART;VALUE=DATE:20270228",
            "DTEND;VALUE=DATE:20270301",
            "SUMMARY:Appeal\\; first\\, in writing",
            "DESCRIPTION:One\\nTwo \\\\ three",
        ] {
            assert!(file.split("\r\n").any(|found| found == line), "{line}");
        }
        assert!(file.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
        assert!(file.ends_with("END:VCALENDAR\r\n"));
        assert_eq!(file.matches('\n').count(), file.matches("\r\n").count());
        assert_eq!(file.matches('\r').count(), file.matches("\r\n").count());
    }

    #[test]
    fn long_lines_are_folded_between_letters_and_unfold_to_what_they_were() {
        let long = "Petición de revisión ñandú 𝄞 ".repeat(20);
        let entry = Entry { day: day("2026-12-01"), summary: &long, description: "" };
        let file = calendar(&[entry], day("2026-11-22"));
        assert!(file.split("\r\n").all(|line| line.len() <= 75));
        assert!(file.replace("\r\n ", "").contains(&format!("SUMMARY:{long}\r\n")));
    }
}
