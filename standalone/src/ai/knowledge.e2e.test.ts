import { deepEqual, equal, ok } from 'node:assert/strict';
import { icpExample, ippExample, partnerTypesExample } from '@partneros/domain/testing';
import { samplePdf } from '@partneros/infra/testing';
import { type ServedEverything, serveEverything } from '../testing/serve-everything.ts';
import { asks, type Looked } from '../testing/workflows-over-http.ts';

const PLAYBOOK = {
  title: 'Playbook',
  text: '# Integrators\n\nIntegrators such as Initech migrate core systems of banks.\n\n# Lunch\n\nLunch is at noon.',
};
const marked = (score: number, sources: readonly string[]) => ({ ...partnerTypesExample()[0], score, sources });
const suggested = (score: number, sources: readonly string[]) => ({
  partnerType: 'Integrator',
  companyName: 'Initech',
  rationale: 'They migrate.',
  matchedPainPoints: ['Old core', 'Invented'],
  score,
  sources,
});

describe('what AI rests on', () => {
  let served: ServedEverything;
  let api: ReturnType<typeof asks>;

  beforeEach(async () => {
    served = await serveEverything();
    api = asks(served);
  });

  afterEach(() => served.close());

  const add = async (document: object): Promise<string> => {
    const { knowledgeDocument } = await api.post('/api/ai/knowledge', document);
    await served.settled();
    return knowledgeDocument.id;
  };
  const strategy = async () => {
    served.model.next(JSON.stringify(icpExample()), JSON.stringify(ippExample()));
    await api.post('/api/ai/icp', { company: 'navy.example' });
    await api.post('/api/ai/ipp', { icp: icpExample() });
  };
  const lastPrompt = () => served.model.requests.at(-1)?.messages.at(-1)?.text ?? '';
  const scoring = async (json: object = {}) => {
    served.model.next(JSON.stringify({ partnerTypes: [marked(20, []), marked(90, ['S1', 'S7'])] }));
    return api.post('/api/ai/strategy/partner-types', json);
  };

  it('is needed: partner types are refused without the profiles, first of customers, then of partners', async () => {
    const codes: unknown[] = [];
    const refused = async () => {
      const response = await served.fetch('/api/ai/strategy/partner-types', { json: {} });
      codes.push([response.status, ((await response.json()) as Looked).code]);
    };
    await refused();
    await api.post('/api/ai/icp', { company: 'navy.example' });
    await refused();
    deepEqual(codes, [
      [422, 'icp_missing'],
      [422, 'ipp_missing'],
    ]);
    equal(served.model.requests.length, 1);
  });

  it('is the strategy and what the knowledge base says of it, listed as sources, the best type first', async () => {
    const documentId = await add(PLAYBOOK);
    await strategy();
    const { partnerTypes } = await scoring();
    deepEqual(
      partnerTypes.map(({ score, sources }: Looked) => [score, sources]),
      [
        [90, [{ documentId, title: 'Playbook', pages: [] }]],
        [20, []],
      ],
    );
    ok(lastPrompt().includes('<data name="S1">\nPlaybook\n# Integrators'));
    equal(lastPrompt().includes('Lunch'), false);
    const { strategy: kept } = await api.read('/api/ai/strategy');
    deepEqual(kept.partnerTypes, partnerTypes);
  });

  it('stays in its namespace, in its organization, and goes with its document', async () => {
    await add({ ...PLAYBOOK, namespace: 'staging' });
    const documentId = await add({ ...PLAYBOOK, title: 'Elsewhere' });
    await strategy();
    await scoring({ namespace: 'staging' });
    deepEqual([lastPrompt().includes('Playbook'), lastPrompt().includes('Elsewhere')], [true, false]);
    await api.remove(`/api/ai/knowledge/${documentId}`);
    await served.settled();
    await scoring();
    ok(lastPrompt().includes('The knowledge base says nothing about this.'));

    const stranger = { userId: 'user-2', organizationId: 'org-2', role: 'owner' } as const;
    const prospect = {
      companyName: 'Globex',
      industry: 'Banking',
      painPoints: ['Old core systems'],
      namespace: 'staging',
    };
    await served.fetch('/api/ai/partner-suggestions', { json: prospect, as: stranger });
    ok(lastPrompt().includes('The knowledge base says nothing about this.'));
  });

  it('suggests partners for a prospect as a list, the best first, by pain points that it has', async () => {
    const documentId = await add(PLAYBOOK);
    served.model.next(JSON.stringify({ suggestions: [suggested(10, []), suggested(80, ['S1'])] }));
    const prospect = { companyName: 'Globex', industry: 'Banking', painPoints: ['Old core'] };
    const suggestions = await api.post('/api/ai/partner-suggestions', prospect);
    deepEqual(
      suggestions.map(({ score, matchedPainPoints, sources }: Looked) => [score, matchedPainPoints, sources]),
      [
        [80, ['Old core'], [{ documentId, title: 'Playbook', pages: [] }]],
        [10, ['Old core'], []],
      ],
    );
  });

  it('names the pages of a PDF that it rests on', async () => {
    const form = new FormData();
    const pdf = await samplePdf(3, (document) =>
      document.getPage(1).drawText('Initech migrates core systems of banks.', { x: 60, y: 700 }),
    );
    form.append('file', new Blob([new Uint8Array(pdf)]));
    form.append('title', 'Field guide');
    const added = await served.fetch('/api/ai/knowledge/pdf', { method: 'POST', body: form });
    equal(added.status, 201, await added.clone().text());
    const { knowledgeDocument } = (await added.json()) as Looked;
    deepEqual(knowledgeDocument.pages, [1, 2, 3]);
    await served.settled();
    served.model.next(JSON.stringify({ suggestions: [suggested(80, ['S1'])] }));
    const prospect = { companyName: 'Globex', industry: 'Banking', painPoints: ['Old core systems'] };
    const [suggestion] = await api.post('/api/ai/partner-suggestions', prospect);
    deepEqual(suggestion.sources, [{ documentId: knowledgeDocument.id, title: 'Field guide', pages: [2] }]);
    ok(lastPrompt().includes('<data name="S1">\nField guide, page 2\n'));
  });

  it('is found by meaning where a model can tell it, once for each document', async () => {
    const asked: (readonly string[])[] = [];
    Object.assign(served.model, {
      embedder: {
        name: 'embedder',
        embed: async (texts: readonly string[]) => {
          asked.push(texts);
          const vectors = texts.map((text) => (/[Ll]unch|[Mm]eal/.test(text) ? [0, 1] : [1, 0]));
          return { vectors, inputTokens: 5 };
        },
      },
    });
    await add(PLAYBOOK);
    equal(asked[0]?.length, 2);
    const prospect = { companyName: 'Globex', industry: 'Meals', painPoints: [] };
    await api.post('/api/ai/partner-suggestions', prospect);
    deepEqual([lastPrompt().includes('Lunch is at noon'), lastPrompt().includes('Initech')], [true, false]);
    const { aiUsage } = await api.read('/api/ai/usage');
    equal(aiUsage.tasks.embedding.calls, 2);
  });
});
