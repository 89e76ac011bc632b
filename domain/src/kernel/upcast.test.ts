import { deepEqual, equal } from 'node:assert/strict';
import type { JsonObject } from './json.ts';
import { currentVersion, decodeWith, type Upcasts } from './upcast.ts';

const upcasts: Upcasts = {
  Renamed: [
    ({ title, ...rest }: JsonObject) => ({ ...rest, name: title ?? null }),
    (data) => ({ ...data, language: 'en' }),
  ],
};
const decode = decodeWith([{}, { upcasts }, { upcasts: { Other: [(data) => ({ ...data, other: true })] } }]);

describe('upcasts', () => {
  it('lift stored data from any version to the current one', () => {
    deepEqual(decode('Renamed', 1, { title: 'a' }), { name: 'a', language: 'en' });
    deepEqual(decode('Renamed', 2, { name: 'a' }), { name: 'a', language: 'en' });
    deepEqual(decode('Renamed', 3, { name: 'a', language: 'de' }), { name: 'a', language: 'de' });
  });

  it('keep the types of different aggregates apart', () => {
    deepEqual(decode('Other', 1, { title: 'a' }), { title: 'a', other: true });
  });

  it('leave alone what nobody declares, and what a newer program wrote', () => {
    const data = { title: 'a' };
    equal(decode('Unknown', 1, data), data);
    equal(decode('Renamed', 9, data), data);
    for (const type of ['toString', 'constructor']) equal(decode(type, 1, data), data);
  });

  it('say which version is written now', () => {
    deepEqual(
      [currentVersion(upcasts, 'Renamed'), currentVersion(upcasts, 'Other'), currentVersion(undefined, 'x')],
      [3, 1, 1],
    );
    equal(currentVersion(upcasts, 'constructor'), 1);
  });
});
