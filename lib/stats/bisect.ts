/**
 * Returns the x above 0 at which a falling function reaches a value, to about 14 digits: by doubling `high` until the
 * function is below the value there, and halving the interval that then holds x. At most 2^500 times `high` is looked at.
 */
export function bisectFalling(falling: (x: number) => number, value: number, high: number): number {
  let low = 0;
  let top = high;
  for (let step = 0; step < 500 && falling(top) > value; step += 1) {
    low = top;
    top *= 2;
  }
  for (let step = 0; step < 1100 && top - low > 1e-14 * top; step += 1) {
    const middle = (low + top) / 2;
    if (falling(middle) > value) low = middle;
    else top = middle;
  }
  return (low + top) / 2;
}
