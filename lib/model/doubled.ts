/** Returns an array of twice the length that begins with all of another. */
export function doubled(array: Uint8Array): Uint8Array;
export function doubled(array: Int32Array): Int32Array;
export function doubled(array: Float64Array): Float64Array;
export function doubled(array: Uint8Array | Int32Array | Float64Array): Uint8Array | Int32Array | Float64Array {
  const more = emptyLike(array);
  more.set(array);
  return more;
}

function emptyLike(array: Uint8Array | Int32Array | Float64Array): Uint8Array | Int32Array | Float64Array {
  const length = array.length * 2;
  if (array instanceof Uint8Array) return new Uint8Array(length);
  return array instanceof Int32Array ? new Int32Array(length) : new Float64Array(length);
}
