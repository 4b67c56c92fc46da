use wasm_bindgen::prelude::wasm_bindgen;

/// Sixteen elements spread over the whole: enough to see that it is there, too few to take the time that a copy does.
fn sampled_sum(elements: &[f32]) -> f32 {
    let stride = (elements.len() / 16).max(1);
    elements.iter().step_by(stride).sum()
}

/// Takes an array of JavaScript's: wasm-bindgen copies it into linear memory.
#[wasm_bindgen]
pub fn array_in(elements: &[f32]) -> f32 {
    sampled_sum(elements)
}

/// An array in linear memory that JavaScript looks at, and fills, in place.
#[wasm_bindgen]
pub struct Shelf {
    elements: Box<[f32]>,
}

#[wasm_bindgen]
impl Shelf {
    /// Room for that many elements, all of them zero.
    #[wasm_bindgen(constructor)]
    pub fn new(length: u32) -> Self {
        Self { elements: vec![0.0; length as usize].into_boxed_slice() }
    }

    /// Where the elements lie in linear memory.
    #[wasm_bindgen(getter)]
    pub fn address(&self) -> u32 {
        self.elements.as_ptr() as usize as u32
    }

    /// Takes what JavaScript has put there.
    pub fn taken(&self) -> f32 {
        sampled_sum(&self.elements)
    }
}

#[cfg(test)]
mod tests {
    use super::{Shelf, array_in, sampled_sum};

    #[test]
    fn sees_sixteen_elements_of_a_large_array() {
        assert_eq!(sampled_sum(&vec![1.5; 16_384]).to_bits(), 24_f32.to_bits());
        assert_eq!(array_in(&vec![1.5; 16_384]).to_bits(), 24_f32.to_bits());
    }

    #[test]
    fn sees_every_element_of_a_small_one() {
        assert_eq!(sampled_sum(&[1.0, 2.0, 4.0]).to_bits(), 7_f32.to_bits());
        assert!(sampled_sum(&[]).abs() < f32::EPSILON);
    }

    #[test]
    fn takes_what_lies_on_the_shelf() {
        let mut shelf = Shelf::new(16_384);
        assert_eq!(shelf.taken().to_bits(), 0_f32.to_bits());
        shelf.elements.fill(0.5);
        assert_eq!(shelf.taken().to_bits(), 8_f32.to_bits());
    }
}
