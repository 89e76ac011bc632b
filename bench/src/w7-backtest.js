import { monitorEventLoopDelay } from 'node:perf_hooks';
import { ORGANIZATION, openStores, partnerEvents, writeLog } from './examples.js';
import { addMillis, graphOf, runBacktest, systemClock, uuidIds } from './partneros.js';
import { line } from './report.js';
import { takeTurns, timed } from './rounds.js';
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
    const tried = (definition, version = 1) => ({
      organizationId: ORGANIZATION,
      workflowId: 'tried',
      name: 'Tried',
      version,
      graph: graphOf(definition).graph,
      definition,
    });
    const head = await stores.feed.head();
    let [longest, memory] = [0, 0];
    const made = {};

    const take = (name, versions) => async () => {
      const delay = monitorEventLoopDelay({ resolution: 1 });
      delay.enable();
      const turn = await timed(events, async () => {
        const { summaries } = await runBacktest(
          stores,
          { organizationId: ORGANIZATION, workflowId: 'tried', from: START, to: END },
          versions,
          { run: async () => {}, difference: async () => {}, divergence: async () => {}, progress: () => {} },
          { now: '2026-06-01T00:00:00.000Z', signal: new AbortController().signal },
        );
        [made[name]] = summaries;
      });
      delay.disable();
      longest = Math.max(longest, delay.percentile(99.9) / 1e6);
      memory = Math.max(memory, process.memoryUsage().rss / MB);
      return turn;
    };
    const figures = await takeTurns(Math.min(rounds, 3), 1, {
      few: take('few', [tried(promoted)]),
      many: take('many', [tried(enabled)]),
      both: take('both', [tried(enabled), tried(enabled, 2)]),
    });
    const { few, many } = made;
    check('W7: one run per partner', many.runs === partners.length);
    check('W7: and two mails each, or one', many.mails >= many.runs && many.mails < 2 * many.runs);
    check('W7: fewer where fewer match', few.runs > 0 && few.runs < many.runs / 8);
    check('W7: the log is where it was', (await stores.feed.head()) === head);
    await stores.close();
    const of = events.toLocaleString('en');
    return [
      line({
        what: `W7 events of a year, of ${of}, that make ${few.runs.toLocaleString('en')} runs`,
        unit: '/s',
        ours: figures.few,
        bar: '100,000 /s',
      }),
      line({
        what: `W7 the same, that make ${many.runs.toLocaleString('en')} runs`,
        unit: '/s',
        ours: figures.many,
        bar: '100,000 /s',
      }),
      line({ what: 'W7 the same through two versions, compared run by run', unit: '/s', ours: figures.both }),
      line({ what: 'W7 wait of others for the event loop: p99.9', unit: 'ms', ours: [longest], bar: '20 ms' }),
      line({ what: 'W7 memory of the whole process, in MB', unit: '', ours: [memory] }),
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
        data: { partnerId, from: null, to: partnerId.endsWith('0') ? 'Gold' : 'Silver', source: 'manual' },
      };
    return event.type === 'PartnerStageChanged'
      ? { type: 'PartnerProfileUpdated', data: { partnerId, changes: { employees: index } } }
      : event;
  });

const node = (id, type, data) => ({ id, type, position: { x: 0, y: 0 }, data });

const mail = (id) =>
  node(id, 'send_email', {
    to: 'primary_contact',
    subject: 'Hello {{partner.name}}',
    body: 'Dear {{primaryContact.firstName}}, {{partner.stage}}.',
  });

// A mail, a week later a look at the record, and perhaps another mail.
const nurture = (trigger) => ({
  nodes: [
    node('trigger', 'trigger', trigger),
    mail('welcome'),
    node('wait', 'delay', { amount: 7, unit: 'days' }),
    node('active', 'branch', {
      cases: [{ id: 'yes', all: [{ path: 'partner.employees', op: 'gte', value: 28 }] }],
    }),
    mail('after'),
  ],
  edges: [
    { id: 'e1', source: 'trigger', target: 'welcome' },
    { id: 'e2', source: 'welcome', target: 'wait' },
    { id: 'e3', source: 'wait', target: 'active' },
    { id: 'e4', source: 'active', target: 'after', sourceHandle: 'yes' },
  ],
});

const enabled = nurture({ trigger: 'partner_stage_changed', toStage: 'enable' });
const promoted = nurture({ trigger: 'partner_tier_changed', fromTier: null, toTier: 'Gold' });
