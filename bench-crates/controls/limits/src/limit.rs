/// What is measured. Numbers are those of the sizes in Cargo.toml.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// Cycles: additions and exclusive ors of 32 bits, each of which needs the one before.
    Clock,
    /// The same, in chains that do not need each other.
    Scalar,
    /// Additions and multiplications of four `f32`, in chains that do not need each other.
    Arithmetic,
    /// Additions and exclusive ors of registers of 128 bits.
    Integer,
    /// Multiplications of eight 16-bit integers, pairs of which are added.
    Multiply,
    /// Permutations of 16 bytes.
    Shuffles,
    /// Loads of 128 bits out of 16 KiB.
    Loads,
    /// Stores of 128 bits into 16 KiB.
    Stores,
    /// Bytes read out of 256 KiB.
    L2,
    /// Bytes read out of 64 MiB.
    Memory,
}

impl Limit {
    /// In the order of their numbers, which begin with 1.
    pub const ALL: [Self; 10] = [
        Self::Clock,
        Self::Scalar,
        Self::Arithmetic,
        Self::Integer,
        Self::Multiply,
        Self::Shuffles,
        Self::Loads,
        Self::Stores,
        Self::L2,
        Self::Memory,
    ];

    /// The one with that number; numbers beyond the last begin anew.
    pub const fn numbered(number: u32) -> Self {
        Self::ALL[(number.wrapping_sub(1) as usize) % Self::ALL.len()]
    }

    /// Bytes that are worked on.
    pub const fn bytes(self) -> usize {
        match self {
            Self::Loads | Self::Stores => 16 << 10,
            Self::L2 => 256 << 10,
            Self::Memory => 64 << 20,
            _ => 0,
        }
    }
}
