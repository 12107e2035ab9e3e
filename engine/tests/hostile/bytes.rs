//! Files that are no JSON, or no text at all.

use super::{SOUND, finds};

#[test]
fn what_is_no_text_is_refused_where_it_stops_being_text() {
    let mut bytes = SOUND.replacen("Small rules", "Sm?all rules", 1).into_bytes();
    let at = bytes.iter().position(|byte| *byte == b'?').expect("the mark");
    bytes[at] = 0xFF;
    let finding = finds("invalid UTF-8", &bytes, "not-utf-8", "");
    assert_eq!((finding.line, finding.column), (3, 22));
    let utf16: Vec<u8> = SOUND.encode_utf16().flat_map(u16::to_le_bytes).collect();
    finds("UTF-16", &[&[0xFF, 0xFE][..], &utf16].concat(), "not-utf-8", "");
    let marked = format!("\u{feff}{SOUND}");
    finds("byte order mark", marked.as_bytes(), "byte-order-mark", "");
}

#[test]
fn what_is_no_json_is_refused_in_plain_words() {
    let comma = SOUND.replacen("\"stale_after_days\": 180,", "\"stale_after_days\": 180", 1);
    let comma_line =
        SOUND.lines().position(|line| line.contains("stale_after")).expect("a line") + 2;
    let cases: &[(&str, String, &str, &str)] = &[
        ("nothing", String::new(), "", "empty"),
        ("white space", " \n\n".to_owned(), "", "empty"),
        ("half a file", SOUND[..SOUND.len() / 2].to_owned(), "*", "ends in the middle"),
        ("a missing comma", comma, "", "comma before this"),
        ("a comma too many", SOUND.replacen("180,", "180,,", 1), "*", "comma too many"),
        (
            "a trailing comma",
            SOUND.replacen("\"general\"]", "\"general\",]", 1),
            "precedence",
            "comma too many",
        ),
        (
            "curly quotes",
            SOUND.replacen("\"payer\", \"general\"]", "“payer”, \"general\"]", 1),
            "precedence[1]",
            "straight",
        ),
        (
            "a comment",
            SOUND.replacen("\"released\"", "// today\n\"released\"", 1),
            "",
            "no comments",
        ),
        ("not a number", SOUND.replacen("1095", "NaN", 1), "old_after_days", "no value"),
        ("a huge number", SOUND.replacen("1095", "1e999", 1), "old_after_days", "too large"),
        ("half a character", SOUND.replacen("Small rules", "\\ud800 rules", 1), "title.en", "half"),
        (
            "a control character",
            SOUND.replacen("Small rules", "Small\u{0}rules", 1),
            "title.en",
            "invisible",
        ),
        (
            "a quotation mark in a text",
            SOUND.replacen("Small rules", "Small \"rules", 1),
            "title",
            "here",
        ),
    ];
    for (what, text, path, words) in cases {
        let found = super::findings(what, text.as_bytes());
        assert_eq!(found.len(), 1, "{what}: {found:?}");
        let finding = &found[0];
        assert_eq!(finding.code, "not-json", "{what}: {finding}");
        assert!(*path == "*" || finding.path == *path, "{what}: {finding}");
        assert!(finding.message.contains(words), "{what}: {finding}");
        assert!(
            finding.line > 0 && finding.column > 0 && finding.help.is_some(),
            "{what}: {finding}"
        );
        if *what == "a missing comma" {
            assert_eq!(finding.line, comma_line, "{finding}");
        }
    }
}

#[test]
fn what_is_json_but_no_object_is_told_so() {
    for (text, found) in
        [("[]", "a list"), ("null", "nothing"), ("\"rules\"", "the text"), ("7", "7")]
    {
        let finding = finds(text, text.as_bytes(), "wrong-shape", "");
        assert!(finding.message.contains("expected an object"), "{finding}");
        assert!(finding.message.contains(found), "{finding}");
    }
}

#[test]
fn a_name_of_a_megabyte_does_not_fill_the_screen() {
    let long = "a".repeat(1 << 20);
    for (name, code) in [("\"acme-spray\"", "bad-id"), ("[\"acme\"]", "unknown-option")] {
        let new = name.replace("acme-spray", &long).replace("acme", &long);
        let found = super::findings(code, SOUND.replacen(name, &new, 1).as_bytes());
        let finding = found.iter().find(|finding| finding.code == code).expect("a finding");
        assert!(finding.line > 0 && finding.to_string().chars().count() < 3_000, "{code}");
    }
}

#[test]
fn nesting_is_bounded_wherever_it_is() {
    for open in ["[", "{\"a\":", "{\"all\":["] {
        let deep = open.repeat(100_000);
        finds("deep brackets", deep.as_bytes(), "too-deep", "");
    }
    let deep = SOUND.replacen("\"format\": 1", &format!("\"format\": {}", "[".repeat(65)), 1);
    let finding = finds("deep in a value", deep.as_bytes(), "too-deep", "");
    assert_eq!(finding.line, 2);
}

#[test]
fn a_file_beyond_all_size_is_refused_unread() {
    let huge = format!("{{\"title\": \"{}\"}}", "x".repeat(17 << 20));
    finds("17 MiB", huge.as_bytes(), "too-large", "");
}
