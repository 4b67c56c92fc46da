/// Steps after which a point counts as one of the set.
const MOST_STEPS: u32 = 64;

/// A row of the picture.
pub struct Row {
    /// After how many steps z² + c leaves the circle of radius 2, for each point.
    counts: Box<[u32]>,
    /// Of the counts; whoever computes the row computes it too, so that little is left to do by one thread alone.
    checksum: u32,
}

impl Row {
    /// One that has not been computed.
    pub fn new(width: usize) -> Self {
        Self { counts: vec![0; width].into(), checksum: 0 }
    }

    /// Computes the row that is `index` rows from the top. The picture is as high as it is wide.
    pub fn compute(&mut self, index: usize) {
        let width = self.counts.len() as f32;
        // Not symmetric about the real axis, so that a swap of rows shows.
        let im = -1.25 + 2.0 * index as f32 / width;
        for (column, count) in self.counts.iter_mut().enumerate() {
            *count = escape_time(-2.0 + 2.75 * column as f32 / width, im);
        }
        self.checksum = self.counts.iter().copied().fold(0, fold);
    }

    pub fn checksum(&self) -> u32 {
        self.checksum
    }
}

fn escape_time(re: f32, im: f32) -> u32 {
    let (mut x, mut y) = (0.0_f32, 0.0_f32);
    for steps in 0..MOST_STEPS {
        let (xx, yy) = (x * x, y * y);
        if xx + yy > 4.0 {
            return steps;
        }
        (x, y) = (xx - yy + re, (x + x) * y + im);
    }
    MOST_STEPS
}

/// A checksum that depends on every value and on their order.
pub fn fold(sum: u32, value: u32) -> u32 {
    sum.rotate_left(5) ^ value
}
