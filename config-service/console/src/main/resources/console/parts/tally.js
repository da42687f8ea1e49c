// How often each value occurs.

/** A map from each value to its number, in the order of their first occurrence. */
export function tally(values) {
  const numbers = new Map();
  values.forEach((value) => numbers.set(value, (numbers.get(value) || 0) + 1));
  return numbers;
}
