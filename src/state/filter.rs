//! Narrowing a long list of options by what is typed: capitals and accents make no difference, and
//! every typed word must occur, in any order.

use super::Visit;

impl Visit {
    /// Positions of the options of the question on the screen that fit the narrowing field.
    pub fn matches(&self) -> Vec<u16> {
        let wanted = plain(&self.filter);
        let Some((_, fact)) = self.question() else { return Vec::new() };
        fact.options()
            .iter()
            .enumerate()
            .filter(|(_, option)| {
                let text = plain(self.text(option.text));
                wanted.split_whitespace().all(|word| holds(&text, word) || option.key == word)
            })
            .map(|(at, _)| at as u16)
            .collect()
    }
}

/// As `contains`, whose clever search is twenty times the code and has nothing to gain here.
fn holds(text: &str, word: &str) -> bool {
    text.as_bytes().windows(word.len()).any(|window| window == word.as_bytes())
}

/// Lower case, without the accents and marks of English and Spanish.
fn plain(text: &str) -> String {
    text.chars()
        .map(|letter| match letter {
            'á' | 'Á' => 'a',
            'é' | 'É' => 'e',
            'í' | 'Í' => 'i',
            'ó' | 'Ó' => 'o',
            'ú' | 'Ú' | 'ü' | 'Ü' => 'u',
            'ñ' | 'Ñ' => 'n',
            '-' | '/' | '(' | ')' | ',' => ' ',
            other => other.to_ascii_lowercase(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn capitals_and_accents_make_no_difference() {
        assert_eq!(plain("Compañía (ÚNICA)"), "compania  unica ");
    }
}
