import { deepEqual, equal, ok } from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  type AiTask,
  draftWorkflowTask,
  fenced,
  generateIcpTask,
  generateIppTask,
  IcpResult,
  type Model,
  type ModelPart,
  type ModelRequest,
  type PassageRow,
  scorePartnerTypesTask,
  suggestPartnersTask,
} from '@partneros/domain';
import { icpExample, ippExample } from '@partneros/domain/testing';
import { createModel, readConfig, systemClock } from '@partneros/infra';
import { z } from 'zod';
import { createSimulator } from './simulator.ts';

const passage: PassageRow = {
  knowledgeDocumentId: 'document-1',
  namespace: 'live',
  title: 'Playbook',
  index: 0,
  page: null,
  text: 'System integrators such as Initech Systems replace core systems of banks.',
  terms: [],
  embedding: null,
};
const prospect = { companyName: 'Globex', industry: 'Banking', painPoints: ['Core systems are old', 'No staff'] };

describe('the simulated model', () => {
  let server: Server;
  let model: Model;

  before(async () => {
    server = createServer(createSimulator());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const { ai } = readConfig({
      OPENAI_API_KEY: 'any',
      OPENAI_BASE_URL: `http://127.0.0.1:${port}/v1/`,
      OPENAI_EMBEDDING_MODEL: 'simulator',
    });
    const made = createModel(ai, systemClock);
    if (made === undefined) throw new Error('no model');
    model = made;
  });

  after(() => {
    server.closeAllConnections();
    server.close();
  });

  const turn = async (request: Omit<ModelRequest, 'signal' | 'maxOutputTokens'>) => {
    const parts: ModelPart[] = [];
    const signal = new AbortController().signal;
    for await (const part of model.stream({ ...request, maxOutputTokens: 1_000, signal })) parts.push(part);
    const text = parts.map((part) => (part.type === 'text' ? part.text : '')).join('');
    return { parts, text, end: parts.at(-1) };
  };
  const does = async <Input, Output>(task: AiTask<Input, Output>, input: Input): Promise<Output> => {
    const output = { name: task.name, schema: task.output };
    const { text, end } = await turn({ messages: task.prompt(input), output });
    equal(end?.type === 'end' && end.model, 'simulator');
    return task.output.parse(JSON.parse(text));
  };

  it('does every task from the facts in its prompt', async () => {
    const icp = await does(generateIcpTask, { company: 'navybank.example' });
    equal(icp.industry, 'Financial services');
    ok(icp.goals[0]?.includes('navybank.example'));
    const ipp = await does(generateIppTask, { icp, companyDomain: undefined });
    deepEqual(ipp.industries.slice(0, 2), ['Financial services', 'Retail banking']);

    const scored = await does(scorePartnerTypesTask, { icp: icpExample(), ipp: ippExample(), passages: [passage] });
    const integrators = scored.partnerTypes.find(({ type }) => type === 'System Integrators');
    deepEqual([integrators?.sources, integrators?.exampleCompanies], [['S1'], ['Initech Systems']]);
    const { suggestions } = await does(suggestPartnersTask, { prospect, passages: [passage] });
    const [, grounded] = suggestions;
    deepEqual(
      [grounded?.companyName, grounded?.matchedPainPoints, grounded?.sources],
      ['Initech Systems', ['Core systems are old'], ['S1']],
    );
  });

  it('draws workflows by the words of their description', async () => {
    const draw = async (prompt: string) => {
      const { trigger, steps } = await does(draftWorkflowTask, { prompt });
      return [trigger.type, trigger.minAmount, ...steps.map(({ type }) => type)];
    };
    deepEqual(await draw('When a partner is created, wait 3 days and send a welcome mail'), [
      'partner_created',
      null,
      'delay',
      'send_email',
    ]);
    deepEqual(await draw('notify the manager in Slack when a deal over 50k is closed won'), [
      'deal_closed_won',
      5_000_000,
      'notify',
    ]);
    deepEqual(await draw('Do something'), ['manual', null, 'create_task']);
  });

  it('keeps to any schema that it does not know', async () => {
    const schema = z.strictObject({
      kind: z.enum(['a', 'b']),
      note: z.string().nullable(),
      score: z.int().min(1).max(5),
      steps: z
        .array(
          z.union([z.strictObject({ type: z.literal('x'), n: z.number() }), z.strictObject({ type: z.literal('y') })]),
        )
        .min(2),
    });
    const { text } = await turn({ messages: [{ role: 'user', text: 'Do.' }], output: { name: 'unknown', schema } });
    ok(schema.safeParse(JSON.parse(text)).success, text);
  });

  it('asks the tool that a question is about, and says what it answered', async () => {
    const tools = [
      {
        name: 'find_partners',
        description: 'Finds partners by name.',
        input: z.strictObject({ name: z.string().nullable() }),
      },
      {
        name: 'count_deals',
        description: 'How many deals are open.',
        input: z.strictObject({ stage: z.enum(['open', 'won']) }),
      },
    ];
    const question = { role: 'user' as const, text: 'How many deals has Globex won?' };
    const { parts } = await turn({ messages: [question], tools });
    const call = parts.find((part) => part.type === 'tool-call');
    deepEqual(call?.call, { id: 'call_count_deals', name: 'count_deals', input: '{"stage":"won"}' });
    const after = await turn({
      messages: [
        question,
        { role: 'assistant', text: '', toolCalls: [call?.call ?? { id: '', name: '', input: '' }] },
        { role: 'tool', toolCallId: 'call_count_deals', text: '{"count":3}' },
      ],
      tools,
    });
    ok(after.text.includes('{"count":3}'));
    const listed = await turn({
      messages: [
        question,
        {
          role: 'tool',
          toolCallId: 'call',
          text: fenced('deals', '{"deals":[{"id":"1","name":"Line 2","status":"won"}]}'),
        },
      ],
    });
    ok(listed.text.includes('- **Line 2**: status won'), listed.text);
    const partner = await turn({ messages: [{ role: 'user', text: 'Which partners are called "Acme Corp"?' }], tools });
    const asked = partner.parts.find((part) => part.type === 'tool-call');
    equal(asked?.call.input, '{"name":"Acme Corp"}');
    const none = await turn({ messages: [{ role: 'user', text: 'Hello!' }], tools });
    equal(none.end?.type === 'end' && none.end.reason, 'stop');
  });

  it('gives texts that share words vectors that are close', async () => {
    const embedder = model.embedder;
    if (embedder === undefined) throw new Error('no embedder');
    const { vectors } = await embedder.embed(
      ['Core banking systems', 'Systems of banking', 'Lunch at noon'],
      new AbortController().signal,
    );
    const close = (one: number, other: number) =>
      vectors[one]?.reduce((sum, value, index) => sum + value * (vectors[other]?.[index] ?? 0), 0) ?? 0;
    ok(close(0, 1) > 0.5 && Math.abs(close(0, 2)) < 0.3);
  });

  it('answers in one piece who asks for no stream, and nobody without a key', async () => {
    const { port } = server.address() as AddressInfo;
    const ask = async (headers: Readonly<Record<string, string>>) => {
      const body = JSON.stringify({ model: 'x', messages: [{ role: 'user', content: 'Hello!' }] });
      const response = await fetch(`http://127.0.0.1:${port}/v1/chat/completions`, { method: 'POST', headers, body });
      // biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects; anything else fails it.
      return { status: response.status, body: (await response.json()) as any };
    };
    const { body } = await ask({ authorization: 'Bearer any' });
    ok(body.choices[0].message.content.includes('Hello!'));
    equal(body.choices[0].finish_reason, 'stop');
    equal((await ask({})).status, 401);
  });

  it('says the same to the same question', async () => {
    const messages = generateIcpTask.prompt({ company: 'acme.example' });
    const output = { name: 'icp', schema: IcpResult };
    equal((await turn({ messages, output })).text, (await turn({ messages, output })).text);
  });
});
