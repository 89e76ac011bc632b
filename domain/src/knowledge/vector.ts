// A byte for each dimension is enough to order by: what it is off by is far under what tells meanings apart.
const STEPS = 127;
const ZERO = 128;

/** A vector of length 1 as text: two hexadecimal digits for each dimension. */
export const packVector = (vector: readonly number[]): string =>
  vector
    .map((value) => Math.round(Math.min(1, Math.max(-1, value)) * STEPS) + ZERO)
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');

/** The vector that a text holds. */
export const unpackVector = (packed: string): readonly number[] =>
  Array.from({ length: packed.length / 2 }, (_, index) => {
    const byte = Number.parseInt(packed.slice(2 * index, 2 * index + 2), 16);
    return (byte - ZERO) / STEPS;
  });

/** How close two vectors point: 1 the same way, 0 nothing in common; vectors of two models have nothing in common. */
export const closeness = (one: readonly number[], other: readonly number[]): number =>
  one.length !== other.length ? 0 : one.reduce((sum, value, index) => sum + value * (other[index] ?? 0), 0);
