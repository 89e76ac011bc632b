import { deepEqual } from 'node:assert/strict';
import { given } from '../testing/given.ts';
import { conversation } from './conversation.decider.ts';
import {
  assistantPartStreamed,
  assistantTurnAborted,
  assistantTurnFinished,
  userMessageSent,
} from './conversation.examples.ts';
import { uiMessageOf } from './conversation.resource.ts';
import type { Conversation } from './conversation.state.ts';
import { MAX_MESSAGES } from './send-user-message.ts';

const about = { conversationId: 'conversation-1', userId: 'user-1' };
const second = {
  ...about,
  turnId: 'turn-2',
  chatId: 'chat-1',
  messageId: 'message-2',
  text: 'And Silver?',
  route: null,
};
const ask = { type: 'SendUserMessage', data: second } as const;
const secondSent = (replaces: string | null = null, messageId = 'message-2') =>
  userMessageSent({ turnId: 'turn-2', messageId, text: 'And Silver?', replaces });
const again = (replaces: string | null = null) =>
  ({ type: 'RequestAnswerAgain', data: { ...about, turnId: 'turn-2', replaces, route: null } }) as const;
const part = { type: 'StreamAssistantPart', data: { ...about, turnId: 'turn-1', round: 0, text: 'Acme' } } as const;

const folded = (...events: Parameters<typeof conversation.evolve>[1][]) =>
  events.reduce<Conversation | undefined>((state, event) => conversation.evolve(state, event), undefined);

describe('asking in a conversation', () => {
  it('begins one, and goes on when the answer is there', () => {
    given(conversation).when(ask).then(secondSent());
    given(conversation, userMessageSent(), assistantTurnFinished()).when(ask).then(secondSent());
  });

  it('ends an answer that is still under way, or that a crash has left', () => {
    given(conversation, userMessageSent(), assistantPartStreamed('Ac'))
      .when(ask)
      .then(assistantTurnAborted(), secondSent());
  });

  it('edits a message that is there, and drops what came after it', () => {
    const edited = { type: 'SendUserMessage', data: { ...second, messageId: 'message-1' } } as const;
    const before = [userMessageSent(), assistantTurnFinished()] as const;
    given(conversation, ...before)
      .when(edited)
      .then(secondSent('message-1', 'message-1'));
    deepEqual(
      folded(...before, secondSent('message-1', 'message-1'))?.messages.map(({ id }) => id),
      ['message-1', 'turn-2'],
    );
  });

  it('is refused once it is full, unless a message is edited', () => {
    const many = Array.from({ length: MAX_MESSAGES / 2 }, (_, index) => [
      userMessageSent({ turnId: `turn-${index}x`, messageId: `message-${index}x` }),
      assistantTurnFinished(`turn-${index}x`),
    ]).flat();
    given(conversation, ...many)
      .when(ask)
      .thenRejected('conversation-full');
    given(conversation, ...many)
      .when({ type: 'SendUserMessage', data: { ...second, messageId: 'message-5x' } })
      .then(secondSent('message-5x', 'message-5x'));
  });

  it('may ask for another answer in the place of this or the latest one', () => {
    const asked = {
      type: 'AnswerRequestedAgain',
      data: { ...about, turnId: 'turn-2', replaces: 'turn-1', route: null },
    };
    for (const replaces of [null, 'turn-1', 'unknown'])
      given(conversation, userMessageSent(), assistantTurnFinished())
        .when(again(replaces))
        .then(asked as never);
    deepEqual(folded(userMessageSent(), assistantPartStreamed('No'), asked as never)?.messages.at(-1), {
      id: 'turn-2',
      role: 'assistant',
      parts: [],
      citations: [],
    });
    given(conversation).when(again()).thenRejected('conversation-not-found');
  });
});

describe('an answer in a conversation', () => {
  it('takes what happens in it, until it is over', () => {
    given(conversation, userMessageSent()).when(part).then(assistantPartStreamed('Acme'));
    for (const over of [assistantTurnFinished(), assistantTurnAborted(), secondSent()])
      given(conversation, userMessageSent(), over).when(part).thenRejected('turn-over');
    given(conversation).when(part).thenRejected('conversation-not-found');
  });

  it('is shown as a message with its steps, its look-ups and what it rests on', () => {
    const state = folded(
      userMessageSent(),
      {
        type: 'ToolConsulted',
        data: {
          ...about,
          turnId: 'turn-1',
          round: 0,
          toolCallId: 'call-1',
          query: { tool: 'find_partners', input: {} },
          output: { partners: [] },
          positions: [],
        },
      },
      assistantPartStreamed('Ac', { round: 1 }),
      assistantPartStreamed('me', { round: 1 }),
      assistantTurnFinished(),
    );
    const shown = state?.messages[1];
    deepEqual(shown && uiMessageOf(shown), {
      id: 'turn-1',
      role: 'assistant',
      parts: [
        { type: 'step-start' },
        {
          type: 'dynamic-tool',
          toolName: 'find_partners',
          toolCallId: 'call-1',
          input: {},
          state: 'output-available',
          output: { partners: [] },
        },
        { type: 'step-start' },
        { type: 'text', text: 'Acme', state: 'done' },
        { type: 'data-citation', id: 'c1', data: { partnerId: 'partner-1', eventPosition: 7 } },
      ],
    });
  });
});
