//! Sorting short lists. The standard library's sort is made for long ones and would cost each caller
//! several kilobytes of Wasm.

/// Sorts by key, keeping the order of equals. Quadratic: for lists of a few dozen.
pub(crate) fn put_in_order<T, K: Ord>(list: &mut [T], key: impl Fn(&T) -> K) {
    for end in 1..list.len() {
        let mut at = end;
        while at > 0 && out_of_order(list, at, &key) {
            list.swap(at - 1, at);
            at -= 1;
        }
    }
}

fn out_of_order<T, K: Ord>(list: &[T], at: usize, key: impl Fn(&T) -> K) -> bool {
    match (list.get(at - 1), list.get(at)) {
        (Some(before), Some(here)) => key(before) > key(here),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::put_in_order;

    #[test]
    fn equals_keep_their_order() {
        let mut list = [(2, 'a'), (1, 'b'), (2, 'c'), (0, 'd'), (1, 'e')];
        put_in_order(&mut list, |(key, _)| *key);
        assert_eq!(list, [(0, 'd'), (1, 'b'), (1, 'e'), (2, 'a'), (2, 'c')]);
    }
}
