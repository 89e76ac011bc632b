import { deepEqual, equal } from 'node:assert/strict';
import { execute, knowledgeDocument, type Model, ModelFailure } from '@partneros/domain';
import { createScriptedModel } from '@partneros/domain/testing';
import type { WorkflowEngine } from '../../create-workflow-engine.ts';
import { engineBench, gate, ORGANIZATION } from '../../engine.examples.ts';
import { EMBEDDING_TAKES_MS } from './embed-document.ts';

const MINUTE = 60_000;

/** A model that tells meanings, and what it was paid for. */
const embedding = (name = 'embedder', before: () => Promise<void> = async () => undefined) => {
  const paid: string[] = [];
  const model: Model = {
    ...createScriptedModel(() => 'Sample'),
    embedder: {
      name,
      embed: async (texts, signal) => {
        await before();
        if (signal.aborted) throw new ModelFailure('left', 'Nobody waits.');
        paid.push(...texts);
        return { vectors: texts.map(() => [1, 0]), inputTokens: 3 };
      },
    },
  };
  return { model, paid };
};

describe('documents whose meaning nobody could tell', () => {
  let bench: ReturnType<typeof engineBench>;
  let engines: WorkflowEngine[];

  beforeEach(() => {
    bench = engineBench();
    engines = [];
  });
  afterEach(async () => {
    await stop();
    await bench.close();
  });

  const start = async (model?: Model, over: Parameters<typeof bench.start>[0] = {}) => {
    const engine = bench.start({ model, ...over });
    engines.push(engine);
    await engine.ready;
    await engine.idle();
  };
  const stop = async () => {
    for (const engine of engines) await engine.stop();
    engines = [];
  };
  const idle = async () => {
    for (const engine of engines) await engine.idle();
  };
  const add = async (id: string) => {
    const data = {
      namespace: 'live',
      title: id,
      mediaType: 'text/plain' as const,
      passages: [`Text of ${id}`],
      pages: null,
    };
    const command = {
      type: 'AddKnowledgeDocument',
      data: { knowledgeDocumentId: id, ...data, embedding: undefined },
    } as const;
    await execute(bench, knowledgeDocument, { organizationId: ORGANIZATION, id, command, cause: bench.cause() });
  };
  const pass = async (ms: number) => {
    bench.clock.advance(ms);
    await idle();
  };
  const events = async (wanted: RegExp) =>
    (await bench.feed.read(0n, 1_000)).filter(({ type }) => wanted.test(type)).map(({ data }) => data);
  const embedded = () => events(/^KnowledgeDocumentEmbedded$/);

  it('are embedded when a model is configured later, each once, also over restarts', async () => {
    await start();
    await add('one');
    await add('two');
    await pass(2 * MINUTE);
    deepEqual(await embedded(), []);
    // What an engine knows is written with the next event that it takes.
    await bench.createPartner('acme');
    await idle();
    await stop();

    const { model, paid } = embedding();
    await start(model);
    await pass(0);
    deepEqual(paid.toSorted(), ['Text of one', 'Text of two']);
    equal((await embedded()).length, 2);
    await stop();
    await start(model);
    await pass(60 * MINUTE);
    equal(paid.length, 2);
    await add('three');
    await pass(2 * MINUTE);
    deepEqual(paid.slice(2), ['Text of three']);
    equal((await events(/^AiUsageSettled$/)).length, 3);
  });

  it('are embedded anew when another model is configured', async () => {
    await start(embedding('first').model);
    await add('one');
    await pass(2 * MINUTE);
    await stop();
    const { model, paid } = embedding('second');
    await start(model);
    await pass(0);
    deepEqual(
      (await embedded()).map((data) => 'model' in data && data.model),
      ['first', 'second'],
    );
    equal(paid.length, 1);
  });

  it('are tried again later when the model fails or the quota is used up', async () => {
    let fails = true;
    const { model, paid } = embedding('embedder', async () => {
      if (fails) throw new ModelFailure('refused', 'It has too much to do.');
    });
    await start(model);
    await add('one');
    await pass(2 * MINUTE);
    deepEqual(await embedded(), []);
    fails = false;
    await pass(EMBEDDING_TAKES_MS);
    equal((await embedded()).length, 1);
    await stop();

    await start(model, { aiMonthlyCents: 0 });
    await add('two');
    await pass(2 * MINUTE);
    equal(paid.length, 1);
    await stop();
    await start(model);
    await pass(EMBEDDING_TAKES_MS);
    equal(paid.length, 2);
  });

  it('are paid for once when two engines look at once', async () => {
    const { opened, open } = gate();
    let asked = 0;
    const { model, paid } = embedding('embedder', async () => {
      asked += 1;
      await opened;
    });
    await start(model, { shared: true });
    await start(model, { shared: true });
    await add('one');
    await idle();
    bench.clock.advance(2 * MINUTE);
    await bench.until(async () => asked > 0);
    // Both have looked by now, or will; who has not got hold of it comes back, and finds it done.
    open();
    await idle();
    await pass(2 * EMBEDDING_TAKES_MS);
    deepEqual([paid, (await embedded()).length], [['Text of one'], 1]);
  });

  it('wait for who died in the middle, and are taken over then', async () => {
    const dead = embedding('embedder', () => Promise.reject(new Error('killed')));
    await start(dead.model);
    await add('one');
    await pass(2 * MINUTE);
    await stop();
    const { model, paid } = embedding();
    await start(model);
    await pass(MINUTE);
    equal(paid.length, 0);
    await pass(EMBEDDING_TAKES_MS);
    equal(paid.length, 1);
  });
});
