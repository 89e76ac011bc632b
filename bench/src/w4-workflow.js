import { causeOfRequest, newIds, ORGANIZATION, openStores, USER, writePartners } from './examples.js';
import { openFloor } from './floor.js';
import { createWorkflowEngine, deadlineProcesses, execute, policies, processes, workflow } from './partneros.js';
import { openBullMq } from './peers/bullmq.js';
import { openDbos } from './peers/dbos.js';
import { line } from './report.js';
import { takeTurns, timed } from './rounds.js';
import { inTemporaryFolder } from './temporary-folder.js';

const STEPS = 3;
// What a run cannot do with less: an intent before each step, and the last result.
const COMMITS_PER_RUN = STEPS + 1;
// Peers get fewer groups in a turn, so that turns take about as long.
const SLOWER = 4;
const PEERS = { 'DBOS on PostgreSQL': openDbos, 'BullMQ on Redis': openBullMq };
const BARS = { 1: '0.55 × the floor', 64: '0.25 × the floor', 1000: '0.2 × the floor' };

/** A new partner starts a workflow of three mails that succeed at once; every intent and every result is durable. */
export const workflowRuns = async ({ rounds, turns, scale, check }) => {
  return inTemporaryFolder(async (peersFolder) => {
    const peers = await openPeers(peersFolder);
    const lines = [];
    for (const atOnce of [1, 64, 1_000])
      lines.push(
        ...(await inTemporaryFolder((folder) => runsAtOnce(folder, peers, atOnce, { rounds, turns, scale, check }))),
      );
    for (const peer of peers) await peer.close();
    return lines;
  });
};

// Figures of the peers that are installed here.
const openPeers = async (folder) => {
  const opened = [];
  for (const [name, open] of Object.entries(PEERS)) {
    const peer = await open(folder, { steps: STEPS });
    if (peer === undefined) process.stdout.write(`W4: ${name} is left out, its server is not installed\n`);
    else opened.push({ name, ...peer });
  }
  return opened;
};

const runsAtOnce = async (folder, peers, atOnce, { rounds, turns, scale, check }) => {
  const stores = openStores(folder);
  const floor = openFloor(folder);
  const mails = new Map();
  const troubles = [];
  const sendEmail = async ({ key }) => {
    mails.set(key, (mails.get(key) ?? 0) + 1);
    return { ok: true, output: {} };
  };
  await activateWorkflow(stores);
  const engine = createWorkflowEngine(
    { ...stores, effects: { sendEmail }, shared: false, report: (trouble) => troubles.push(trouble) },
    { policies, processes, deadlineProcesses, runsPerHour: Number.POSITIVE_INFINITY },
  );
  await engine.ready;
  const completions = countCompletions(stores.feed, await stores.feed.head());

  const groups = Math.ceil((atOnce === 1 ? 20 : atOnce === 64 ? 2 : 1) * scale);
  const waves = atOnce === 1_000 ? Math.ceil(turns / 10) : turns;
  const figures = await takeTurns(rounds, waves, {
    floor: () =>
      timed(groups * atOnce, () => {
        for (let group = 0; group < groups; group += 1) {
          const streams = newIds(atOnce);
          for (let commit = 0; commit < COMMITS_PER_RUN; commit += 1) floor.append(streams, commit);
        }
      }),
    runs: () =>
      timed(groups * atOnce, async () => {
        for (let group = 0; group < groups; group += 1) {
          const completed = completions.after(atOnce);
          await writePartners(stores, newIds(atOnce), 1);
          await completed;
        }
      }),
    ...Object.fromEntries(
      peers.map(({ name, run }) => [
        name,
        () => {
          const count = Math.ceil(groups / SLOWER) * atOnce;
          return timed(count, () => inGroups(newIds(count), atOnce, run));
        },
      ]),
    ),
  });

  const runs = rounds * waves * groups * atOnce;
  check(
    `W4 × ${atOnce}: every run sent its three mails once`,
    mails.size === runs * STEPS && [...mails.values()].every((sent) => sent === 1),
  );
  check(`W4 × ${atOnce}: there was no trouble`, troubles.length === 0);
  await completions.stop();
  await engine.stop();
  floor.close();
  await stores.close();
  const ours = { unit: '/s', ours: figures.runs };
  return [
    line({
      ...ours,
      what: `W4 runs of a 3-step workflow, ${atOnce.toLocaleString('en')} at a time`,
      base: figures.floor,
      bar: BARS[atOnce],
    }),
    ...peers.map(({ name, bar }) => line({ ...ours, what: `W4 the same, beside ${name}`, base: figures[name], bar })),
  ];
};

const inGroups = async (ids, size, run) => {
  for (let from = 0; from < ids.length; from += size) await run(ids.slice(from, from + size));
};

const activateWorkflow = async (stores) => {
  const workflowId = stores.ids.next();
  const nodes = [
    { id: 'trigger', type: 'trigger', position: { x: 0, y: 0 }, data: { trigger: 'partner_created' } },
    ...Array.from({ length: STEPS }, (_, step) => ({
      id: `mail-${step}`,
      type: 'send_email',
      position: { x: 200 * (step + 1), y: 0 },
      data: {
        to: 'primary_contact',
        subject: `Welcome, {{partner.name}} (${step})`,
        body: 'Dear {{primaryContact.firstName}}, good to have you.',
      },
    })),
  ];
  const edges = nodes
    .slice(1)
    .map((node, index) => ({ id: `edge-${index}`, source: nodes[index].id, target: node.id }));
  const commands = [
    {
      type: 'CreateWorkflow',
      data: { workflowId, name: 'Welcome', description: null, stage: 'onboard', createdBy: USER },
    },
    { type: 'SaveWorkflowDefinition', data: { workflowId, definition: { nodes, edges }, draft: false } },
    { type: 'ActivateWorkflow', data: { workflowId } },
  ];
  for (const command of commands) {
    const outcome = await execute(stores, workflow, {
      organizationId: ORGANIZATION,
      id: workflowId,
      command,
      cause: causeOfRequest(),
    });
    if (outcome.kind !== 'recorded') throw new Error(`${command.type} was ${outcome.kind}: ${outcome.details}`);
  }
};

// Resolves when as many more runs have completed, durably.
const countCompletions = (feed, after) => {
  const stopping = new AbortController();
  let completed = 0;
  let waiting;
  const watch = async () => {
    for await (const { events } of feed.subscribe({ after, signal: stopping.signal })) {
      completed += events.filter(({ type }) => type === 'WorkflowRunCompleted').length;
      if (waiting !== undefined && completed >= waiting.target) waiting.resolve();
    }
  };
  const watching = watch();
  return {
    after: (count) =>
      new Promise((resolve) => {
        waiting = { target: completed + count, resolve };
      }),
    stop: () => {
      stopping.abort();
      return watching;
    },
  };
};
