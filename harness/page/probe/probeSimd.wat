;; The SIMD half of the SIMD probe: the same sums as in probe.wat, sixteen at a time, in a module of its own, because an
;; engine without SIMD refuses the whole of it. `node harness/selfTest/assemble.ts` makes probe.ts of this.
(module
  (memory (export "memory") 1)

  (func (export "fill")
    (local $at i32) (local $x i32)
    (local.set $x (i32.const 12345))
    (loop $next
      (local.set $x (i32.add (i32.const 1013904223) (i32.mul (i32.const 1664525) (local.get $x))))
      (i32.store8 (local.get $at) (i32.shr_u (local.get $x) (i32.const 24)))
      (br_if $next (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 1))) (i32.const 8192)))))

  (func (export "sum") (param $n i32) (result i32)
    (local $at i32) (local $sums v128)
    (loop $again
      (local.set $at (i32.const 0))
      (loop $next
        (local.set $sums
          (i32x4.add
            (local.get $sums)
            (i32x4.extadd_pairwise_i16x8_u
              (i16x8.extadd_pairwise_i8x16_u
                (i8x16.add_sat_u (v128.load (local.get $at)) (v128.load offset=4096 (local.get $at)))))))
        (br_if $next (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 16))) (i32.const 4096))))
      (br_if $again (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
    (i32.add
      (i32.add (i32x4.extract_lane 0 (local.get $sums)) (i32x4.extract_lane 1 (local.get $sums)))
      (i32.add (i32x4.extract_lane 2 (local.get $sums)) (i32x4.extract_lane 3 (local.get $sums))))))
