//! Narrowing a long list of options by a letter with which one of its names begins. A letter is
//! picked, not typed: a browser may ask a service how to fill in any field of text, and then that
//! service would know which question is on the screen.

use super::Visit;

impl Visit {
    /// The letters with which names in the list begin, in order.
    pub fn initials(&self) -> Vec<char> {
        let Some((_, fact)) = self.question() else { return Vec::new() };
        ('A'..='Z')
            .filter(|letter| {
                fact.options().iter().any(|option| begins(self.text(option.text), *letter))
            })
            .collect()
    }

    /// Positions of the options that the picked letter leaves.
    pub fn matches(&self) -> Vec<u16> {
        let Some((_, fact)) = self.question() else { return Vec::new() };
        fact.options()
            .iter()
            .enumerate()
            .filter(|(_, option)| {
                self.letter.is_none_or(|letter| begins(self.text(option.text), letter))
            })
            .map(|(at, _)| at as u16)
            .collect()
    }
}

/// Whether a name in the text begins with this letter. Words in small letters are no names.
fn begins(text: &str, letter: char) -> bool {
    text.split([' ', '(', '/', '-']).filter_map(|word| word.chars().next()).any(|initial| {
        let plain = match initial {
            'Á' => 'A',
            'É' => 'E',
            'Í' => 'I',
            'Ñ' => 'N',
            'Ó' => 'O',
            'Ú' => 'U',
            other => other,
        };
        plain == letter
    })
}

#[cfg(test)]
mod tests {
    use super::begins;

    #[test]
    fn any_name_in_a_text_counts_and_small_words_do_not() {
        let text = "Blue Cross of Texas (Única/HCSC)";
        for letter in ['B', 'C', 'T', 'U', 'H'] {
            assert!(begins(text, letter), "{letter}");
        }
        assert!(!begins(text, 'O') && !begins("", 'A'));
    }
}
