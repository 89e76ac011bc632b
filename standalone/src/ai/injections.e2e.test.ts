import { deepEqual, equal } from 'node:assert/strict';
import { icpExample, injections, ippExample, outlineExample } from '@partneros/domain/testing';
import { type ServedEverything, serveEverything } from '../testing/serve-everything.ts';
import { asks } from '../testing/workflows-over-http.ts';

const CANARY = 'canary-7f3a';
// As far as they get past the door: broken Unicode does not.
const TEXTS = injections().map(({ text }) => text.replaceAll('\0', '').replace(/\p{Cs}/gu, ''));
// Every word that the other organization asks with stands here as well.
const secret = (text: string) => ({ title: `Playbook ${CANARY}`, text: `Banking, core systems. ${text}\n\n${CANARY}` });

/** Texts as often as it takes, some at a time. */
const some = (texts: readonly string[], most: number): readonly (readonly string[])[] =>
  Array.from({ length: Math.ceil(texts.length / most) }, (_, index) => texts.slice(index * most, (index + 1) * most));

describe('two hundred hostile texts in everything that AI is given', () => {
  let served: ServedEverything;
  beforeEach(async () => {
    served = await serveEverything();
  });
  afterEach(() => served.close());

  it('get nothing of another organization or another namespace into a prompt, and end no fence', async () => {
    const api = asks(served);
    const stranger = { userId: 'user-2', organizationId: 'org-2', role: 'owner' } as const;
    for (const texts of some(TEXTS, 40)) {
      const text = texts.join('\n\n');
      await served.fetch('/api/ai/knowledge', { json: secret(text), as: stranger });
      await api.post('/api/ai/knowledge', { ...secret(text), namespace: 'staging' });
      await api.post('/api/ai/knowledge', { title: 'Playbook', text: `# Banking\n\nCore systems.\n\n${text}` });
    }
    await served.settled();

    const oneLine = TEXTS.map((text) => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim());
    for (const painPoints of some(oneLine, 20)) {
      const companyName = painPoints[0]?.slice(0, 200).trim();
      const prospect = { companyName, industry: 'Banking', painPoints: painPoints.map((point) => point.slice(0, 400)) };
      served.model.next('{"suggestions":[]}');
      await api.post('/api/ai/partner-suggestions', prospect);
      served.model.next(JSON.stringify(icpExample()));
      await api.post('/api/ai/icp', { company: companyName });
      const icp = icpExample({ painPoints: painPoints.slice(0, 12).map((point) => point.slice(0, 400)) });
      served.model.next(JSON.stringify(ippExample({ goals: [...icp.painPoints] })));
      await api.post('/api/ai/ipp', { icp });
      served.model.next('{"partnerTypes":[]}');
      await api.post('/api/ai/strategy/partner-types');
      served.model.next(JSON.stringify(outlineExample()));
      await api.post('/api/workflows/generate', { prompt: painPoints.join(' ').slice(0, 4_000) });
    }

    const asked = served.model.requests.flatMap(({ messages }) => messages.map(({ text }) => text));
    const grounded = asked.filter((text) => text.includes('name="S1"'));
    equal(grounded.length >= 2 * some(oneLine, 20).length, true, 'every prompt that may rest on documents does');
    deepEqual(
      asked.filter((text) => text.includes(CANARY)),
      [],
    );
    for (const text of asked)
      equal(/[<>]/.test(text.replace(/<data name="[\w-]+">|<\/data>|<data …>/g, '')), false, text);
  });
});
