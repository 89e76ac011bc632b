import { deepEqual, equal, ok } from 'node:assert/strict';
import type { HumanVerdict } from '@partneros/domain';
import fc from 'fast-check';
import { type ServedEverything, serveEverything } from './testing/serve-everything.ts';
import { asks, chain, type Looked } from './testing/workflows-over-http.ts';

// `SUBMISSIONS=10000 npx mocha standalone/src/submissions.e2e.test.ts` for the long run.
const SUBMISSIONS = Number(process.env.SUBMISSIONS ?? 120);
const AT_ONCE = 20;

interface Attempt {
  readonly agrees: boolean;
  readonly complete: boolean;
  readonly link: 'spring' | 'autumn' | 'unknown' | undefined;
  /** What the check says each time it is asked; after that it lets pass. */
  readonly verdicts: readonly HumanVerdict[];
  /** How often the page sends it, one after the other or all at once. */
  readonly sends: number;
  readonly atOnce: boolean;
}

const attempt: fc.Arbitrary<Attempt> = fc.record({
  agrees: fc.constantFrom(true, true, true, false),
  complete: fc.constantFrom(true, true, true, false),
  link: fc.constantFrom('spring', 'autumn', 'unknown', undefined),
  verdicts: fc.array(fc.constantFrom<HumanVerdict>('passed', 'failed', 'unavailable'), { maxLength: 3 }),
  sends: fc.integer({ min: 1, max: 5 }),
  atOnce: fc.boolean(),
});

describe('applications with retries', () => {
  let served: ServedEverything;
  let api: ReturnType<typeof asks>;
  before(async () => {
    served = await serveEverything();
    api = asks(served);
  });
  after(() => served.close());

  it('are each there once, with one lead and one run, or not at all', async () => {
    const { applicationForm } = await api.post('/api/application-forms', {
      name: 'Resellers',
      slug: 'resellers',
      fields: ['company', 'email'].map((fieldKey) => ({ fieldKey, type: 'text', label: fieldKey, required: true })),
      agreementSections: [{ sectionId: 'terms', title: 'Terms', text: 'You play fair.' }],
    });
    await api.post(`/api/application-forms/${applicationForm.id}/publish`);
    for (const slug of ['spring', 'autumn']) await api.post('/api/affiliate-links', { name: slug, slug });
    const task = { title: '{{formData.company}}' };
    const workflow = await api.activate(
      chain({ trigger: 'application_submitted' }, { type: 'create_task', data: task }),
    );

    const accepted: string[] = [];
    const leads = { spring: 0, autumn: 0 };
    const attempts = fc.sample(attempt, { numRuns: SUBMISSIONS, seed: 20_260_516 });
    const run = async ({ agrees, complete, link, verdicts, sends, atOnce }: Attempt, n: number) => {
      const company = `Company ${n}`;
      const json = {
        slug: 'resellers',
        formData: { company, ...(complete && { email: `ada@company-${n}.example` }) },
        agreedSectionIds: agrees ? ['terms'] : [],
        affiliateSlug: link,
        turnstileToken: `token-${n}`,
      };
      for (const verdict of verdicts) served.humanCheck.answer(`token-${n}`, verdict);
      const send = () =>
        served.fetch('/api/partners/applications/submit', {
          json,
          as: 'nobody',
          headers: { 'idempotency-key': `page-${n}` },
        });
      const answers: Response[] = [];
      if (atOnce) answers.push(...(await Promise.all(Array.from({ length: sends }, send))));
      else for (let sent = 0; sent < sends; sent += 1) answers.push(await send());

      const taken = answers.filter(({ status }) => status === 200);
      if (taken.length === 0) return;
      ok(agrees && complete, `${company} was taken without what it needs`);
      ok(verdicts.slice(0, sends).includes('passed') || verdicts.length < sends, `${company} was taken unseen`);
      equal(new Set(await Promise.all(taken.map((each) => each.text()))).size, 1);
      accepted.push(company);
      if (link === 'spring' || link === 'autumn') leads[link] += 1;
    };
    for (let first = 0; first < attempts.length; first += AT_ONCE)
      await Promise.all(attempts.slice(first, first + AT_ONCE).map((each, index) => run(each, first + index)));

    await served.settled();
    const all = async (path: string, plural: string): Promise<readonly Looked[]> => {
      const rows: Looked[] = [];
      for (let cursor = ''; ; ) {
        const page = await api.read(`${path}?limit=100${cursor}`);
        rows.push(...page[plural]);
        if (page.nextCursor === null) return rows;
        cursor = `&cursor=${encodeURIComponent(page.nextCursor)}`;
      }
    };
    ok(accepted.length > SUBMISSIONS / 4 && accepted.length < SUBMISSIONS, `${accepted.length} were taken`);
    const companies = (await all('/api/applications', 'applications')).map(({ formData }) => formData[0].value);
    deepEqual(companies.toSorted(), accepted.toSorted());
    const counted = (await api.read('/api/affiliate-links')).affiliateLinks.map((link: Looked) => [
      link.slug,
      link.leadCount,
    ]);
    deepEqual(Object.fromEntries(counted), leads);
    const runs = await all(`/api/workflows/${workflow}/runs`, 'runs');
    deepEqual([runs.length, new Set(runs.map(({ subject }) => subject.id)).size], [accepted.length, accepted.length]);
    const titles = (await all('/api/tasks', 'tasks')).map(({ title }) => title);
    deepEqual(titles.toSorted(), accepted.toSorted());
  }).timeout(600_000);
});
