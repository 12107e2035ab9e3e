//! English: the grade of Flesch and Kincaid, with syllables counted by spelling.

/// The school grade that a text needs (Kincaid and others, 1975).
pub(super) fn grade(words_per_sentence: f64, syllables_per_word: f64) -> f64 {
    0.39 * words_per_sentence + 11.8 * syllables_per_word - 15.59
}

/// Syllables of a word, as its spelling tells; right for nine words in ten.
pub(super) fn syllables(word: &str) -> usize {
    let letters: Vec<char> = word.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
    let is_vowel = |c: char| "aeiouy".contains(c);
    let mut count = 0;
    let mut before = ' ';
    for (at, letter) in letters.iter().copied().enumerate() {
        let starts = is_vowel(letter) && !is_vowel(before);
        let onset = at.checked_sub(2).and_then(|at| letters.get(at)).copied().unwrap_or(' ');
        // Two vowels that are said apart: "trial", "period", "usual".
        let apart = match (before, letter) {
            ('i', 'a' | 'o' | 'u') => !"tcsgx".contains(onset),
            ('u', 'a') => !"qg".contains(onset),
            ('e', 'o') => onset != 'p',
            _ => false,
        };
        count += usize::from(starts || apart);
        before = letter;
    }
    count -= usize::from(count > 1 && ends_silently(&letters));
    count.max(1)
}

/// "made", "takes", "asked": the last vowel is not said. "table", "offices", "needed": it is.
fn ends_silently(letters: &[char]) -> bool {
    let is_vowel = |c: char| "aeiouy".contains(c);
    match letters {
        [.., before, 'l', 'e'] if !is_vowel(*before) => false,
        [.., before, 'e'] => !is_vowel(*before),
        [.., before, 'e', 'd'] => !is_vowel(*before) && !matches!(before, 't' | 'd'),
        [.., 'c' | 's', 'h', 'e', 's'] => false,
        [.., before, 'e', 's'] => {
            !is_vowel(*before) && !matches!(before, 's' | 'c' | 'g' | 'x' | 'z' | 'l')
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_those_that_are_said() {
        for (word, expected) in [
            ("the", 1),
            ("plan", 1),
            ("made", 1),
            ("takes", 1),
            ("asked", 1),
            ("needed", 2),
            ("table", 2),
            ("doctor", 2),
            ("offices", 3),
            ("trial", 2),
            ("period", 3),
            ("usual", 3),
            ("medication", 4),
            ("authorization", 5),
            ("depression", 3),
            ("people", 2),
            ("18", 1),
            ("months", 1),
            ("approve", 2),
            ("covered", 2),
            ("special", 2),
            ("psychiatrist", 4),
            ("language", 2),
        ] {
            assert_eq!(syllables(word), expected, "{word}");
        }
    }

    #[test]
    fn the_grade_is_that_of_the_formula() {
        // 20 words a sentence and 1.5 syllables a word.
        assert!((grade(20.0, 1.5) - 9.91).abs() < 0.01);
    }
}
