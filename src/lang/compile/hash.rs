//! One hash for all tables of words. In: pieces of a word. Out: 64 bits. It never changes between builds or machines.

/// FNV-1a over the bytes of a word; pieces can be added one after the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hash(pub u64);

impl Default for Hash {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hash {
    /// The hash with these bytes added.
    pub fn over(self, piece: &str) -> Self {
        Self(piece.bytes().fold(self.0, |h, b| (h ^ u64::from(b)).wrapping_mul(0x100_0000_01b3)))
    }

    /// Where the search for it begins in a table of `slots`, a power of two.
    pub fn slot(self, slots: usize) -> usize {
        (self.0 ^ self.0 >> 32) as usize & (slots - 1)
    }
}
