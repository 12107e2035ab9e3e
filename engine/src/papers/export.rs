//! A paper as plain text, and as a file that word processors open. Both hold exactly what the screen
//! shows.

use super::{Line, Part};
use crate::rules::LineKind;

/// Room to write on.
const ROOM: &str = "____________________";

/// How the pieces of a line are told apart on paper.
#[derive(Clone, Copy)]
pub struct Marks<'a> {
    /// Behind a reported fact, such as "(reported by patient)".
    pub reported: &'a str,
}

/// The paper as plain text, lines ended by `\n`.
pub fn plain(lines: &[Line], marks: Marks) -> String {
    let mut text = String::new();
    let mut before = None;
    for line in lines {
        let listed = |kind| matches!(kind, LineKind::Item | LineKind::Check);
        let together = |before| {
            (listed(before) && listed(line.kind))
                || (before == line.kind && before == LineKind::Write)
        };
        if before.is_some_and(|before| !together(before)) {
            text.push('\n');
        }
        before = Some(line.kind);
        text.push_str(match line.kind {
            LineKind::Item => "- ",
            LineKind::Check => "[ ] ",
            LineKind::Heading | LineKind::Text | LineKind::Write => "",
        });
        let start = text.len();
        for part in &line.parts {
            match part {
                Part::Text(words) => text.push_str(words),
                Part::Blank(label, _) if label.is_empty() => text.push_str(ROOM),
                Part::Blank(label, _) => text.extend(["[", label, ": ________]"]),
                Part::Reported(words) => text.extend([words, " ", marks.reported]),
            }
        }
        if line.kind == LineKind::Write {
            text.extend([": ", ROOM, ROOM]);
        }
        text.push('\n');
        if line.kind == LineKind::Heading {
            let width = text.get(start..).map_or(0, |heading| heading.trim_end().chars().count());
            text.extend(std::iter::repeat_n('-', width));
            text.push('\n');
        }
    }
    text
}

/// The paper as a file in the Rich Text Format, which Word, Pages, Google Docs and `LibreOffice` open.
/// It carries no author and no dates of its own.
pub fn rtf(lines: &[Line], marks: Marks) -> String {
    let mut file =
        String::from("{\\rtf1\\ansi\\uc1\\deff0{\\fonttbl{\\f0\\fswiss Arial;}}\\fs22\n");
    for line in lines {
        file.push_str(match line.kind {
            LineKind::Heading => "\\pard\\sb240\\sa80\\keepn\\b ",
            LineKind::Text => "\\pard\\sa120 ",
            LineKind::Item => "\\pard\\li360\\fi-240\\sa60 \\u8226?\\~",
            LineKind::Check => "\\pard\\li360\\fi-360\\sa60 \\u9744?\\~",
            LineKind::Write => "\\pard\\sa160 ",
        });
        for part in &line.parts {
            match part {
                Part::Text(words) => escape(words, &mut file),
                Part::Blank(label, _) => {
                    file.push_str("{\\ul [");
                    escape(label, &mut file);
                    file.push_str(": ________]}");
                }
                Part::Reported(words) => {
                    escape(words, &mut file);
                    file.push_str("{\\i  ");
                    escape(marks.reported, &mut file);
                    file.push('}');
                }
            }
        }
        if line.kind == LineKind::Write {
            file.extend([": ", ROOM, ROOM]);
        }
        file.push_str(if line.kind == LineKind::Heading { "\\b0\\par\n" } else { "\\par\n" });
    }
    file.push_str("}\n");
    file
}

/// Text as RTF holds it: ASCII, with the rest as numbers of UTF-16 units.
fn escape(text: &str, file: &mut String) {
    for letter in text.chars() {
        match letter {
            '\\' | '{' | '}' => file.extend(['\\', letter]),
            '\n' => file.push_str("\\line "),
            ' '..='~' => file.push(letter),
            _ => {
                for unit in letter.encode_utf16(&mut [0; 2]) {
                    file.push_str("\\u");
                    file.push_str(&unit.cast_signed().to_string());
                    file.push('?');
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::papers::Origin;

    fn lines() -> Vec<Line> {
        let line = |kind, parts| Line { kind, origin: Origin::default(), parts };
        let text = |text: &str| Part::Text(text.to_string());
        vec![
            line(LineKind::Heading, vec![text("Carta")]),
            line(LineKind::Text, vec![text("A{b}\\ñ "), Part::Blank("name".to_string(), 0)]),
            line(LineKind::Check, vec![Part::Reported("3".to_string())]),
            line(LineKind::Item, vec![text("𝄞")]),
            line(LineKind::Write, vec![text("Name")]),
        ]
    }

    #[test]
    fn plain_text_shows_blanks_boxes_and_marks() {
        let written = plain(&lines(), Marks { reported: "(reported)" });
        let expected = "Carta\n-----\n\nA{b}\\ñ [name: ________]\n\n[ ] 3 (reported)\n- 𝄞\n\n\
            Name: ________________________________________\n";
        assert_eq!(written, expected);
    }

    #[test]
    fn rtf_is_ascii_with_balanced_braces() {
        let written = rtf(&lines(), Marks { reported: "(según el paciente)" });
        assert!(written.is_ascii() && !written.contains('\r'));
        assert!(written.contains("A\\{b\\}\\\\\\u241? "));
        assert!(written.contains("\\u-10188?\\u-8930?"), "{written}");
        let plain = written.replace("\\\\", "").replace("\\{", "").replace("\\}", "");
        assert_eq!(plain.matches('{').count(), plain.matches('}').count());
    }
}
