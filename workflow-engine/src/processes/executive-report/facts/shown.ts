import type { Money, ReportFact } from '@partneros/domain';

/** A fact as readers see it. */
export const fact = (label: string, value: string | number): ReportFact => ({
  label,
  value: typeof value === 'number' ? counted(value) : value.slice(0, MOST),
});

const MOST = 400;

/** A count: `1,234`. */
export const counted = (count: number): string => count.toLocaleString('en-US');

/** A share in per cent, to a decimal; `none` of nothing. */
export const shareOf = (part: number, whole: number): string =>
  whole === 0 ? 'none' : `${Math.round((part / whole) * 1_000) / 10}%`;

/** A name, so that it cannot be taken for more than one. */
export const named = (name: string | null): string => (name === null ? 'not set' : name.replace(/\s+/g, ' '));

/** Amounts in integer minor units, added up by currency. */
export type Amounts = Map<string, number>;

/** Adds an amount to those of its currency. */
export const add = (amounts: Amounts, { minor, currency }: Money): void => {
  amounts.set(currency, (amounts.get(currency) ?? 0) + minor);
};

/** Amounts: `EUR 1,234.00, USD 5.00`; `none` without any. */
export const money = (amounts: Amounts): string =>
  [...amounts]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, minor]) => amount({ minor, currency }))
    .join(', ') || 'none';

/** One amount: `EUR 1,234.00`. */
export const amount = ({ minor, currency }: Money): string => {
  const digits = digitsOf(currency);
  const major = (minor / 10 ** digits).toLocaleString('en-US', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return `${currency} ${major}`;
};

const digitsOf = (currency: string): number =>
  new Intl.NumberFormat('en-US', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
