/** About how many bytes a value from JSON takes. */
export const weightOf = (value: unknown): number => {
  if (typeof value === 'string') return value.length + 8;
  if (typeof value !== 'object' || value === null) return 8;
  let weight = 16;
  for (const part of Object.values(value)) weight += weightOf(part) + 8;
  return weight;
};
