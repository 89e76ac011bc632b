import type { JsonValue } from '../kernel/json.ts';

const MOST_CHARS = 12_000;
const MOST_TEXT = 400;

/** What a tool answered, cut to a size that leaves room for the question: long texts are shortened, long lists end early. */
export const boundedOutput = (output: JsonValue): JsonValue => {
  const short = shortened(output);
  for (let most = 50; most >= 1; most = Math.floor(most / 2)) {
    const cut = withShortLists(short, most);
    if (JSON.stringify(cut).length <= MOST_CHARS) return cut;
  }
  return { tooLarge: true };
};

const shortened = (value: JsonValue): JsonValue => {
  if (typeof value === 'string') return value.length > MOST_TEXT ? `${value.slice(0, MOST_TEXT)}…` : value;
  return mapped(value, shortened);
};

const withShortLists = (value: JsonValue, most: number): JsonValue => {
  const inner = mapped(value, (each) => withShortLists(each, most));
  return Array.isArray(inner) && inner.length > most
    ? [...inner.slice(0, most), `and ${inner.length - most} more`]
    : inner;
};

const mapped = (value: JsonValue, change: (value: JsonValue) => JsonValue): JsonValue => {
  if (Array.isArray(value)) return value.map(change);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, change(each ?? null)]));
};
