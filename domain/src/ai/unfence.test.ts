import { equal } from 'node:assert/strict';
import fc from 'fast-check';
import { createUnfence } from './unfence.ts';

const unfenced = (pieces: readonly string[]): string => {
  const unfence = createUnfence();
  return pieces.map((piece) => unfence.take(piece)).join('') + unfence.end();
};

describe('taking fences off', () => {
  it('leaves what has none, and trims', () => {
    equal(unfenced(['{"a":', ' "b ``` c"}']), '{"a": "b ``` c"}');
    equal(unfenced([' \n', '[1, ', '2]\n\n']), '[1, 2]');
    equal(unfenced([]), '');
  });

  it('takes them off wherever the pieces end', () => {
    const whole = '\n```json\n{"a": "x `y` ```z"}\n```\n';
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: whole.length })), (cuts) => {
        const at = [0, ...cuts.toSorted((a, b) => a - b), whole.length];
        equal(unfenced(at.slice(1).map((end, index) => whole.slice(at[index], end))), '{"a": "x `y` ```z"}');
      }),
    );
  });
});
