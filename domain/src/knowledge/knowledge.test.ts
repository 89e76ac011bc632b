import { deepEqual, equal, ok } from 'node:assert/strict';
import type { PassageRow } from './passages.model.ts';
import { fuse, rankByMeaning, rankByWords } from './rank-passages.ts';
import { termsOf } from './terms-of.ts';
import { closeness, packVector, unpackVector } from './vector.ts';

const passage = (index: number, text: string, vector?: readonly number[]): PassageRow => ({
  knowledgeDocumentId: 'document-1',
  namespace: 'live',
  title: 'Playbook',
  index,
  page: null,
  text,
  terms: termsOf(`Playbook ${text}`),
  embedding: vector === undefined ? null : { model: 'embedder', vector: packVector(vector) },
});
const indexes = (passages: readonly PassageRow[]) => passages.map(({ index }) => index);

describe('terms', () => {
  it('tell what a text is about, whatever its case, accents and endings', () => {
    deepEqual(termsOf('The Integrators of Zürich, and their INTEGRATION: zurich 24/7'), ['integra', 'zurich']);
    deepEqual(termsOf(''), []);
  });
});

describe('passages in the order of a question', () => {
  const integrators = passage(0, 'Integrators migrate core banking systems.');
  const resellers = passage(1, 'Resellers sell licences to banks, and banking is their trade.');
  const lunch = passage(2, 'Lunch is at noon.');

  it('come by the words they share, rare ones first', () => {
    deepEqual(indexes(rankByWords('Who migrates banking systems?', [lunch, resellers, integrators])), [0, 1]);
    deepEqual(indexes(rankByWords('Anything about insurance?', [lunch, resellers, integrators])), []);
  });

  it('come by meaning where it is known', () => {
    const known = [passage(0, 'a', [1, 0]), passage(1, 'b', [0.8, 0.6]), passage(2, 'c', [0, 1]), passage(3, 'd')];
    deepEqual(indexes(rankByMeaning([1, 0], known)), [0, 1]);
  });

  it('come first when both orders have them near the top', () => {
    deepEqual(
      indexes(
        fuse([
          [integrators, resellers],
          [resellers, lunch],
        ]),
      ),
      [1, 0, 2],
    );
  });
});

describe('a packed vector', () => {
  it('points where it did', () => {
    const vector = [0.6, -0.8, 0];
    equal(packVector(vector).length, 6);
    ok(closeness(unpackVector(packVector(vector)), vector) > 0.99);
    equal(closeness([1], [1, 0]), 0);
  });
});
