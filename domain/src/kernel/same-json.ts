/** Are two plain JSON values equal? Lists by order; a missing key is the same as an undefined one. */
export const sameJson = (one: unknown, other: unknown): boolean => {
  if (one === other) return true;
  if (!isComposite(one) || !isComposite(other) || Array.isArray(one) !== Array.isArray(other)) return false;
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].every((key) => sameJson(one[key], other[key]));
};

/** The wanted values that are given and differ from the current ones. */
export const changesOf = <Value extends object>(
  current: Value,
  wanted: { readonly [Key in keyof Value]?: Value[Key] | undefined },
): Partial<Value> =>
  Object.fromEntries(
    Object.entries(wanted).filter(
      ([key, value]) => value !== undefined && !sameJson(value, (current as Record<string, unknown>)[key]),
    ),
  ) as Partial<Value>;

const isComposite = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
