use simd_json::{OwnedValue, StaticNode};

/// Reads JSON; `copy` is overwritten.
pub(crate) fn read(json: &[u8], copy: &mut [u8]) -> Option<OwnedValue> {
    copy.copy_from_slice(json);
    simd_json::to_owned_value(copy).ok()
}

/// Its numbers, and the lengths of its strings, added up.
pub(crate) fn sum(value: &OwnedValue) -> u32 {
    match value {
        OwnedValue::Static(StaticNode::Null) => 0,
        OwnedValue::Static(StaticNode::Bool(bit)) => u32::from(*bit),
        OwnedValue::Static(StaticNode::U64(integer)) => *integer as u32,
        OwnedValue::Static(StaticNode::I64(integer)) => integer.cast_unsigned() as u32,
        OwnedValue::Static(StaticNode::F64(float)) => super::steps(*float),
        OwnedValue::String(text) => text.len() as u32,
        OwnedValue::Array(values) => values.iter().map(sum).fold(0, u32::wrapping_add),
        OwnedValue::Object(fields) => fields.values().map(sum).fold(0, u32::wrapping_add),
    }
}
