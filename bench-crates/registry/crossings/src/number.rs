use wasm_bindgen::prelude::wasm_bindgen;

/// A plain call: an i32 in, an i32 out.
#[wasm_bindgen]
pub fn call(count: i32) -> i32 {
    count.wrapping_add(1)
}

/// Takes one element of an array.
#[wasm_bindgen]
pub fn add(total: f64, element: f64) -> f64 {
    total + element
}

/// Takes all elements of an array at once. wasm-bindgen copies them into linear memory first.
#[wasm_bindgen]
pub fn sum(elements: &[f64]) -> f64 {
    elements.iter().fold(0.0, |total, &element| add(total, element))
}

#[cfg(test)]
mod tests {
    use super::{add, call, sum};

    #[test]
    fn a_call_counts_one_further_and_wraps() {
        assert_eq!(call(41), 42);
        assert_eq!(call(i32::MAX), i32::MIN);
    }

    #[test]
    fn one_call_for_all_elements_is_many_calls_for_one_each() {
        let elements: Vec<f64> = (0..1000).map(f64::from).collect();
        let one_by_one = elements.iter().fold(0.0, |total, &element| add(total, element));
        assert_eq!(sum(&elements).to_bits(), one_by_one.to_bits());
        assert_eq!(sum(&elements).to_bits(), 499_500_f64.to_bits());
        assert_eq!(sum(&[]).to_bits(), 0_f64.to_bits());
    }
}
