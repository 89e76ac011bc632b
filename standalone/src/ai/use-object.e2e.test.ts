import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { IcpResult, ModelFailure, PartnerSuggestion, WorkflowDraft } from '@partneros/domain';
import { icpExample, ippExample, outlineExample } from '@partneros/domain/testing';
import { experimental_useObject as useObject5 } from 'ai-sdk-react-5';
import { experimental_useObject as useObject6 } from 'ai-sdk-react-6';
import { experimental_useObject as useObject7 } from 'ai-sdk-react-7';
import { z } from 'zod';
import { type ServedEverything, serveEverything } from '../testing/serve-everything.ts';
import { readWith, type UseObject } from '../testing/use-object.ts';

const CLIENTS = { 5: useObject5, 6: useObject6, 7: useObject7 };
const ICP = JSON.stringify(icpExample());

for (const [major, useObject] of Object.entries(CLIENTS))
  describe(`useObject of AI SDK ${major}`, () => {
    let served: ServedEverything;

    beforeEach(async () => {
      served = await serveEverything();
    });

    afterEach(() => served.close());

    const read = (api: string, schema: z.ZodType, input: unknown) =>
      readWith(
        useObject as unknown as UseObject,
        { api, schema, fetch: (path, init) => served.fetch(String(path), init as object) },
        input,
      );

    it('reads a profile, fenced or not, and the same again from the cache', async () => {
      served.model.next(`\`\`\`json\n${ICP}\n\`\`\``);
      const first = await read('/api/ai/icp', IcpResult, { company: 'navy.example' });
      deepEqual(first, { finished: { object: icpExample() } });
      deepEqual(await read('/api/ai/icp', IcpResult, { company: 'navy.example' }), first);
      equal(served.model.requests.length, 1);
    });

    it('reads a list', async () => {
      const suggestion = {
        partnerType: 'Integrator',
        companyName: null,
        rationale: 'R',
        matchedPainPoints: [],
        score: 5,
        sources: [],
      };
      served.model.next(JSON.stringify({ suggestions: [suggestion] }));
      const asked = { companyName: 'Globex', industry: 'Banking', painPoints: [] };
      const { finished } = await read('/api/ai/partner-suggestions', z.array(PartnerSuggestion), asked);
      deepEqual(finished, { object: [suggestion] });
    });

    it('reads a workflow, when there is one that could run', async () => {
      const broken = JSON.stringify(outlineExample({ connections: [] }));
      served.model.next(broken, JSON.stringify(outlineExample()), broken, broken);
      const asked = { prompt: 'Welcome new partners' };
      const { finished } = await read('/api/workflows/generate', WorkflowDraft, asked);
      equal(WorkflowDraft.parse(finished?.object).nodes.length, 3);
      const { failed } = await read('/api/workflows/generate', WorkflowDraft.partial(), asked);
      match(failed?.message ?? '', /upstream_error/);
    });

    it('is told what is refused before the first byte', async () => {
      served.model.next({ fails: new ModelFailure('refused', 'The AI model has too much to do.') });
      const { failed, finished } = await read('/api/ai/icp', IcpResult, { company: 'navy.example' });
      equal(finished, undefined);
      deepEqual(JSON.parse(failed?.message ?? ''), {
        error: 'The AI model has too much to do.',
        code: 'upstream_error',
      });
      const invalid = await read('/api/ai/ipp', IcpResult, { icp: ippExample() });
      match(invalid.failed?.message ?? '', /invalid_request/);
    });

    // The one thing it must not take for a success: a part that its schema would let pass.
    it('is told of a failure after the first byte, whatever its schema lets pass', async () => {
      const lenient = IcpResult.partial();
      const failures = [
        { fails: new ModelFailure('cut-off', 'It stopped.'), after: ICP.slice(0, 60) },
        ICP.slice(0, -1),
        ICP.replace('"industry"', '"trade"'),
      ];
      for (const failure of failures) {
        served.model.next(failure);
        const { failed, finished } = await read('/api/ai/icp', lenient, { company: 'navy.example' });
        deepEqual([finished, failed instanceof Error], [undefined, true]);
      }
      ok((await served.feed.read(0n, 10_000)).every(({ type }) => type !== 'IcpGenerated'));
    });
  });
