//! The visit, shared by the component and the exports: Back must know at once whether it stays
//! inside, and a cover must not wait for a frame.

use crate::state::{Action, Visit};
use std::cell::RefCell;
use std::ptr;

/// A handle to the one visit.
#[derive(Clone, Copy)]
pub struct Store(&'static RefCell<Visit>);

impl Store {
    /// Shares a visit, which stays as long as the page: what would free it is not worth its download.
    pub fn new(visit: Visit) -> Store {
        Store(Box::leak(Box::new(RefCell::new(visit))))
    }

    /// Does what the action says.
    pub fn act(&self, action: Action) {
        self.0.borrow_mut().act(action);
    }

    /// Changes the visit from outside.
    pub fn change<T>(&self, change: impl FnOnce(&mut Visit) -> T) -> T {
        change(&mut self.0.borrow_mut())
    }

    /// Looks at the visit.
    pub fn look<T>(&self, look: impl FnOnce(&Visit) -> T) -> T {
        look(&self.0.borrow())
    }
}

impl PartialEq for Store {
    fn eq(&self, other: &Store) -> bool {
        ptr::eq(self.0, other.0)
    }
}
