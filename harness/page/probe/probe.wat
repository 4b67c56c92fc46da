;; The canary and the scalar half of the SIMD probe. `node harness/selfTest/assemble.ts` makes probe.ts of this.
(module
  (memory (export "memory") 1)

  ;; n steps of a linear congruential generator, each waiting for the one before: time, and nothing but registers.
  ;; What a step multiplies by $one and adds as $nothing is folded away by an optimising compiler, which sees that both
  ;; are constants; a baseline compiler or an interpreter works through all of it. So this shows the tier that runs, and in
  ;; optimised code it is as steady as the machine.
  (func (export "canary") (param $n i32) (result i32)
    (local $x i32) (local $one i32) (local $nothing i32)
    (local.set $x (i32.const 12345))
    (local.set $one (i32.const 1))
    (local.set $nothing (i32.const 0))
    (loop $next
      (local.set $x (i32.add (local.get $nothing) (i32.mul (local.get $one) (local.get $x))))
      (local.set $x (i32.add (local.get $nothing) (i32.mul (local.get $one) (local.get $x))))
      (local.set $x (i32.add (local.get $nothing) (i32.mul (local.get $one) (local.get $x))))
      (local.set $x (i32.add (local.get $nothing) (i32.mul (local.get $one) (local.get $x))))
      (local.set $x (i32.add (local.get $nothing) (i32.mul (local.get $one) (local.get $x))))
      (local.set $x (i32.add (local.get $nothing) (i32.mul (local.get $one) (local.get $x))))
      (local.set $x (i32.add (i32.const 1013904223) (i32.mul (i32.const 1664525) (local.get $x))))
      (br_if $next (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
    (local.get $x))

  ;; Fills the first 8 KiB with bytes that look random: two arrays of 4 KiB.
  (func (export "fill")
    (local $at i32) (local $x i32)
    (local.set $x (i32.const 12345))
    (loop $next
      (local.set $x (i32.add (i32.const 1013904223) (i32.mul (i32.const 1664525) (local.get $x))))
      (i32.store8 (local.get $at) (i32.shr_u (local.get $x) (i32.const 24)))
      (br_if $next (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 1))) (i32.const 8192)))))

  ;; n times the sum of the saturating sums of both arrays' bytes.
  (func (export "sum") (param $n i32) (result i32)
    (local $at i32) (local $sum i32) (local $both i32)
    (loop $again
      (local.set $at (i32.const 0))
      (loop $next
        (local.set $both
          (i32.add (i32.load8_u (local.get $at)) (i32.load8_u offset=4096 (local.get $at))))
        (local.set $sum
          (i32.add
            (local.get $sum)
            (select (i32.const 255) (local.get $both) (i32.gt_u (local.get $both) (i32.const 255)))))
        (br_if $next (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 1))) (i32.const 4096))))
      (br_if $again (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
    (local.get $sum)))
