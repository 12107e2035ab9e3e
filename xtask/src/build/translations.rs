//! Makes of `es.po` what WordPress reads: a compiled catalogue for PHP, and JSON for the block's script.
//!
//! It knows as much of the format as that one file uses: single messages, quoted on one line or on several.

use anyhow::{Context, Result, bail};
use serde_json::json;

/// Message and translation, sorted by message as the compiled form wants it. The first, empty message is the header.
pub(super) struct Catalogue(Vec<(String, String)>);

impl Catalogue {
    pub(super) fn read(po: &str) -> Result<Self> {
        let mut entries: Vec<(String, String)> = Vec::new();
        let mut in_translation = false;
        for (number, line) in po.lines().enumerate() {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let quoted = if let Some(rest) = line.strip_prefix("msgid ") {
                entries.push(Default::default());
                in_translation = false;
                rest
            } else if let Some(rest) = line.strip_prefix("msgstr ") {
                in_translation = true;
                rest
            } else {
                line
            };
            let text: String = serde_json::from_str(quoted)
                .with_context(|| format!("line {}: {line}", number + 1))?;
            let entry =
                entries.last_mut().with_context(|| format!("line {}: no msgid yet", number + 1))?;
            if in_translation { entry.1.push_str(&text) } else { entry.0.push_str(&text) }
        }
        entries.sort();
        if let Some(empty) = entries.iter().find(|(_, translated)| translated.is_empty()) {
            bail!("{:?} is not translated", empty.0);
        }
        if entries.windows(2).any(|pair| matches!(pair, [a, b] if a.0 == b.0)) {
            bail!("a message stands twice");
        }
        Ok(Self(entries))
    }

    /// GNU's compiled form: two tables of lengths and places, then the texts, each with a zero at its end.
    pub(super) fn compiled(&self) -> Result<Vec<u8>> {
        let count = self.0.len();
        let header = 28;
        let tables = header + 16 * count;
        let mut head: Vec<usize> =
            vec![0x9504_12de, 0, count, header, header + 8 * count, 0, tables];
        let mut texts = Vec::new();
        let messages = self.0.iter().map(|entry| &entry.0);
        for text in messages.chain(self.0.iter().map(|entry| &entry.1)) {
            head.extend([text.len(), tables + texts.len()]);
            texts.extend(text.as_bytes());
            texts.push(0);
        }
        let mut bytes = Vec::new();
        for number in head {
            bytes.extend(u32::try_from(number)?.to_le_bytes());
        }
        bytes.extend(texts);
        Ok(bytes)
    }

    /// What `wp_set_script_translations` looks for.
    pub(super) fn for_scripts(&self, locale: &str) -> String {
        let mut messages = serde_json::Map::new();
        messages.insert(String::new(), json!({ "domain": "messages", "lang": locale }));
        for (message, translated) in self.0.iter().filter(|(message, _)| !message.is_empty()) {
            messages.insert(message.clone(), json!([translated]));
        }
        json!({ "domain": "messages", "locale_data": { "messages": messages } }).to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PO: &str = "# words\nmsgid \"\"\nmsgstr \"Language: es\\n\"\n\nmsgid \"Two \"\n\"lines\"\nmsgstr \"Dos líneas\"\n";

    #[test]
    fn messages_and_translations_are_found_by_their_places() -> Result<()> {
        let bytes = Catalogue::read(PO)?.compiled()?;
        let number = |at: usize| -> usize {
            let bytes =
                bytes.get(at..at + 4).and_then(|four| four.try_into().ok()).unwrap_or_default();
            u32::from_le_bytes(bytes) as usize
        };
        let text = |table: usize, which: usize| {
            let (length, place) = (number(table + 8 * which), number(table + 8 * which + 4));
            String::from_utf8_lossy(bytes.get(place..place + length).unwrap_or_default())
                .into_owned()
        };
        assert_eq!(number(8), 2);
        assert_eq!(text(number(12), 1), "Two lines");
        assert_eq!(text(number(16), 1), "Dos líneas");
        Ok(())
    }

    #[test]
    fn what_is_not_translated_is_refused() {
        assert!(Catalogue::read("msgid \"a\"\nmsgstr \"\"\n").is_err());
        assert!(Catalogue::read("msgid \"a\"\nmsgstr \"b\"\nmsgid \"a\"\nmsgstr \"c\"\n").is_err());
        assert!(Catalogue::read("msgid a\n").is_err());
    }
}
