import { deepEqual, equal, rejects } from 'node:assert/strict';
import { z } from 'zod';
import { reservedAt } from '../ai-usage/ai-usage.state.ts';
import { aiUsageOf } from '../ai-usage/record-ai-usage.ts';
import type { Cause } from '../kernel/metadata.ts';
import { ModelFailure } from '../ports/model.ts';
import { eventStoreInMemory } from '../testing/event-store-in-memory.ts';
import { createScriptedModel, type ScriptedModel } from '../testing/scripted-model.ts';
import type { AiDeps } from './ai-deps.ts';
import type { AiTask } from './ai-task.ts';
import { costBoundOf } from './cost-of.ts';
import { generate } from './generate.ts';

const Poem = z.strictObject({ title: z.string().max(20), lines: z.array(z.string()).max(3) });
const poem: AiTask<string, z.output<typeof Poem>> = {
  name: 'poem',
  maxOutputTokens: 100,
  output: Poem,
  prompt: (about) => [{ role: 'user', text: about }],
};
const WHOLE = '{"title":"Sea","lines":["a","b"]}';
const CALLS = 1_000;
const NOW = '2026-05-16T12:00:00.000Z';

const cause: Cause = {
  commandId: 'command-1',
  correlationId: 'request-1',
  actor: { type: 'user', id: 'user-1' },
  occurredAt: NOW,
  depth: 0,
};

describe('generating', () => {
  let deps: AiDeps & { model: ScriptedModel };
  let bound: number;

  beforeEach(() => {
    let made = 0;
    const count = () => {
      made += 1;
      return made;
    };
    const model = createScriptedModel(() => WHOLE);
    bound = costBoundOf(model, {
      messages: poem.prompt('sea'),
      maxOutputTokens: 100,
      output: { name: 'poem', schema: Poem },
    });
    deps = {
      store: eventStoreInMemory(),
      ids: { next: () => `id-${count()}`, derive: (...parts) => parts.join('/') },
      clock: { now: () => NOW, wakeAt: () => () => undefined },
      model,
      aiMonthlyCents: 1,
    };
  });

  const ask = (onText?: (text: string) => void, signal = new AbortController().signal) =>
    generate(deps, { organizationId: 'org', cause, task: poem, input: 'sea', signal, ...(onText && { onText }) });

  const usage = async () => {
    const found = await aiUsageOf(deps, 'org', '2026-05');
    return { spent: found?.spent ?? 0, held: found === undefined ? 0 : reservedAt(found, NOW) };
  };

  it('tells the text as it comes, answers what is whole and valid, and records what it came to', async () => {
    const told: string[] = [];
    const done = await ask((text) => told.push(text));
    deepEqual(done, {
      kind: 'generated',
      value: { title: 'Sea', lines: ['a', 'b'] },
      text: WHOLE,
      consumed: { model: 'scripted-1', inputTokens: 20, outputTokens: 10, cost: 30 },
    });
    deepEqual([told.length > 3, told.join('')], [true, WHOLE]);
    deepEqual(await usage(), { spent: 30, held: 0 });
  });

  it('takes Markdown fences off', async () => {
    deps.model.next(`\`\`\`json\n${WHOLE}\n\`\`\``);
    const told: string[] = [];
    const done = await ask((text) => told.push(text));
    equal(done.kind === 'generated' && done.text, WHOLE);
    equal(told.join(''), WHOLE);
  });

  it('keeps nothing that ends early or has another shape, and records what it cost', async () => {
    for (const text of [
      WHOLE.slice(0, -1),
      `${WHOLE}{}`,
      '{"title":"Sea"}',
      '',
      '{"title":"Sea","lines":["a"],"x":1}',
    ]) {
      deps.model.next(text);
      await rejects(ask(), { name: 'ModelFailure', reason: 'unusable' }, text);
    }
    deepEqual(await usage(), { spent: 150, held: 0 });
    deps.model.next([{ type: 'text', text: WHOLE }]);
    await rejects(ask(), { name: 'ModelFailure', reason: 'cut-off' });
  });

  it('gives back what a refused request holds, and records what a broken one has cost', async () => {
    deps.model.next({ fails: new ModelFailure('refused', 'No.') });
    await rejects(ask(), { reason: 'refused' });
    deepEqual(await usage(), { spent: 0, held: 0 });
    const fails = new ModelFailure('cut-off', 'It broke.', { inputTokens: 20, outputTokens: 4 });
    deps.model.next({ fails, after: '{"title":' });
    await rejects(ask(), { reason: 'cut-off' });
    deepEqual(await usage(), { spent: 24, held: 0 });
  });

  it('counts the whole price when it is us who fail while the model talks', async () => {
    const broken = () => {
      throw new Error('ours');
    };
    await rejects(ask(broken), { message: 'ours' });
    deepEqual(await usage(), { spent: bound, held: 0 });
  });

  it('asks no model once the quota of the month is used up, and again in the next', async () => {
    deps = { ...deps, aiMonthlyCents: bound / 1_000_000 };
    equal((await ask()).kind, 'generated');
    equal((await ask()).kind, 'quota-exhausted');
    equal(deps.model.requests.length, 1);
    deps = { ...deps, clock: { ...deps.clock, now: () => '2026-06-01T00:00:00.000Z' } };
    equal((await ask()).kind, 'generated');
  });

  it('says so where there is no model', async () => {
    await rejects(
      generate(
        { ...deps, model: undefined },
        { organizationId: 'org', cause, task: poem, input: 'sea', signal: new AbortController().signal },
      ),
      {
        reason: 'not-configured',
      },
    );
  });

  it(`stays within the quota when ${CALLS} come at its edge at once, whatever becomes of them`, async () => {
    const quota = bound + 30 * (CALLS / 4);
    deps = { ...deps, aiMonthlyCents: quota / 1_000_000 };
    deps.model.next(
      ...Array.from({ length: CALLS }, (_, n) =>
        n % 3 === 0 ? { fails: new ModelFailure('refused', 'No.') } : n % 3 === 1 ? WHOLE : 'nonsense',
      ),
    );
    const asked = await Promise.allSettled(Array.from({ length: CALLS }, () => ask()));
    const refused = asked.filter((one) => one.status === 'fulfilled' && one.value.kind === 'quota-exhausted');
    const { spent, held } = await usage();
    equal(held, 0);
    equal(spent <= quota, true, `spent ${spent} of ${quota}`);
    equal(refused.length > 0, true);
    equal(spent, 30 * (deps.model.requests.length - asked.filter(isRefusedByModel).length));
  });
});

const isRefusedByModel = (one: PromiseSettledResult<unknown>): boolean =>
  one.status === 'rejected' && one.reason.reason === 'refused';
