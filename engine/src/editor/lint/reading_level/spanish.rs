//! Spanish: the ease of Szigriszt and Pazos, read on the INFLESZ scale, which was made for health
//! texts: below 40 very hard, below 55 rather hard, from 55 normal, from 65 rather easy.

/// The ease of a text (Szigriszt Pazos, 1993).
pub(super) fn ease(words_per_sentence: f64, syllables_per_word: f64) -> f64 {
    206.835 - 62.3 * syllables_per_word - words_per_sentence
}

/// Syllables of a word, which Spanish spelling tells.
pub(super) fn syllables(word: &str) -> usize {
    let letters: Vec<char> = word.to_lowercase().chars().collect();
    let mut count = 0;
    let mut before: Option<char> = None;
    for (at, letter) in letters.iter().copied().enumerate() {
        // "y" is a vowel only where no vowel follows: "hoy", "y", but not "ayuda".
        let consonant_y = letter == 'y' && letters.get(at + 1).is_some_and(|next| is_vowel(*next));
        if !is_vowel(letter) || consonant_y {
            before = None;
            continue;
        }
        count += usize::from(before.is_none_or(|before| are_apart(before, letter)));
        before = Some(letter);
    }
    count.max(1)
}

fn is_vowel(c: char) -> bool {
    "aeiouáéíóúüy".contains(c)
}

/// Whether two vowels side by side belong to two syllables: both are open, or the closed one bears
/// the accent.
fn are_apart(one: char, two: char) -> bool {
    let open = |c: char| "aeoáéó".contains(c);
    let stressed = |c: char| "íú".contains(c);
    open(one) && open(two) || open(one) && stressed(two) || stressed(one) && open(two)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_those_that_are_said() {
        for (word, expected) in [
            ("el", 1),
            ("plan", 1),
            ("que", 1),
            ("guía", 2),
            ("aprobación", 4),
            ("médico", 3),
            ("día", 2),
            ("leer", 2),
            ("ayuda", 3),
            ("hoy", 1),
            ("y", 1),
            ("cuidado", 3),
            ("país", 2),
            ("seguro", 3),
            ("ansiedad", 3),
            ("terapéutico", 5),
            ("18", 1),
            ("tratamiento", 4),
        ] {
            assert_eq!(syllables(word), expected, "{word}");
        }
    }

    #[test]
    fn the_ease_is_that_of_the_formula() {
        assert!((ease(15.0, 2.0) - 67.235).abs() < 0.001);
    }
}
