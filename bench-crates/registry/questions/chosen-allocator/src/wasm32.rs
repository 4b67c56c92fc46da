cfg_select! {
    feature = "talc" => {
        #[global_allocator]
        static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
    }
    feature = "rlsf" => {
        // The one that rlsf recommends for Wasm: two-level segregated fit without what costs much code.
        #[global_allocator]
        static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
    }
    feature = "lol-alloc" => {
        use lol_alloc::{AssumeSingleThreaded, FreeListAllocator};

        // The only one in lol_alloc that gives out again what was given back: the others leak by design.
        #[expect(unsafe_code, reason = "lol_alloc has no safe one without a lock")]
        #[global_allocator]
        static ALLOCATOR: AssumeSingleThreaded<FreeListAllocator> =
            // SAFETY: without the target feature `atomics` there is no second thread that could share memory.
            unsafe { AssumeSingleThreaded::new(FreeListAllocator::new()) };
    }
    feature = "wee-alloc" => {
        // Abandoned since 2019. Only here to show why it should not be used: it leaks (its issue 106).
        #[global_allocator]
        static ALLOCATOR: wee_alloc::WeeAlloc = wee_alloc::WeeAlloc::INIT;
    }
    _ => {}
}
