/// Chains of the table: a few entries each.
const CHAINS: usize = 256;

/// An object of its own, and one more for its text.
#[derive(Debug)]
struct Entry {
    key: u32,
    text: Box<[u8]>,
    next: Option<Box<Entry>>,
}

/// A hash table as textbooks have it: an array of linked lists.
#[derive(Debug)]
pub struct Table {
    chains: [Option<Box<Entry>>; CHAINS],
}

impl Table {
    /// Empty; allocates nothing.
    pub const fn new() -> Self {
        Self { chains: [const { None }; CHAINS] }
    }

    /// Puts an entry at the head of its chain. The key must not be in the table.
    pub fn insert(&mut self, key: u32, text: &[u8]) {
        let chain = &mut self.chains[key as usize % CHAINS];
        *chain = Some(Box::new(Entry { key, text: text.into(), next: chain.take() }));
    }

    /// Takes out the entry with that key, and returns the first byte of its text, 0 where there is no such entry.
    pub fn remove(&mut self, key: u32) -> u8 {
        let mut link = &mut self.chains[key as usize % CHAINS];
        while link.as_ref().is_some_and(|entry| entry.key != key) {
            link = &mut link.as_mut().expect("it was there").next;
        }
        link.take().map_or(0, |entry| {
            *link = entry.next;
            entry.text[0]
        })
    }

    /// Takes out all entries, chain by chain, latest first, and folds keys, lengths and last bytes of the texts.
    pub fn drain(mut self) -> u32 {
        let mut sum = 0_u32;
        for chain in &mut self.chains {
            // One by one: dropping the head would recurse.
            while let Some(entry) = chain.take() {
                let last = entry.text[entry.text.len() - 1];
                sum = sum.rotate_left(5) ^ entry.key ^ entry.text.len() as u32 ^ u32::from(last);
                *chain = entry.next;
            }
        }
        sum
    }
}
