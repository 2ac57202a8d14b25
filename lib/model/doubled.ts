/** Returns an array of twice the length that begins with all of another. */
export function doubled(array: Int32Array): Int32Array;
export function doubled(array: Float64Array): Float64Array;
export function doubled(array: Int32Array | Float64Array): Int32Array | Float64Array {
  const more = array instanceof Int32Array ? new Int32Array(array.length * 2) : new Float64Array(array.length * 2);
  more.set(array);
  return more;
}
