import { deepEqual } from 'node:assert/strict';
import type { ConversationEvent, Recorded } from '@partneros/domain';
import { assistantPartStreamed, assistantTurnFinished, recorded, userMessageSent } from '@partneros/domain/testing';
import { createManualClock } from '@partneros/infra/testing';
import type { QueryRouteDeps } from '../http/query-deps.ts';
import { replayTurn } from './replay-turn.ts';

const events = [userMessageSent(), assistantPartStreamed('Ac'), assistantPartStreamed('me'), assistantTurnFinished()];

describe('telling a turn again', () => {
  it('tells once what was read and heard, in its order, to its end', async () => {
    const stream = 'conversation-org-1_conversation-1';
    const all = events.map((event, index) =>
      recorded(event, { stream, revision: BigInt(index) }),
    ) as readonly Recorded<ConversationEvent>[];
    let hear: (event: Recorded) => void = () => undefined;
    const deps = {
      clock: createManualClock('2026-05-16T12:00:00.000Z'),
      store: {
        // What comes while it is read is heard as well.
        read: async () => {
          for (const event of all.slice(2, 3)) hear(event);
          return all.slice(0, 2);
        },
      },
      live: {
        listen: async (_stream: string, listener: (event: Recorded) => void) => {
          hear = listener;
          return () => undefined;
        },
      },
    } as unknown as QueryRouteDeps;
    const caller = {
      userId: 'user-1',
      sessionId: 's',
      activeOrganizationId: 'org-1',
      organizationId: 'org-1',
      role: 'owner',
      partnerId: undefined,
    } as const;
    const told: string[] = [];
    const telling = replayTurn(
      deps,
      { caller, conversationId: 'conversation-1', turnId: 'turn-1' },
      {
        send: (part) => void told.push(part.type === 'text-delta' ? String(part.delta) : part.type),
        left: new AbortController().signal,
      },
    );
    await new Promise((resolve) => setImmediate(resolve));
    for (const event of all) hear(event);
    await telling;
    deepEqual(told, [
      'start',
      'start-step',
      'text-start',
      'Ac',
      'me',
      'text-end',
      'data-citation',
      'finish-step',
      'finish',
    ]);
  });
});
