//! Puts values into a text: `{}` is replaced by the first value, the next `{}` by the second.

/// Replaces each `{}` by a value, in order.
pub(super) fn fill(text: &str, values: &[&str]) -> String {
    let mut filled = String::new();
    let mut values = values.iter();
    for part in text.split_inclusive('}') {
        if let Some(before) = part.strip_suffix("{}")
            && let Some(value) = values.next()
        {
            filled.push_str(before);
            filled.push_str(value);
        } else {
            filled.push_str(part);
        }
    }
    filled
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn each_place_gets_one_value() {
        assert_eq!(fill("{} of {} left", &["3", "7"]), "3 of 7 left");
        assert_eq!(fill("none", &["3"]), "none");
    }

    #[test]
    fn a_lone_brace_takes_no_value_away() {
        assert_eq!(fill("a} {} of {b} {}", &["3", "7"]), "a} 3 of {b} 7");
        assert_eq!(fill("{}{}", &["3"]), "3{}");
    }
}
