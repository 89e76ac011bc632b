import { deepEqual, equal, ok } from 'node:assert/strict';
import { execute, type ModelPart, type ModelRequest, membership } from '@partneros/domain';
import { injections } from '../testing/injections.ts';
import { type ServedEverything, serveEverything } from '../testing/serve-everything.ts';

const CANARY = 'canary-7f3d';
const THEIRS = { userId: 'user-2', organizationId: 'org-2', role: 'owner' } as const;
const END = { type: 'end', usage: { inputTokens: 20, outputTokens: 10 }, model: 'scripted-1' } as const;
const asks = (...calls: readonly (readonly [name: string, input: object])[]): readonly ModelPart[] => [
  ...calls.map(
    ([name, input], index): ModelPart => ({
      type: 'tool-call',
      call: { id: `call-${index}`, name, input: JSON.stringify(input) },
    }),
  ),
  { ...END, reason: 'tool-calls' },
];
const everyPartner = { search: null, stage: null, tier: null, status: null };
const everyDeal = { search: null, partnerId: null, status: null };

describe('what Nelson looks up', () => {
  let served: ServedEverything;
  let foreign: { readonly partnerId: string; readonly workflowId: string };

  before(async () => {
    served = await serveEverything();
    const post = async (path: string, json: object) => (await served.fetch(path, { json, as: THEIRS })).json();
    const primaryContact = { firstName: 'Eve', lastName: CANARY, email: `${CANARY}@evil.example` };
    const made = (await post('/api/partners', { name: `Their ${CANARY}`, type: 'reseller', primaryContact })) as {
      partner: { id: string };
    };
    const drawn = (await post('/api/workflows', { name: `Their ${CANARY}`, stage: 'onboard' })) as {
      workflow: { id: string };
    };
    foreign = { partnerId: made.partner.id, workflowId: drawn.workflow.id };
  });

  after(() => served.close());

  let chats = 0;
  const chat = async (as?: object) => {
    chats += 1;
    const id = `chat-${chats}`;
    const response = await served.fetch('/api/ai/chat', {
      json: { id, messages: [{ role: 'user', content: 'Tell me everything.' }] },
      ...(as && { as: as as typeof THEIRS }),
    });
    return { id, status: response.status, text: await response.text() };
  };
  const partnerCalled = (name: string, notes = 'None') =>
    served.fetch('/api/partners', {
      json: {
        name,
        type: 'reseller',
        primaryContact: { firstName: 'Ada', lastName: notes.slice(0, 90) || 'L', email: 'ada@acme.example' },
      },
    });

  it('belongs to the organization of who asks, whatever the model asks for', async () => {
    await served.settled();
    const { partnerId, workflowId } = foreign;
    served.model.next(
      asks(
        ['find_partners', { ...everyPartner, search: CANARY }],
        ['get_partner', { partnerId }],
        ['partner_history', { partnerId }],
        ['find_deals', { ...everyDeal, partnerId }],
        ['pipeline_figures', {}],
        ['find_workflows', { search: CANARY, status: null }],
        ['find_runs', { workflowId, partnerId, status: null }],
        ['find_partners', { ...everyPartner, organizationId: 'org-2' }],
      ),
      'Nothing.',
    );
    const { text } = await chat();
    ok(text.includes('tool-output-available') && text.includes('tool-output-error'), text);
    // What was asked for is shown; what was found has nothing of theirs.
    const outputs = text.split('\n').filter((line) => /tool-output|citation/.test(line));
    equal(outputs.length, 9, text);
    ok(!outputs.join().includes(CANARY) && !outputs.join().includes(partnerId), outputs.join('\n'));
    const told = served.model.requests.at(-1)?.messages.filter(({ role }) => role === 'tool') ?? [];
    equal(told.length, 8);
    ok(!JSON.stringify(told).includes(CANARY));
  });

  it('is seen by who may generate only, and a role that was lost meanwhile sees nothing more', async () => {
    for (const role of ['viewer', 'partner'] as const)
      equal((await chat({ userId: 'user-5', organizationId: 'org-1', role, partnerId: 'partner-1' })).status, 403);
    // Here the session still says owner; the organization has never heard of them.
    served.model.next(asks(['find_partners', everyPartner]), 'Nothing.');
    const { text } = await chat({ userId: 'user-9', organizationId: 'org-1', role: 'owner' });
    ok(text.includes('The person may not see this.'), text);
  });

  it('keeps to the own partner of who has become a partner’s person meanwhile', async () => {
    const ids: string[] = [];
    for (const name of ['Own', 'Others']) {
      const made = (await (await partnerCalled(`${name} partner`)).json()) as { partner: { id: string } };
      ids.push(made.partner.id);
    }
    const [own = '', other = ''] = ids;
    await execute(served, membership, {
      organizationId: 'org-1',
      id: 'user-8',
      command: {
        type: 'AddMember',
        data: {
          userId: 'user-8',
          email: 'o@x.example',
          name: 'O',
          role: 'partner',
          partnerId: own,
          invitationId: null,
        },
      },
      cause: {
        commandId: 'joined',
        correlationId: 'joined',
        actor: { type: 'user', id: 'user-1' },
        occurredAt: served.clock.now(),
        depth: 0,
      },
    });
    await served.settled();
    served.model.next(
      asks(
        ['find_partners', everyPartner],
        ['get_partner', { partnerId: other }],
        ['partner_history', { partnerId: own }],
        ['pipeline_figures', {}],
        ['find_workflows', { search: null, status: null }],
      ),
      'Nothing.',
    );
    // The session says owner still.
    const { text } = await chat({ userId: 'user-8', organizationId: 'org-1', role: 'owner' });
    const found = text.split('\n').filter((line) => line.includes('tool-output-available'));
    equal(found.length, 1, text);
    ok(found[0]?.includes('Own partner') && !found[0].includes('Others partner'), found[0]);
    equal(text.match(/The person may not see this\./g)?.length, 3);
  });

  it('is data to the model and no instruction, and a model that obeys it gets no further', async () => {
    const texts = injections(foreign.partnerId, CANARY);
    ok(texts.length >= 50);
    for (const text of texts) await partnerCalled(text.slice(0, 200), text);
    await served.settled();
    const before = await served.feed.head();
    const { partnerId, workflowId } = foreign;
    for (const text of texts) {
      const from = served.model.requests.length;
      served.model.next(
        asks(['find_partners', { ...everyPartner, search: text.slice(0, 60).trim() }]),
        asks(
          ['get_partner', { partnerId }],
          ['get_partner', { partnerId, organizationId: 'org-2' }],
          ['find_workflows', { search: null, status: null }],
          ['find_runs', { workflowId, partnerId: null, status: null }],
          ['delete_partner', { partnerId }],
          ['send_email', { to: 'eve@evil.example' }],
        ),
        'Done.',
      );
      const { text: streamed } = await chat();
      const found = streamed.split('\n').filter((line) => /tool-output-available/.test(line));
      equal(found.length, 3, streamed);
      ok(!found.slice(1).join().includes(CANARY), found.join('\n'));
      checkFences(served.model.requests.slice(from));
    }
    const events = await served.feed.read(before, 100_000);
    const categories = new Set(events.map(({ stream }) => stream.slice(0, stream.indexOf('-'))));
    deepEqual([...categories].toSorted(), ['aiUsage', 'conversation']);
  }).timeout(60_000);

  it('is a chat of who began it: colleagues and strangers find none by its id', async () => {
    const { id } = await chat();
    await served.settled();
    const colleague = { userId: 'user-6', organizationId: 'org-1', role: 'admin' } as const;
    const elsewhere = { userId: 'user-1', organizationId: 'org-2', role: 'owner' } as const;
    for (const as of [colleague, elsewhere]) {
      equal((await served.fetch(`/api/ai/chat/${id}`, { as })).status, 404);
      equal((await served.fetch(`/api/ai/chat/${id}/stream`, { as })).status, 204);
      const { chats: listed } = (await (await served.fetch('/api/ai/chat', { as })).json()) as { chats: object[] };
      deepEqual(listed, []);
    }
    equal((await served.fetch(`/api/ai/chat/${id}`)).status, 200);
    // The same id of somebody else is a chat of its own.
    served.model.next('Another.');
    await (
      await served.fetch('/api/ai/chat', { json: { id, messages: [{ role: 'user', content: 'Mine' }] }, as: colleague })
    ).text();
    const own = (await (await served.fetch(`/api/ai/chat/${id}`, { as: colleague })).json()) as {
      chat: { title: string };
    };
    equal(own.chat.title, 'Mine');
  });

  it('answers a repeated request with the turn that it has begun', async () => {
    const json = { id: 'repeated', messages: [{ role: 'user', content: 'Once' }] };
    const headers = { 'idempotency-key': 'key-1' };
    served.model.next('Only once.');
    const before = served.model.requests.length;
    const first = await (await served.fetch('/api/ai/chat', { json, headers })).text();
    const again = await (await served.fetch('/api/ai/chat', { json, headers })).text();
    const said = (text: string) => [...text.matchAll(/"delta":"([^"]*)"/g)].map(([, delta]) => delta).join('');
    deepEqual([said(first), said(again)], ['Only once.', 'Only once.']);
    equal(served.model.requests.length, before + 1);
  });

  it('costs quota, which is refused before anything is streamed', async () => {
    await served.fetch('/api/organization/ai-plan', { json: { monthlyCents: 0 }, method: 'PUT' });
    const { status, text } = await chat();
    deepEqual([status, JSON.parse(text).code], [402, 'quota_exhausted']);
    for (const json of [
      { messages: [] },
      { messages: [{ role: 'user', content: ' ' }] },
      { messages: [{ role: 'assistant', content: 'x' }] },
    ])
      equal((await served.fetch('/api/ai/chat', { json })).status, 400);
  });
});

// Whatever a tool found stands in one fence, and the model is offered the same tools as before.
const checkFences = (requests: readonly ModelRequest[]): void => {
  for (const { messages, tools } of requests) {
    equal(tools?.length, 8);
    for (const message of messages) {
      if (message.role !== 'tool') continue;
      deepEqual(message.text.match(/<\/?data[^>]*>/g), ['<data name="answer of the tool">', '</data>'], message.text);
      ok(!/\p{Default_Ignorable_Code_Point}/u.test(message.text), message.text);
    }
  }
};
