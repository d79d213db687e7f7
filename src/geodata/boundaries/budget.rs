//! How many comparisons a check may take, so that no input makes it grow faster than its length.

/// The comparisons that are left.
#[derive(Debug)]
pub(super) struct Budget(usize);

/// The budget is used up: the check has no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spent;

/// How many comparisons each vertex adds; real boundaries take a tenth of it.
const A_VERTEX: usize = 300;

/// What even the smallest shape may take.
const AT_LEAST: usize = 100_000;

impl Budget {
    /// The budget for a shape of so many vertices.
    pub(super) fn of(vertices: usize) -> Self {
        Self(AT_LEAST + A_VERTEX * vertices)
    }

    /// Takes some comparisons from it.
    ///
    /// # Errors
    /// When it has fewer left.
    pub(super) fn spend(&mut self, comparisons: usize) -> Result<(), Spent> {
        self.0 = self.0.checked_sub(comparisons).ok_or(Spent)?;
        Ok(())
    }
}
