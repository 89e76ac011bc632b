import type { AiDeps } from '../ai/ai-deps.ts';
import { eventStoreInMemory } from './event-store-in-memory.ts';
import { createScriptedModel, type ScriptedModel } from './scripted-model.ts';

/** What work with a model needs, in memory. */
export interface TestAiDeps extends AiDeps {
  readonly model: ScriptedModel;
}

/** Everything that work with a model needs, in memory, at 2026-05-16T12:00:00.000Z. */
export const aiDeps = (): TestAiDeps => {
  let made = 0;
  const next = () => {
    made += 1;
    return `id-${made}`;
  };
  return {
    store: eventStoreInMemory(),
    ids: { next, derive: (...parts) => parts.join('/') },
    clock: { now: () => '2026-05-16T12:00:00.000Z', wakeAt: () => () => undefined },
    model: createScriptedModel(() => 'Sample'),
    aiMonthlyCents: 1_000,
  };
};
