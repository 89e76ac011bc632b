import { deepEqual, equal, rejects } from 'node:assert/strict';
import type { RequestListener } from 'node:http';
import type { Embedder } from '@partneros/domain';
import { answering, withServer } from '../outbound/test-server.examples.ts';
import { createManualClock } from '../testing/manual-clock.ts';
import { createOpenAiEmbedder } from './openai-embedder.ts';

const embedding = (index: number, vector: readonly number[]) => ({ object: 'embedding', index, embedding: vector });

describe('an embedding model behind the API', () => {
  const withEmbedder = (
    answer: RequestListener,
    use: (embedder: Embedder, received: readonly { body: string }[]) => Promise<unknown>,
    model = 'some-embedder',
  ) =>
    withServer(answer, ({ url, received }) =>
      use(createOpenAiEmbedder({ apiKey: 'k', baseUrl: `${url}/v1`, model, clock: createManualClock() }), received),
    );
  const signal = new AbortController().signal;
  const data = [embedding(1, [0, 2]), embedding(0, [3, 4])];

  it('gives vectors of length 1 in the order of the texts', () =>
    withEmbedder(
      answering(200, JSON.stringify({ data, usage: { prompt_tokens: 9 } }), { 'content-type': 'application/json' }),
      async (embedder, received) => {
        const { vectors, inputTokens } = await embedder.embed(['a', 'b'], signal);
        deepEqual(
          [vectors, inputTokens],
          [
            [
              [0.6, 0.8],
              [0, 1],
            ],
            9,
          ],
        );
        deepEqual(JSON.parse(received[0]?.body ?? '').input, ['a', 'b']);
        equal('dimensions' in JSON.parse(received[0]?.body ?? ''), false);
      },
    ));

  it('asks for short vectors where the model has them', () =>
    withEmbedder(
      answering(200, JSON.stringify({ data }), { 'content-type': 'application/json' }),
      async (embedder, received) => {
        await embedder.embed(['a', 'b'], signal);
        equal(JSON.parse(received[0]?.body ?? '').dimensions, 256);
      },
      'text-embedding-3-small',
    ));

  it('fails when vectors are missing or of several lengths, and when it is refused', async () => {
    for (const wrong of [
      [embedding(0, [1])],
      [embedding(0, [1]), embedding(1, [1, 1])],
      [embedding(0, [0]), embedding(1, [1])],
    ])
      await withEmbedder(
        answering(200, JSON.stringify({ data: wrong }), { 'content-type': 'application/json' }),
        (embedder) => rejects(embedder.embed(['a', 'b'], signal), { name: 'ModelFailure' }),
      );
    await withEmbedder(answering(500), (embedder) =>
      rejects(embedder.embed(['a'], signal), { name: 'ModelFailure', reason: 'refused' }),
    );
  });
});
