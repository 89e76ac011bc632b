import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { ModelFailure } from '@partneros/domain';
import type { ScriptedAnswer } from '@partneros/domain/testing';
import { type ServedEverything, serveEverything } from '../testing/serve-everything.ts';
import type { WatchedEvents } from '../testing/watch-events.ts';
import { watchEvents } from '../testing/watch-events.ts';
import type { Looked } from '../testing/workflows-over-http.ts';

const REPORTS = '/api/ai/strategy/executive-summary';
const SUMMARY = { organizationName: 'Northwind', domain: 'northwind.example', reportType: 'executive-summary' };
const SECTIONS = ['partners', 'pipeline', 'registrations', 'top-partners', 'attention', 'summary'];
const MINUTE = 60_000;

describe('an executive report', () => {
  let served: ServedEverything;
  let owner: Browser;
  let open: (sections?: number) => void;
  let watched: WatchedEvents[];

  interface Asked {
    readonly status: number;
    readonly body: Looked;
    readonly headers: Headers;
  }
  type Browser = { readonly cookie: string; ask(path: string, json?: object): Promise<Asked> };

  const signUp = async (email: string): Promise<Browser> => {
    const json = { email, password: 'correct horse battery', name: 'Somebody', organizationName: 'Northwind' };
    const signedUp = await served.fetch('/api/auth/sign-up/email', { json });
    const cookie = signedUp.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    return {
      cookie,
      ask: async (path, body) => {
        const headers = { cookie };
        const response = await served.fetch(path, body === undefined ? { headers } : { json: body, headers });
        const text = await response.text();
        const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
        return { status: response.status, body: isJson ? JSON.parse(text) : text, headers: response.headers };
      },
    };
  };

  beforeEach(async () => {
    served = await serveEverything({ realSessions: true });
    owner = await signUp('olivia@example.com');
    watched = [];
    // Each section waits until a test lets it be written.
    const { stream } = served.model;
    let free = 0;
    const waiting: (() => void)[] = [];
    open = (sections = 1) => {
      for (let opened = 0; opened < sections; opened += 1) {
        const next = waiting.shift();
        if (next === undefined) free += 1;
        else next();
      }
    };
    Object.assign(served.model, {
      stream: async function* (request: Parameters<typeof stream>[0]) {
        if (free > 0) free -= 1;
        else await new Promise<void>((resolve) => waiting.push(resolve));
        yield* stream(request);
      },
    });
  });

  afterEach(async () => {
    open(1_000);
    for (const events of watched) events.close();
    await served.close();
  });

  const generate = async (over: object = {}, by = owner): Promise<Looked> => {
    const { status, body } = await by.ask(`${REPORTS}/generate`, { ...SUMMARY, ...over });
    equal(status, 202, JSON.stringify(body));
    return body;
  };
  const report = async (reportId: string): Promise<Looked> =>
    (await owner.ask(`${REPORTS}/${reportId}?atLeast=${await served.feed.head()}`)).body.report;
  const watch = async (reportId: string) => {
    const events = await watchEvents(
      served,
      `${REPORTS}/stream?reportId=${reportId}`,
      ['section.completed', 'job.completed', 'job.failed'],
      { cookie: owner.cookie },
    );
    watched.push(events);
    return events;
  };
  const shown = ({ told }: WatchedEvents) => told.map(({ name, sectionId }) => sectionId ?? name);
  const answered = async (requests: number) => {
    while (served.model.requests.length < requests) await new Promise((resolve) => setImmediate(resolve));
  };

  it('is one while it is under way, for a type and a fingerprint, also of 20 who ask at once', async () => {
    const first = await generate();
    deepEqual(Object.keys(first), ['reportId', 'jobId', 'status']);
    const again = { reportId: first.reportId, jobId: null, status: 'running', inFlight: true };
    for (const one of await Promise.all(Array.from({ length: 20 }, () => generate()))) deepEqual(one, again);
    deepEqual(await generate({ orgName: undefined, organizationName: undefined }), again);
    equal((await generate({ reportType: 'annual-review' })).inFlight, undefined);
    equal((await generate({ fingerprint: 'gold' })).inFlight, undefined);
    equal((await generate({ filters: { tier: 'Gold' } })).inFlight, undefined);
    const stranger = await signUp('sam@example.com');
    equal((await generate({}, stranger)).inFlight, undefined);
    open(1_000);
    await served.settled();
    equal((await generate()).inFlight, undefined);
  });

  it('answers a repeated key as the first time, also when it is complete', async () => {
    const headers = { cookie: owner.cookie, 'idempotency-key': 'once' };
    const ask = async () => (await served.fetch(`${REPORTS}/generate`, { json: SUMMARY, headers })).json();
    const first = await ask();
    open(1_000);
    await served.settled();
    deepEqual(await ask(), first);
  });

  it('tells what is finished first, then each section as it comes, resumed exactly, and then its end', async () => {
    const { reportId } = await generate();
    open(2);
    await answered(2);
    const events = await watch(reportId);
    await events.until(() => events.told.length === 2);
    deepEqual(shown(events), SECTIONS.slice(0, 2));
    const [first] = events.told;
    deepEqual(Object.keys(first), ['name', 'id', 'reportId', 'sectionId', 'payload', 'sectionGeneratedAt']);
    deepEqual(Object.keys(first.payload), ['title', 'headline', 'paragraphs', 'highlights', 'facts']);

    events.cut();
    open(1);
    await events.until(() => events.told.length === 3);
    events.cut();
    await events.until(() => events.statuses.length === 3);
    open(1_000);
    await events.until(() => events.told.length === SECTIONS.length + 1);
    deepEqual(shown(events), [...SECTIONS, 'job.completed']);
    const positions = events.told.map(({ id }) => BigInt(id));
    deepEqual(
      positions,
      positions.toSorted((a, b) => Number(a - b)),
    );
    deepEqual(
      (await served.feed.read((positions[0] ?? 0n) - 1n, 1)).map(({ type }) => type),
      ['ReportSectionCompleted'],
    );
    await events.until(() => events.statuses.at(-1) === 204);

    const late = await watch(reportId);
    await late.until(() => late.told.length === SECTIONS.length + 1);
    deepEqual(shown(late), [...SECTIONS, 'job.completed']);
  }).timeout(30_000);

  it('beats, and gives up a connection after five minutes, and not the report', async () => {
    const { reportId } = await generate();
    open(1);
    await answered(1);
    const url = `${REPORTS}/stream?reportId=${reportId}`;
    const events = await watch(reportId);
    await events.until(() => events.told.length === 1);
    const plain = await served.fetch(url, { headers: { cookie: owner.cookie } });
    const reading = plain.text();
    for (let second = 0; second < 5 * 60; second += 5) {
      served.clock.advance(5_000);
      for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    }
    const text = await reading;
    equal(text.match(/^:hb$/gm)?.length, (5 * 60) / 15 - 1);
    match(text, /^event: job\.failed\ndata: \{"reportId":"[^"]+","errorMessage":"stream-timeout"\}\n\n$/m);
    await events.until(() => events.told.length === 2);
    deepEqual([events.told[1].name, events.told[1].errorMessage], ['job.failed', 'stream-timeout']);
    equal((await report(reportId)).status, 'running');

    await events.until(() => events.statuses.length === 2);
    open(1_000);
    await events.until(() => events.told.at(-1).name === 'job.completed');
    deepEqual(shown(events), ['partners', 'job.failed', ...SECTIONS.slice(1), 'job.completed']);
    equal((await report(reportId)).status, 'completed');
    const types = (await served.feed.read(0n, 10_000)).map(({ type }) => type);
    equal(types.includes('ReportFailed'), false);
  }).timeout(30_000);

  it('is nobody else’s to read: not in the stream, not as a file, not in a list', async () => {
    const { reportId } = await generate();
    open(1_000);
    await served.settled();
    const stranger = await signUp('sam@example.com');
    for (const path of [`/stream?reportId=${reportId}`, `/${reportId}`, `/${reportId}/download`])
      equal((await stranger.ask(`${REPORTS}${path}`)).status, 404, path);
    deepEqual((await stranger.ask(REPORTS)).body.reports, []);
    equal((await owner.ask(`${REPORTS}/stream`)).status, 400);
    equal((await owner.ask(`${REPORTS}/stream?reportId=none`)).status, 404);
  });

  it('rests on what PartnerOS knows: figures are given, and every figure of the text is one of them', async () => {
    const contact = { firstName: 'Ada', lastName: 'Lovelace', email: 'ada@acme.example' };
    const { body } = await owner.ask('/api/partners', { name: 'Acme <b>', primaryContact: contact, tier: 'Gold' });
    await owner.ask('/api/partners', { name: 'Globex', primaryContact: { ...contact, email: 'g@globex.example' } });
    for (const minor of [120_000, 30_050]) {
      const deal = { partnerId: body.partner.id, name: 'Deal', amount: { minor, currency: 'EUR' } };
      const opened = await owner.ask('/api/deals', deal);
      await owner.ask(`/api/deals/${opened.body.deal.id}/close-won`, {});
    }
    const text = (headline: string, more = 'Calm.') =>
      JSON.stringify({ headline, paragraphs: [more], highlights: ['See [here](https://evil.example)'] });
    // Made up twice, then as given.
    served.model.next(text('There are 42 partners.'), text('Half of them are Gold.'), text('There are 2 partners.'));
    const { reportId } = await generate();
    open(1_000);
    await served.settled();
    const done = await report(reportId);
    equal(done.status, 'completed');
    const factsOf = (sectionId: string) =>
      Object.fromEntries(
        done.sections
          .find((section: Looked) => section.sectionId === sectionId)
          .facts.map(({ label, value }: Looked) => [label, value]),
      );
    equal(done.sections[0].headline, 'There are 2 partners.');
    equal(factsOf('partners')['By tier'], 'Gold 1, not set 1');
    equal(factsOf('pipeline')['Amount won in the period'], 'EUR 1,500.50');
    equal(factsOf('top-partners')['Place 1'], 'Acme <b> (tier: Gold): 2 deals won, EUR 1,500.50');
    equal(factsOf('summary')['Pipeline: Open deals'], '0');
    const prompts = served.model.requests.map(({ messages }) => messages.at(-1)?.text ?? '');
    ok(prompts[1]?.includes('<data name="foreign">\n42\n'));
    ok(prompts.every((prompt) => !prompt.includes('<b>')));

    const saved = await owner.ask(`${REPORTS}/${reportId}/download`);
    equal(saved.headers.get('content-type'), 'text/markdown; charset=utf-8');
    equal(
      saved.headers.get('content-disposition'),
      'attachment; filename="executive-summary-2026-02-16-to-2026-05-16.md"',
    );
    ok(saved.body.startsWith('# Executive summary – Northwind\n\n2026-02-16 to 2026-05-16\n\n## In short\n'));
    ok(saved.body.includes('See \\[here\\]\\(https\\://evil.example\\)'));
    const page = await owner.ask(`${REPORTS}/${reportId}/download?format=html`);
    equal(page.headers.get('content-type'), 'text/html; charset=utf-8');
    ok(page.body.includes('Acme &lt;b&gt;') && !page.body.includes('<b>') && !page.body.includes('href'));

    const { aiUsage } = (await owner.ask('/api/ai/usage')).body;
    equal(aiUsage.tasks['report-section'].calls, SECTIONS.length + 2);
    equal(aiUsage.reservedMicrocents, 0);
  });

  it('narrows to the partners that are meant', async () => {
    const contact = { firstName: 'Ada', lastName: 'Lovelace', email: 'ada@acme.example' };
    await owner.ask('/api/partners', { name: 'Acme', primaryContact: contact, tier: 'Gold' });
    const { body } = await owner.ask('/api/partners', {
      name: 'Globex',
      primaryContact: { ...contact, email: 'g@globex.example' },
    });
    const deal = { partnerId: body.partner.id, name: 'Deal', amount: { minor: 1, currency: 'EUR' } };
    await owner.ask('/api/deals', deal);
    open(1_000);
    const { reportId } = await generate({ filters: { tier: 'Gold' } });
    await served.settled();
    const { sections } = await report(reportId);
    deepEqual([sections[0].facts[1].value, sections[1].facts[1].value], ['1', '0']);
  });

  it('fails with a reason that people understand, keeps what is finished, and pays nothing twice', async () => {
    const failures: readonly (readonly [ScriptedAnswer, string])[] = [
      [
        { fails: new ModelFailure('cut-off', 'The AI model stopped in the middle.'), after: '{"headline":"A' },
        'The AI model stopped in the middle.',
      ],
      [{ fails: new ModelFailure('cut-off', 'The AI model has fallen silent.') }, 'The AI model has fallen silent.'],
      ['{"headline":1}', 'The AI model answered something else than it was asked for.'],
    ];
    const good = JSON.stringify({ headline: 'Good.', paragraphs: ['Good.'], highlights: [] });
    for (const [answer, message] of failures) {
      served.model.next(good, ...Array.from({ length: 4 }, () => answer));
      open(1_000);
      const { reportId } = await generate({ fingerprint: message });
      await served.settled();
      const failed = await report(reportId);
      deepEqual([failed.status, failed.errorMessage, failed.sectionsDone], ['failed', message, 1]);
      equal((await owner.ask(`${REPORTS}/${reportId}/download`)).status, 409);
      const events = await watch(reportId);
      await events.until(() => events.told.length === 2);
      deepEqual([events.told[1].name, events.told[1].errorMessage], ['job.failed', message]);
      equal((await generate({ fingerprint: message })).inFlight, undefined);
      await served.settled();
    }
  });

  it('begins only within the quota, and ends when it is used up', async () => {
    const setPlan = (monthlyCents: number) =>
      served.fetch('/api/organization/ai-plan', {
        method: 'PUT',
        json: { monthlyCents },
        headers: { cookie: owner.cookie },
      });
    await setPlan(0);
    const refused = await owner.ask(`${REPORTS}/generate`, SUMMARY);
    deepEqual([refused.status, refused.body.code], [402, 'quota_exhausted']);
    await setPlan(1);
    open(1);
    const { reportId } = await generate();
    await answered(1);
    await setPlan(0);
    open(1_000);
    await served.settled();
    const { status, errorMessage } = await report(reportId);
    deepEqual(
      [status, errorMessage],
      ['failed', 'The AI quota of this month is used up; it starts anew next month, or with a larger plan.'],
    );
  });

  it('is listed with the newest first, by type and status, as of any moment', async () => {
    open(1_000);
    const { reportId } = await generate();
    await served.settled();
    served.clock.advance(MINUTE);
    await generate({ reportType: 'quarterly-review' });
    await served.settled();
    const { reports } = (await owner.ask(REPORTS)).body;
    deepEqual(
      reports.map(({ reportType, status, sectionsDone }: Looked) => [reportType, status, sectionsDone]),
      [
        ['quarterly-review', 'completed', 8],
        ['executive-summary', 'completed', 6],
      ],
    );
    equal((await owner.ask(`${REPORTS}?reportType=annual-review`)).body.reports.length, 0);
    equal((await owner.ask(`${REPORTS}?status=running`)).body.reports.length, 0);
    const requested = (await served.feed.read(0n, 10_000)).find(({ type }) => type === 'ReportRequested');
    const then = await owner.ask(`${REPORTS}/${reportId}?asOf=${requested?.position}`);
    deepEqual([then.body.report.status, then.body.report.sections], ['running', []]);
  });
});
