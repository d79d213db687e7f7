//! What a panel asks a thread: of many questions, only the latest is worth an answer.

use std::time::Duration;

use crate::render::{Polled, Worker};

/// How long a frame waits for the answer to a question it has just asked: where that is answered
/// sooner, which it is for most atlases, no frame shows what was true before.
const PATIENCE: Duration = Duration::from_millis(3);

/// The latest question of a panel and the latest answer, each answer with its question.
#[derive(Debug)]
pub(super) struct Latest<Q, A> {
    thread: Option<Worker<Q, (Q, A)>>,
    /// The question that is yet to be answered.
    asked: Option<Q>,
    answer: Option<(Q, A)>,
    has_failed: bool,
}

impl<Q, A> Default for Latest<Q, A> {
    fn default() -> Self {
        Self {
            thread: None,
            asked: None,
            answer: None,
            has_failed: false,
        }
    }
}

impl<Q: Clone + Send + 'static, A: Send + 'static> Latest<Q, A> {
    /// Sees to an answer to what is wanted: asks it where it was not asked, and takes what has been
    /// answered. The thread is started with the first question.
    pub(super) fn want(
        &mut self,
        is_wanted: impl Fn(&Q) -> bool,
        question: impl FnOnce() -> Q,
        start: impl FnOnce() -> Worker<Q, (Q, A)>,
    ) {
        if self.answer.as_ref().is_some_and(|(of, _)| is_wanted(of)) {
            self.asked = None;
            return;
        }
        let thread = self.thread.get_or_insert_with(start);
        let mut patience = Duration::ZERO;
        if !self.asked.as_ref().is_some_and(&is_wanted) {
            let question = question();
            self.has_failed = !thread.send(question.clone());
            self.asked = Some(question);
            patience = PATIENCE;
        }
        loop {
            match thread.poll(patience) {
                Polled::Made(answer) => {
                    self.has_failed = false;
                    if is_wanted(&answer.0) {
                        self.asked = None;
                    }
                    self.answer = Some(answer);
                }
                Polled::Working => return,
                Polled::Ended => {
                    self.has_failed = true;
                    return;
                }
            }
            patience = Duration::ZERO;
        }
    }

    /// The latest answer, to whichever question.
    pub(super) fn answer(&self) -> Option<&A> {
        self.answer.as_ref().map(|(_, answer)| answer)
    }

    /// Whether an answer is awaited.
    pub(super) const fn is_waiting(&self) -> bool {
        self.asked.is_some() && !self.has_failed
    }

    /// Whether the answer that is wanted will not come.
    pub(super) const fn has_failed(&self) -> bool {
        self.has_failed
    }

    /// The answer to what is wanted, once it is known.
    pub(super) fn current(&self) -> Option<&A> {
        self.answer().filter(|_| self.asked.is_none())
    }

    /// Awaits no answer any more.
    pub(super) fn give_up(&mut self) {
        self.asked = None;
    }
}
