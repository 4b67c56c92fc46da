/** Sources of small benchmark crates for tests, in a workspace that is quick to compile. */

const crateToml = (name: string, sizes: string): string => `[package]
name = "${name}"
version = "0.1.0"
edition = "2024"
[lib]
crate-type = ["cdylib", "rlib"]
[package.metadata.crosslane]
title = "${name}"
sizes = [${sizes}]
`

const oneSize = '{ size = 3, expected = { checksum = 45 } }'

/** A crate whose `bench_run` returns its size times `factor`; without std, which would only take time to compile. */
export const exampleCrate = (name: string, factor: string, sizes = oneSize): Record<string, string> => ({
  [`${name}/Cargo.toml`]: crateToml(name, sizes),
  [`${name}/src/lib.rs`]: `#![no_std]
#[cfg(target_arch = "wasm32")]
#[panic_handler]
fn panic(_: &core::panic::PanicInfo) -> ! { core::arch::wasm32::unreachable() }
static SIZE: core::sync::atomic::AtomicU32 = core::sync::atomic::AtomicU32::new(0);
#[unsafe(no_mangle)]
pub extern "C" fn bench_setup(size: u32) { SIZE.store(size, core::sync::atomic::Ordering::Relaxed); }
#[unsafe(no_mangle)]
pub extern "C" fn bench_run() -> u32 { SIZE.load(core::sync::atomic::Ordering::Relaxed) * ${factor} }
`,
})

/** Cargo.toml of a workspace with these crates. */
export const exampleWorkspace = (...members: readonly string[]): Record<string, string> => ({
  'Cargo.toml': `[workspace]
members = ${JSON.stringify(members)}
resolver = "3"
[profile.release]
opt-level = 0
panic = "abort"
`,
})

/** Cargo.toml of a workspace whose profile is this project's: with its cache, std is not compiled once more. */
export const releaseWorkspace = (...members: readonly string[]): string => `[workspace]
members = ${JSON.stringify(members)}
resolver = "3"
[profile.release]
opt-level = 3
lto = "fat"
codegen-units = 1
panic = "abort"
strip = "debuginfo"
`

/** Files of a folder of the repository. */
export const below = (folder: string, files: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text]))
