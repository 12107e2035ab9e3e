//! What a file holds, made safe to print: characters that steer a terminal, turn the direction of a line
//! or cannot be seen are written out, so that no report reads as another.

use std::borrow::Cow;
use std::fmt::Write as _;

/// Control characters, those that only steer how others are shown, and those that nobody sees or knows.
pub(super) fn is_hidden(c: char) -> bool {
    c.is_control() && c != '\n'
        || matches!(c, '\u{ad}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}')
        || matches!(c, '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' | '\u{fffd}')
        || matches!(c, '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
        || matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}')
}

/// A report of several lines, safe to print: `\u202e` stands for the character, as in JSON, so that JSON
/// stays what it is.
pub fn report(text: &str) -> Cow<'_, str> {
    written_out(text, |c| is_hidden(c) && c != '\t')
}

/// The same for what must stay on one line.
pub(super) fn line(text: &str) -> Cow<'_, str> {
    written_out(text, |c| is_hidden(c) || c == '\n')
}

fn written_out(text: &str, steers: impl Fn(char) -> bool) -> Cow<'_, str> {
    if !text.contains(&steers) {
        return text.into();
    }
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        if steers(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                let _ = write!(plain, "\\u{unit:04x}");
            }
        } else {
            plain.push(c);
        }
    }
    plain.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_is_printed_steers_the_terminal() {
        assert_eq!(line("a\u{1b}[2Jb\nc"), "a\\u001b[2Jb\\u000ac");
        assert_eq!(report("a\u{202e}b\n\tc\u{9b}"), "a\\u202eb\n\tc\\u009b");
        assert_eq!(report("\u{e0041}"), "\\udb40\\udc41");
        assert!(matches!(report("Depresión: sí"), Cow::Borrowed(_)));
    }
}
