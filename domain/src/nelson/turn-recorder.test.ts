import { deepEqual, equal } from 'node:assert/strict';
import { conversation } from '../conversation/conversation.decider.ts';
import { execute } from '../kernel/execute.ts';
import { streamOf } from '../kernel/stream.ts';
import { AppendUnknown, type EventStore } from '../ports/event-store.ts';
import { aiDeps } from '../testing/ai-deps.ts';
import { createTurnRecorder } from './turn-recorder.ts';

const about = { conversationId: 'conversation-1', userId: 'user-1', turnId: 'turn-1' };
const stream = streamOf('conversation', 'org', 'conversation-1');
const cause = {
  commandId: 'command-1',
  correlationId: 'request-1',
  actor: { type: 'user', id: 'user-1' },
  occurredAt: '2026-05-16T12:00:00.000Z',
  depth: 0,
} as const;
const part = (text: string) => ({ type: 'StreamAssistantPart', data: { ...about, round: 0, text } }) as const;

describe('the recorder of a turn', () => {
  let deps: ReturnType<typeof aiDeps>;

  beforeEach(async () => {
    deps = aiDeps();
    await ask('turn-1', 'asked');
  });

  const ask = (turnId: string, commandId: string) =>
    execute(deps, conversation, {
      organizationId: 'org',
      id: 'conversation-1',
      command: {
        type: 'SendUserMessage',
        data: { ...about, turnId, chatId: 'chat-1', messageId: commandId, text: 'Hello', route: null },
      },
      cause: { ...cause, commandId },
    });
  const recorder = (store: EventStore = deps.store) =>
    createTurnRecorder({ ...deps, store }, { organizationId: 'org', conversationId: 'conversation-1', cause });
  const texts = async () =>
    (await deps.store.read(stream)).flatMap(({ data }) => ('round' in data && 'text' in data ? [data.text] : []));

  it('records one thing after the other, and reads the conversation once', async () => {
    let reads = 0;
    const read: EventStore['read'] = (...asked) => {
      reads += 1;
      return deps.store.read(...asked);
    };
    const { record } = recorder({ ...deps.store, read });
    deepEqual(await Promise.all(['a', 'b', 'c'].map((text) => record(part(text)))), [true, true, true]);
    deepEqual([await texts(), reads], [['a', 'b', 'c'], 1]);
  });

  it('records once what it was not told the end of', async () => {
    let broken = true;
    const append: EventStore['append'] = async (...asked) => {
      const result = await deps.store.append(...asked);
      if (broken) {
        broken = false;
        throw new AppendUnknown('no answer');
      }
      return result;
    };
    const { record } = recorder({ ...deps.store, append });
    deepEqual([await record(part('a')), await record(part('b'))], [true, true]);
    deepEqual(await texts(), ['a', 'b']);
  });

  it('adds nothing once the next message has come, also from somewhere else', async () => {
    const { record } = recorder();
    equal(await record(part('a')), true);
    await ask('turn-2', 'asked-2');
    equal(await record(part('late')), false);
    deepEqual(await texts(), ['a']);
  });
});
