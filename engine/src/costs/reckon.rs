//! A member's share under a plan's terms, session by session. In whole dollars, reckoned in cents, so
//! that nothing is rounded on the way.

/// The terms of a plan as far as they matter for one treatment in one plan year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Terms {
    /// What is left of the deductible.
    pub(super) deductible: u32,
    /// The member's share of what comes after it, in per cent.
    pub(super) percent: u32,
    /// The member's fixed amount for a session, after the deductible.
    pub(super) copay: u32,
    /// What is left until the out-of-pocket maximum.
    pub(super) limit: Option<u32>,
}

/// Prices and sessions; `None`: nothing bounds them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Yearly {
    pub(super) price: Option<u32>,
    pub(super) sessions: Option<u32>,
}

/// Stands for a price that nothing bounds: a session never costs a million.
const ANY_PRICE: u32 = 1_000_000;
/// Stands for a number of sessions that nothing bounds: more than one a day.
const ANY_SESSIONS: u32 = 400;

impl Yearly {
    /// What the member pays at least, in dollars; `None` if price or number are not known.
    pub(super) fn least(self, terms: Terms) -> Option<u32> {
        Some(dollars(cents(self.price?, self.sessions?, terms)))
    }

    /// What the member pays at most, in dollars; `None` if nothing bounds it. Terms can bound what a
    /// price does not: a copay, or the out-of-pocket maximum.
    pub(super) fn most(self, terms: Terms) -> Option<u32> {
        let at = |times: u32| {
            cents(
                self.price.unwrap_or(ANY_PRICE * times),
                self.sessions.unwrap_or(ANY_SESSIONS * times),
                terms,
            )
        };
        let most = at(1);
        let bounded = (self.price.is_some() && self.sessions.is_some()) || most == at(2);
        bounded.then(|| dollars(most.saturating_add(99))).or(terms.limit)
    }
}

/// What the member pays for so many sessions, in cents.
fn cents(price: u32, sessions: u32, terms: Terms) -> u64 {
    let mut deductible = terms.deductible;
    let mut paid: u64 = 0;
    let limit = terms.limit.map_or(u64::MAX, |limit| u64::from(limit) * 100);
    for _ in 0..sessions.min(ANY_SESSIONS * 2) {
        let before = price.min(deductible);
        deductible -= before;
        let rest = price - before;
        // A dollar times per cent is a cent.
        let share = u64::from(rest) * u64::from(terms.percent.min(100));
        let copay = u64::from(terms.copay) * 100;
        paid = paid
            .saturating_add(u64::from(before) * 100)
            .saturating_add(share.saturating_add(copay).min(u64::from(rest) * 100));
        if paid >= limit {
            return limit;
        }
    }
    paid
}

fn dollars(cents: u64) -> u32 {
    u32::try_from(cents / 100).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const FREE: Terms = Terms { deductible: 0, percent: 0, copay: 0, limit: None };

    #[test]
    fn worked_by_hand() {
        // Medicare's example: $1,356 a session, 21 sessions, $283 deductible, then 20 per cent:
        // 28,476 - 283 = 28,193; a fifth is 5,638.60; with the deductible 5,921.60.
        let terms = Terms { deductible: 283, percent: 20, ..FREE };
        let year = Yearly { price: Some(1356), sessions: Some(21) };
        assert_eq!((year.least(terms), year.most(terms)), (Some(5921), Some(5922)));
        // $1,000 a session, 12 sessions, $1,500 deductible, 30 per cent, at most $4,000:
        // 1,500 + 30 % of 10,500 = 4,650, cut off at 4,000.
        let terms = Terms { deductible: 1500, percent: 30, copay: 0, limit: Some(4000) };
        let course = Yearly { price: Some(1000), sessions: Some(12) };
        assert_eq!(course.most(terms), Some(4000));
        assert_eq!(course.most(Terms { limit: None, ..terms }), Some(4650));
        // $40 a session after a $500 deductible, $200 a session: 200, 200, 100 + 40, then 40 each.
        let terms = Terms { deductible: 500, copay: 40, ..FREE };
        let course = Yearly { price: Some(200), sessions: Some(6) };
        assert_eq!(course.least(terms), Some(500 + 40 * 4));
        // A copay above the price is never more than the price.
        let dear = Terms { copay: 300, ..FREE };
        assert_eq!(course.most(dear), Some(1200));
    }

    #[test]
    fn what_nothing_bounds_is_not_known() {
        let open = Yearly { price: None, sessions: Some(6) };
        assert_eq!(open.least(FREE), None);
        assert_eq!(open.most(FREE), Some(0));
        assert_eq!(open.most(Terms { percent: 20, ..FREE }), None);
        assert_eq!(open.most(Terms { copay: 40, ..FREE }), Some(240));
        assert_eq!(open.most(Terms { copay: 40, deductible: 500, ..FREE }), Some(740));
        let endless = Yearly { price: Some(100), sessions: None };
        assert_eq!(endless.most(Terms { copay: 40, ..FREE }), None);
        assert_eq!(endless.most(Terms { percent: 100, limit: Some(900), ..FREE }), Some(900));
        // 400 or 800 sessions stay below it, but nobody knows how many there are.
        assert_eq!(endless.most(Terms { copay: 4, limit: Some(9000), ..FREE }), Some(9000));
    }

    fn terms() -> impl Strategy<Value = Terms> {
        (0..20_000_u32, 0..=100_u32, 0..500_u32, proptest::option::of(0..20_000_u32)).prop_map(
            |(deductible, percent, copay, limit)| Terms { deductible, percent, copay, limit },
        )
    }

    proptest! {
        #[test]
        fn never_above_the_price_nor_the_maximum(terms in terms(), price in 0..3000_u32, n in 0..60_u32) {
            let paid = cents(price, n, terms);
            prop_assert!(paid <= u64::from(price) * u64::from(n) * 100);
            prop_assert!(terms.limit.is_none_or(|limit| paid <= u64::from(limit) * 100));
        }

        #[test]
        fn dearer_longer_or_worse_terms_never_cost_less(
            terms in terms(), price in 0..3000_u32, n in 0..60_u32, more in 0..500_u32,
        ) {
            let paid = cents(price, n, terms);
            let deductible = Terms { deductible: terms.deductible + more, ..terms };
            let copay = Terms { copay: terms.copay + more, ..terms };
            let percent = Terms { percent: (terms.percent + more).min(100), ..terms };
            prop_assert!(paid <= cents(price + more, n, terms));
            prop_assert!(paid <= cents(price, n + 1, terms));
            for worse in [deductible, copay, percent] {
                prop_assert!(paid <= cents(price, n, worse));
            }
        }

        #[test]
        fn the_largest_numbers_neither_panic_nor_wrap(terms in terms(), price: u32, n: u32) {
            let yearly = Yearly { price: Some(price), sessions: Some(n) };
            prop_assert!(yearly.least(terms) <= yearly.most(terms));
        }
    }
}
