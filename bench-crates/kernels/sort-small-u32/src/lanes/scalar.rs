use super::Lanes;
use crate::network::ROW;

/// One row at a time. Minimum and maximum are a comparison and a choice each, without a branch.
#[derive(Clone, Copy)]
pub struct Scalar(u32);

impl Lanes for Scalar {
    const LANES: usize = 1;

    fn load_columns(rows: &[u32]) -> [Self; ROW] {
        std::array::from_fn(|column| Self(rows[column]))
    }

    fn store_columns(columns: [Self; ROW], rows: &mut [u32]) {
        for (number, column) in rows.iter_mut().zip(columns) {
            *number = column.0;
        }
    }

    fn smaller(self, other: Self) -> Self {
        Self(self.0.min(other.0))
    }

    fn larger(self, other: Self) -> Self {
        Self(self.0.max(other.0))
    }
}
