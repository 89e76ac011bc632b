import { wordsOf } from '@partneros/domain';

const DIMENSIONS = 256;

/** A vector of length 1 by the words of a text: texts that share words point the same way. */
export const embed = (text: string): readonly number[] => {
  const vector = Array.from({ length: DIMENSIONS }, () => 0);
  for (const word of wordsOf(text)) {
    const hash = hashOf(word);
    const at = hash % DIMENSIONS;
    vector[at] = (vector[at] ?? 0) + (hash & 0x10000 ? 1 : -1);
  }
  const length = Math.hypot(...vector);
  return length === 0 ? vector.map((_, index) => Number(index === 0)) : vector.map((value) => value / length);
};

// FNV-1a.
const hashOf = (word: string): number => {
  let hash = 0x811c9dc5;
  for (const char of word) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash;
};
