import { crossing } from './crossing.ts'

export const crossingStringCopied = crossing('string-copied', {
  title: 'String in, copied',
  description:
    'One call that hands a string of 64 characters to Wasm; the glue encodes it as UTF-8 into linear memory.',
})

export const crossingStringBytes = crossing('string-bytes', {
  title: 'String in, as bytes',
  description: 'One call that hands the same 64 characters to Wasm as UTF-8 bytes, encoded beforehand.',
})

export const crossingStringReturned = crossing('string-returned', {
  title: 'String out, made anew',
  description: 'One call that returns a string of 64 characters; the glue decodes it out of linear memory every time.',
})

export const crossingStringInterned = crossing('string-interned', {
  title: 'String out, interned',
  description:
    'One call that returns the same 64 characters as a reference to a string that JavaScript has kept since the first time.',
})
