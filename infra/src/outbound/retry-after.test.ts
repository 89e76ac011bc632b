import { expect } from 'chai';
import { retryAfterMs } from './retry-after.ts';

const NOW = '2026-05-16T12:00:00.000Z';

describe('Retry-After', () => {
  const table: readonly (readonly [string | undefined, number | undefined])[] = [
    ['120', 120_000],
    [' 0 ', 0],
    ['86400', 3_600_000],
    ['9999999999', 3_600_000],
    ['Sat, 16 May 2026 12:00:30 GMT', 30_000],
    ['Sat, 16 May 2026 11:00:00 GMT', 0],
    ['Sun, 17 May 2026 12:00:00 GMT', 3_600_000],
    ['soon', undefined],
    ['', undefined],
    [undefined, undefined],
  ];
  for (const [header, ms] of table) {
    it(`${JSON.stringify(header)} asks for ${ms} ms`, () => expect(retryAfterMs(header, NOW)).to.equal(ms));
  }
});
