//! Several threads share the rows: each takes the next one that nobody has taken, until none is left.
//!
//! A page's own thread must not wait (`memory.atomic.wait32` traps there), and neither does the one that calls `run`: it
//! works like the others and then spins until their last row is done. The others sleep from one picture to the next.

use std::hint;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, TryLockError};

use crate::row::{Row, fold};

struct Picture {
    /// Never contended: whoever has taken a row is alone with it until it is done.
    rows: Box<[Mutex<Row>]>,
    /// The first row that nobody has taken; as many as there are, or more, when all are.
    next: AtomicUsize,
    /// How many rows are done.
    done: AtomicUsize,
}

/// What those who sleep wait for.
struct Work {
    /// Counts the pictures that were asked for; a new one is what wakes them.
    epoch: u64,
    /// Kept by whoever works on it, so that a set-up takes nothing from one who comes late.
    picture: Option<Arc<Picture>>,
}

static WORK: Mutex<Work> = Mutex::new(Work { epoch: 0, picture: None });
static NEW_EPOCH: Condvar = Condvar::new();

impl Picture {
    fn new(width: usize) -> Self {
        Self {
            rows: (0..width).map(|_| Mutex::new(Row::new(width))).collect(),
            next: AtomicUsize::new(width),
            done: AtomicUsize::new(width),
        }
    }

    /// Takes rows until there are none.
    fn work(&self) {
        while let Some((index, row)) = self.take() {
            row.lock().unwrap_or_else(PoisonError::into_inner).compute(index);
            // After the row: whoever sees that it is done sees what is in it.
            self.done.fetch_add(1, Ordering::Release);
        }
    }

    fn take(&self) -> Option<(usize, &Mutex<Row>)> {
        // Acquires what `start` released: one who is late for the last picture may well take a row of this one.
        let index = self.next.fetch_add(1, Ordering::AcqRel);
        self.rows.get(index).map(|row| (index, row))
    }

    fn start(&self) {
        self.done.store(0, Ordering::Relaxed);
        self.next.store(0, Ordering::Release);
    }

    fn is_done(&self) -> bool {
        self.done.load(Ordering::Acquire) == self.rows.len()
    }

    fn checksum(&self) -> u32 {
        let checksums = self.rows.iter().map(|row| row.lock().unwrap_or_else(PoisonError::into_inner).checksum());
        checksums.fold(0, fold)
    }
}

/// Locks without waiting, for the thread that must not. The others hold the lock for some instructions only.
fn work() -> MutexGuard<'static, Work> {
    loop {
        match WORK.try_lock() {
            Ok(work) => return work,
            Err(TryLockError::Poisoned(poisoned)) => return poisoned.into_inner(),
            Err(TryLockError::WouldBlock) => hint::spin_loop(),
        }
    }
}

pub fn set_up(width: usize) {
    work().picture = Some(Arc::new(Picture::new(width)));
}

pub fn run() -> u32 {
    let picture = {
        let mut work = work();
        let Some(picture) = work.picture.clone() else { return 0 };
        picture.start();
        work.epoch += 1;
        picture
    };
    NEW_EPOCH.notify_all();
    picture.work();
    while !picture.is_done() {
        hint::spin_loop();
    }
    picture.checksum()
}

/// Works on every picture from now on, and never returns.
pub fn help() -> ! {
    let mut seen = 0;
    loop {
        let picture = {
            let guard = WORK.lock().unwrap_or_else(PoisonError::into_inner);
            let work = NEW_EPOCH.wait_while(guard, |work| work.epoch == seen).unwrap_or_else(PoisonError::into_inner);
            seen = work.epoch;
            work.picture.clone()
        };
        if let Some(picture) = picture {
            picture.work();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::thread;

    // One test only: there is one team.
    #[test]
    fn computes_what_the_definition_says_however_many_help() {
        for helpers in 0..3 {
            for width in (0..40).chain([97]) {
                super::set_up(width);
                for _ in 0..20 {
                    assert_eq!(super::run(), crate::oracle(width), "width {width}, {helpers} helpers");
                }
            }
            // Ends with the process.
            thread::spawn(|| super::help());
        }
    }
}
