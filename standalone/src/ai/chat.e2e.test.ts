import { deepEqual, equal, ok } from 'node:assert/strict';
import { ModelFailure, type ModelPart } from '@partneros/domain';
import { gateNextTurn } from '@partneros/domain/testing';
import { CHAT_CLIENTS, type ChatClient } from '../testing/chat-clients.ts';
import { type ServedEverything, serveEverything } from '../testing/serve-everything.ts';
import { until } from '../testing/until.ts';

const END = { type: 'end', usage: { inputTokens: 20, outputTokens: 10 }, model: 'scripted-1' } as const;
const asks = (name: string, input: object): readonly ModelPart[] => [
  { type: 'tool-call', call: { id: 'call', name, input: JSON.stringify(input) } },
  { ...END, reason: 'tool-calls' },
];
const everyPartner = { search: null, stage: null, tier: null, status: null };
const contact = { firstName: 'Ada', lastName: 'Lovelace', email: 'ada@acme.example' };

for (const [major, open] of Object.entries(CHAT_CLIENTS))
  describe(`useChat of AI SDK ${major}`, () => {
    let served: ServedEverything;

    beforeEach(async () => {
      served = await serveEverything();
    });

    afterEach(() => served.close());

    const client = (id = 'chat-1'): ChatClient => open(id, (path, init) => served.fetch(path, init as object));
    const textOf = (chat: ChatClient) =>
      chat.messages.at(-1)?.parts.flatMap(({ type, text }) => (type === 'text' ? [text] : []));
    const ended = async () =>
      (await served.feed.read(0n, 10_000))
        .map(({ type }) => type)
        .filter((type) => /^AssistantTurn/.test(type))
        .map((type) => type.replace('AssistantTurn', ''));

    it('shows an answer with its look-ups and what it rests on', async () => {
      const made = await served.fetch('/api/partners', {
        json: { name: 'Acme', type: 'reseller', primaryContact: contact },
      });
      const { partner } = (await made.json()) as { partner: { id: string; name: string } };
      await served.settled();
      served.model.next(asks('find_partners', everyPartner), 'You have **Acme**.');
      const chat = client();
      await chat.sendMessage({ text: 'Which partners do we have?' });
      deepEqual([chat.status, chat.error], ['ready', undefined]);
      const [question, answer] = chat.messages;
      equal(question?.role, 'user');
      deepEqual(
        answer?.parts.map(({ type }) => type),
        ['step-start', 'dynamic-tool', 'step-start', 'text', 'data-citation'],
      );
      const [, tool, , text, citation] = answer?.parts ?? [];
      deepEqual(
        [tool.state, tool.toolName, tool.output.partners[0].name],
        ['output-available', 'find_partners', 'Acme'],
      );
      deepEqual([text.text, text.state], ['You have **Acme**.', 'done']);
      equal(citation.data.partnerId, partner.id);
      ok(citation.data.eventPosition > 0);
      const asOf = await served.fetch(`/api/partners/${partner.id}?asOf=${citation.data.eventPosition}`);
      equal(((await asOf.json()) as { partner: { name: string } }).partner.name, 'Acme');

      const kept = (await (await served.fetch('/api/ai/chat/chat-1')).json()) as { chat: { messages: object[] } };
      deepEqual(
        kept.chat.messages.map((message) => JSON.parse(JSON.stringify({ ...message, parts: undefined }))),
        chat.messages.map(({ id, role }) => ({ id, role })),
      );
      ok(served.model.requests[0]?.messages[0]?.text.includes('/partners'));
    });

    it('is told what is refused before the first part', async () => {
      served.model.next({ fails: new ModelFailure('refused', 'The AI model has too much to do.') });
      const chat = client();
      await chat.sendMessage({ text: 'Hello' });
      equal(chat.status, 'error');
      ok(/upstream_error/.test(JSON.stringify([chat.error?.message, chat.error])), String(chat.error));
      deepEqual(await ended(), ['Failed']);
      await chat.regenerate();
      deepEqual([chat.status, textOf(chat)], ['ready', ['Sample']]);
    });

    it('keeps what came before a failure on the way, and is told of it', async () => {
      served.model.next({
        fails: new ModelFailure('cut-off', 'The AI model stopped in the middle.'),
        after: 'Half an',
      });
      const chat = client();
      await chat.sendMessage({ text: 'Hello' });
      deepEqual([chat.status, chat.error?.message], ['error', 'The AI model stopped in the middle.']);
      deepEqual(textOf(chat), ['Half an']);
      deepEqual(await ended(), ['Failed']);
    });

    it('goes on in a conversation, and replaces an answer', async () => {
      served.model.next('One.', 'Two.', 'Three.');
      const chat = client();
      await chat.sendMessage({ text: 'First?' });
      await chat.sendMessage({ text: 'Second?' });
      await chat.regenerate();
      deepEqual(
        chat.messages.map(({ parts }) => parts.find(({ type }) => type === 'text').text),
        ['First?', 'One.', 'Second?', 'Three.'],
      );
      const kept = (await (await served.fetch('/api/ai/chat/chat-1')).json()) as {
        chat: { messages: { id: string }[] };
      };
      deepEqual(
        kept.chat.messages.map(({ id }) => id),
        chat.messages.map(({ id }) => id),
      );
      deepEqual(
        served.model.requests[1]?.messages.slice(1).map(({ text }) => text),
        ['First?', 'One.', 'Second?'],
      );
    });

    it('resumes an answer that is being given, from its beginning; there is nothing to resume after it', async () => {
      const turn = gateNextTurn(served.model);
      const first = client();
      const sending = first.sendMessage({ text: 'Hello' });
      await turn.asked;
      turn.say('It begins.\n\n');
      await until(() => textOf(first)?.[0] === 'It begins.\n\n');
      const other = client();
      const resuming = other.resumeStream();
      await until(() => textOf(other)?.[0] === 'It begins.\n\n');
      turn.say('It ends.');
      turn.finish();
      await sending;
      await resuming;
      deepEqual([textOf(other), other.status], [['It begins.\n\nIt ends.'], 'ready']);
      equal(other.messages.at(-1)?.id, first.messages.at(-1)?.id);

      const late = client();
      await late.resumeStream();
      deepEqual([late.messages, late.status, late.error], [[], 'ready', undefined]);
      equal((await served.fetch('/api/ai/chat/no-such-chat/stream')).status, 204);
    });

    it('goes on for who reads along when the one who asked has left', async () => {
      const turn = gateNextTurn(served.model);
      const first = client();
      const sending = first.sendMessage({ text: 'Hello' });
      const request = await turn.asked;
      turn.say('For ');
      await until(() => textOf(first)?.[0] === 'For ');
      const other = client();
      const resuming = other.resumeStream();
      await until(() => {
        served.clock.advance(50);
        return textOf(other)?.[0] === 'For ';
      });
      await first.stop();
      await sending;
      for (let waited = 0; waited < 10; waited += 1) {
        served.clock.advance(200);
        await new Promise((resolve) => setImmediate(resolve));
      }
      equal(request.signal.aborted, false);
      turn.say('two.');
      turn.finish();
      await resuming;
      deepEqual([textOf(other), await ended()], [['For two.'], ['Finished']]);
    });

    it('stops: the model is left within a second, and what was streamed is kept', async () => {
      const turn = gateNextTurn(served.model);
      const chat = client();
      const sending = chat.sendMessage({ text: 'Hello' });
      const request = await turn.asked;
      turn.say('As far as');
      await until(() => textOf(chat)?.[0] === 'As far as');
      await chat.stop();
      await sending;
      await until(() => {
        served.clock.advance(50);
        turn.say('.');
        return request.signal.aborted;
      });
      await until(async () => (await ended()).length > 0);
      deepEqual(await ended(), ['Aborted']);
      const kept = (await (await served.fetch('/api/ai/chat/chat-1')).json()) as {
        chat: { status: string; messages: { parts: object[] }[] };
      };
      equal(kept.chat.status, 'aborted');
      ok(turn.said().startsWith('As far as.'));
      deepEqual(kept.chat.messages[1]?.parts.at(-1), { type: 'text', text: turn.said(), state: 'done' });
    });
  });
