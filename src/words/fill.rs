//! Puts values into a text: `{}` is replaced by the first value, the next `{}` by the second.

/// Replaces each `{}` by a value, in order.
pub(super) fn fill(text: &str, values: &[&str]) -> String {
    let mut filled = String::new();
    let mut values = values.iter();
    for part in text.split_inclusive('}') {
        match (part.strip_suffix("{}"), values.next()) {
            (Some(before), Some(value)) => {
                filled.push_str(before);
                filled.push_str(value);
            }
            _ => filled.push_str(part),
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
}
