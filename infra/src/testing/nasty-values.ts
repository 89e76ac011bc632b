/** Values that stores have been known to change, drop or choke on. */
export const nastyValues = {
  quotes: `'; DROP TABLE events; -- "double" \`back\` \\ %s $1 ?`,
  unicode: 'Zoë 🦊 e\u0301 \u202e ﷽ 漢字',
  nul: 'before\0after',
  controls: '\u0001\t\r\n\u2028\u2029\ufeff',
  loneSurrogate: 'a\ud800b',
  long: 'x'.repeat(300_000),
  empty: '',
  nothing: null,
  left: undefined,
  zero: 0,
  large: Number.MAX_SAFE_INTEGER,
  tiny: 5e-324,
  list: [],
  nested: { list: [null, [], {}, [undefined]], '': 'empty key', 'a.b': 'dots', $set: 'dollar' },
  ['__proto__']: 'own',
} as const;

/** A value as JSON keeps it. */
export const throughJson = <Value>(value: Value): unknown => JSON.parse(JSON.stringify(value));
