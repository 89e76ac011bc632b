import { deepEqual, equal, ok } from 'node:assert/strict';
import { type ConversationCommand, conversation, conversationIdOf, execute, streamOf } from '@partneros/domain';
import { type ServedEverything, serveEverything } from '../testing/serve-everything.ts';
import { until } from '../testing/until.ts';

// biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects; anything else fails it.
type Looked = any;

const CHAT = 'chat-1';

describe('an answer whose process was killed', () => {
  let served: ServedEverything;
  let headers: { readonly cookie: string };
  let organizationId: string;
  let conversationId: string;

  beforeEach(async () => {
    served = await serveEverything({ realSessions: true });
    const response = await served.fetch('/api/auth/sign-up/email', {
      json: { email: 'ada@acme.example', password: 'correct horse battery', name: 'Ada', organizationName: 'Acme' },
    });
    headers = { cookie: response.headers.getSetCookie()[0]?.split(';')[0] ?? '' };
    const signedUp = (await response.json()) as Looked;
    const userId = signedUp.user.id;
    organizationId = signedUp.organization.id;
    conversationId = conversationIdOf(served.ids, userId, CHAT);
    const about = { conversationId, userId, turnId: 'turn-1' };
    await record({
      type: 'SendUserMessage',
      data: { ...about, chatId: CHAT, messageId: 'message-1', text: 'Hello', route: null },
    });
    await record({ type: 'StreamAssistantPart', data: { ...about, round: 0, text: 'It began.' } });
  });

  afterEach(() => served.close());

  // What a process has recorded before it was killed.
  const record = (command: ConversationCommand) =>
    execute(served, conversation, {
      organizationId,
      id: conversationId,
      command,
      cause: {
        commandId: served.ids.next(),
        correlationId: 'killed',
        actor: { type: 'user', id: 'user-1' },
        occurredAt: served.clock.now(),
        depth: 0,
      },
    });
  const resume = async () => {
    const response = await served.fetch(`/api/ai/chat/${CHAT}/stream`, { headers });
    const read = { response, text: '', isOver: false };
    (async () => {
      for await (const chunk of response.body ?? []) read.text += Buffer.from(chunk as Uint8Array).toString();
      read.isOver = true;
    })().catch(() => undefined);
    return read;
  };
  const types = async () =>
    (await served.store.read(streamOf('conversation', organizationId, conversationId))).map(({ type }) => type);

  it('is told again from the log, and ended as failed once it has been silent for 90 seconds', async () => {
    const read = await resume();
    equal(read.response.headers.get('x-vercel-ai-ui-message-stream'), 'v1');
    await until(() => read.text.includes('It began.'));
    served.clock.advance(80_000);
    equal((await types()).length, 2);
    await until(() => {
      served.clock.advance(10_000);
      return read.isOver;
    });
    ok(read.text.includes('{"type":"error","errorText":"The answer was interrupted."}'), read.text);
    ok(read.text.endsWith('data: [DONE]\n\n'), read.text);
    deepEqual((await types()).slice(-1), ['AssistantTurnFailed']);
    equal((await served.fetch(`/api/ai/chat/${CHAT}/stream`, { headers })).status, 204);
    const { chat } = (await (await served.fetch(`/api/ai/chat/${CHAT}`, { headers })).json()) as Looked;
    deepEqual([chat.status, chat.messages[1].parts.at(-1).text], ['failed', 'It began.']);
  });

  it('keeps nobody from asking on', async () => {
    served.model.next('It goes on.');
    const json = { id: CHAT, messages: [{ role: 'user', content: 'Go on' }] };
    await (await served.fetch('/api/ai/chat', { json, headers })).text();
    deepEqual((await types()).slice(2), [
      'AssistantTurnAborted',
      'UserMessageSent',
      'AssistantPartStreamed',
      'AssistantTurnFinished',
    ]);
  });

  it('is not told on to who has signed out meanwhile', async () => {
    const read = await resume();
    await until(() => read.text.includes('It began.'));
    await served.fetch('/api/auth/sign-out', { json: {}, headers });
    await until(() => {
      served.clock.advance(5_000);
      return read.isOver;
    });
    ok(read.text.includes('Sign in again'), read.text);
    equal((await types()).length, 2);
  });
});
