import { monitorEventLoopDelay } from 'node:perf_hooks';
import { ORGANIZATION, openStores, partnerEvents, writeLog } from './examples.js';
import { addMillis, graphOf, runBacktest, systemClock, uuidIds } from './partneros.js';
import { line } from './report.js';
import { inTemporaryFolder } from './temporary-folder.js';

const EVENTS_EACH = 50;
const START = '2025-01-01T00:00:00.000Z';
const END = '2025-12-31T23:59:59.999Z';
const YEAR_MS = 365 * 86_400_000;
const MB = 1_048_576;

/** Try a workflow on a year: a run for every partner that reaches a stage, with a branch, a week's delay and two mails. */
export const backtest = ({ rounds, scale, check }) =>
  inTemporaryFolder(async (folder) => {
    const partners = Array.from({ length: Math.ceil(20_000 * scale) }, () => uuidIds.next());
    const events = partners.length * EVENTS_EACH;
    let now = START;
    const stores = openStores(folder, { ...systemClock, now: () => now });
    const step = YEAR_MS / events;
    await writeLog(stores, partners, yearOf, (written) => {
      now = addMillis(START, Math.floor(written * step));
    });
    const { graph } = graphOf(DEFINITION);
    const workflowId = 'tried';
    const tried = { organizationId: ORGANIZATION, workflowId, name: 'Tried', version: 1, graph };
    const head = await stores.feed.head();

    const rates = [];
    const rates2 = [];
    let [runs, mails, longest, memory] = [0, 0, 0, 0];
    for (let round = 0; round < rounds; round += 1) {
      for (const [versions, into] of [
        [[tried], rates],
        [[tried, { ...tried, version: 2 }], rates2],
      ]) {
        const delay = monitorEventLoopDelay({ resolution: 1 });
        delay.enable();
        const began = performance.now();
        const { summaries } = await runBacktest(
          { ...stores, ids: uuidIds },
          { organizationId: ORGANIZATION, workflowId, from: START, to: END },
          versions,
          { run: async () => {}, difference: async () => {}, divergence: async () => {}, progress: () => {} },
          { now: '2026-06-01T00:00:00.000Z', signal: new AbortController().signal },
        );
        into.push(events / ((performance.now() - began) / 1_000));
        delay.disable();
        longest = Math.max(longest, delay.percentile(99.9) / 1e6);
        memory = Math.max(memory, process.memoryUsage().rss / MB);
        ({ runs, mails } = summaries[0]);
      }
    }
    check('W7: one run per partner', runs === partners.length);
    check('W7: and two mails each, or one', mails >= runs && mails < 2 * runs);
    check('W7: the log is where it was', (await stores.feed.head()) === head);
    check('W7: memory stays below 400 MB', memory < 400);
    await stores.close();
    const what = `W7 events of a year, ${events.toLocaleString('en')}, that make ${runs.toLocaleString('en')} runs`;
    return [
      line({ what, unit: '/s', ours: rates, bar: '100,000 /s' }),
      line({ what: 'W7 the same through two versions, compared run by run', unit: '/s', ours: rates2 }),
      line({
        what: 'W7 the event loop is held up: 99.9% of the time no longer than',
        unit: ' ms',
        ours: [longest],
        bar: '20 ms',
      }),
      line({ what: 'W7 memory of the process, at most', unit: ' MB', ours: [memory] }),
    ];
  });

// Of fifty events of a partner three change its stage, and one its tier.
const yearOf = (partnerId) =>
  partnerEvents(partnerId, EVENTS_EACH - 1).map((event, index) => {
    const stage = { 10: ['recruit', 'onboard'], 25: ['onboard', 'enable'], 40: ['enable', 'execute'] }[index];
    if (stage !== undefined) return { type: 'PartnerStageChanged', data: { partnerId, from: stage[0], to: stage[1] } };
    if (index === 20)
      return {
        type: 'PartnerTierChanged',
        data: { partnerId, from: null, to: partnerId < 'f' ? 'Gold' : 'Silver', source: 'manual' },
      };
    return event.type === 'PartnerStageChanged'
      ? { type: 'PartnerProfileUpdated', data: { partnerId, changes: { employees: index } } }
      : event;
  });

const mail = (id) => ({
  id,
  type: 'send_email',
  position: { x: 0, y: 0 },
  data: {
    to: 'primary_contact',
    subject: 'Hello {{partner.name}}',
    body: 'Dear {{primaryContact.firstName}}, {{partner.stage}}.',
  },
});

const DEFINITION = {
  nodes: [
    {
      id: 'trigger',
      type: 'trigger',
      position: { x: 0, y: 0 },
      data: { trigger: 'partner_stage_changed', toStage: 'enable' },
    },
    mail('welcome'),
    { id: 'wait', type: 'delay', position: { x: 0, y: 0 }, data: { amount: 7, unit: 'days' } },
    {
      id: 'active',
      type: 'branch',
      position: { x: 0, y: 0 },
      data: { cases: [{ id: 'yes', all: [{ path: 'partner.employees', op: 'gte', value: 28 }] }] },
    },
    mail('after'),
  ],
  edges: [
    { id: 'e1', source: 'trigger', target: 'welcome' },
    { id: 'e2', source: 'welcome', target: 'wait' },
    { id: 'e3', source: 'wait', target: 'active' },
    { id: 'e4', source: 'active', target: 'after', sourceHandle: 'yes' },
  ],
};
