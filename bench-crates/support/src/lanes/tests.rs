use super::{F32Lanes, F32Masks, F32Shuffles, F32x4, Pair};

const A: [f32; 8] = [1.0, -2.5, 0.1, 1e30, -0.0, 7.0, 3.3, 1e-30];
const B: [f32; 8] = [3.0, -2.5, 0.7, 1e-8, 5.0, -7.0, 3.4, 1e-20];

fn stored<L: F32Lanes>(lanes: L) -> Vec<u32> {
    let mut elements = vec![0.0; L::LANES];
    lanes.store(&mut elements);
    elements.into_iter().map(f32::to_bits).collect()
}

/// What every lane holds after an operation must be what one lane alone comes to, to the bit.
fn assert_lanes_are_like_one<L: F32Masks>() {
    let (a, b) = (L::load(&A), L::load(&B));
    let each = |operation: fn(f32, f32) -> f32| -> Vec<u32> {
        (0..L::LANES).map(|lane| operation(A[lane], B[lane]).to_bits()).collect()
    };
    assert_eq!(stored(a + b), each(|a, b| a + b));
    assert_eq!(stored(a - b), each(|a, b| a - b));
    assert_eq!(stored(a * b), each(|a, b| a * b));
    assert_eq!(stored(a / b), each(|a, b| a / b));
    assert_eq!(stored(a.times_plus(b, a)), each(|a, b| a * b + a));
    assert_eq!(stored(a.times_from(b, a)), each(|a, b| a - a * b));
    assert_eq!(stored(a.at_least(b)), each(f32::at_least));
    assert_eq!(stored(a.at_most(b)), each(f32::at_most));
    assert_eq!(stored(a.negated_unless_equal(a, b)), each(|a, b| if a.total_cmp(&b).is_eq() { a } else { -a }));
    assert_eq!(stored(L::from_fn(|lane| A[lane])), stored(a));
    assert_eq!(stored(L::splat(0.3)), vec![0.3_f32.to_bits(); L::LANES]);

    let small = L::from_fn(|lane| (1 << lane) as f32);
    assert_eq!(small.sum().to_bits(), (((1 << L::LANES) - 1) as f32).to_bits());

    let mask = a.is_at_most(b);
    let mut counts = vec![0; L::LANES];
    L::store_counts(L::count(L::count(L::zero_counts(), L::everywhere()), mask), &mut counts);
    assert_eq!(counts, (0..L::LANES).map(|lane| 1 + u32::from(A[lane] <= B[lane])).collect::<Vec<_>>());
    let nowhere = L::both(mask, L::splat(1.0).is_at_most(L::splat(0.0)));
    assert!(
        L::any(L::either(mask, nowhere)) && L::any(L::either(nowhere, mask)) && !L::any(L::either(nowhere, nowhere))
    );
    assert!(L::any(mask) && L::any(L::both(mask, L::everywhere())) && !L::any(nowhere));
}

#[test]
fn every_width_computes_like_one_lane() {
    assert_lanes_are_like_one::<f32>();
    assert_lanes_are_like_one::<F32x4>();
    assert_lanes_are_like_one::<Pair<f32>>();
    assert_lanes_are_like_one::<Pair<F32x4>>();
}

#[test]
fn one_lane_limits_and_negates() {
    assert_eq!([2.0_f32.at_least(3.0), 2.0_f32.at_most(1.0)].map(f32::to_bits), [3.0_f32, 1.0].map(f32::to_bits));
    assert_eq!([2.0_f32.at_least(1.0), 2.0_f32.at_most(3.0)].map(f32::to_bits), [2.0_f32; 2].map(f32::to_bits));
    assert_eq!(2.0_f32.negated_unless_equal(1.0, 3.0).to_bits(), (-2.0_f32).to_bits());
}

fn assert_shuffles_go_where_they_should<L: F32Shuffles>() {
    let elements: Vec<f32> = (0..4 * L::LANES).map(|index| index as f32).collect();
    let whole: Vec<u32> = elements.iter().map(|element| element.to_bits()).collect();
    let (even, odd) = L::load_interleaved(&elements);
    assert_eq!(stored(even), whole.iter().step_by(2).take(L::LANES).copied().collect::<Vec<_>>());
    let mut to = vec![0.0; 2 * L::LANES];
    L::store_interleaved(even, odd, &mut to);
    assert_eq!(to, elements[..2 * L::LANES]);

    let rows = std::array::from_fn(|row| L::load(&elements[row * L::LANES..]));
    let found: Vec<u32> = L::transposed(rows).into_iter().flat_map(stored).collect();
    let transposed = (0..4 * L::LANES).map(|index| whole[index % 4 * L::LANES + index / 4]);
    assert_eq!(found, transposed.collect::<Vec<_>>());
}

#[test]
fn shuffles_go_where_they_should() {
    assert_shuffles_go_where_they_should::<f32>();
    assert_shuffles_go_where_they_should::<F32x4>();
}

#[test]
fn lanes_move_down_by_one() {
    let lanes = F32x4::from_fn(|lane| lane as f32);
    assert_eq!(stored(lanes.shifted_in(9.0)), [1.0_f32, 2.0, 3.0, 9.0].map(f32::to_bits));
    assert_eq!(lanes.first().to_bits(), 0.0_f32.to_bits());
}
