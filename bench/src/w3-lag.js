import { createClient } from './client.js';
import { causeOfRequest, logActivity, newIds, ORGANIZATION, openStores, writePartners } from './examples.js';
import {
  createWorkflowEngine,
  deadlineProcesses,
  execute,
  partner,
  partnersModel,
  policies,
  processes,
  projections,
  runProjections,
} from './partneros.js';
import { line } from './report.js';
import { percentile } from './rounds.js';
import { startServer } from './server-process.js';
import { inTemporaryFolder } from './temporary-folder.js';

const PER_SECOND = 200;

/** At 200 commands a second, from a command's answer until its list shows it: inside the process, and over HTTP. */
export const lag = async ({ rounds, scale, check }) => {
  const seconds = 3 * scale;
  const inside = await inTemporaryFolder((folder) => insideOneProcess(folder, rounds, seconds, check));
  const outside = await inTemporaryFolder((folder) => overHttp(folder, rounds, seconds, check));
  return [
    ...lines('W3 lag until the list has it, inside the process', inside),
    ...lines('W3 lag until GET shows it, over HTTP', outside),
  ];
};

const lines = (what, samples) => [
  line({ what: `${what}: p50`, unit: 'ms', ours: samples.map((lags) => percentile(lags, 0.5)), bar: '1 ms' }),
  line({ what: `${what}: p99`, unit: 'ms', ours: samples.map((lags) => percentile(lags, 0.99)), bar: '5 ms' }),
];

const insideOneProcess = async (folder, rounds, seconds, check) => {
  const stores = openStores(folder);
  const ids = newIds(500);
  await writePartners(stores, ids, 5);
  const lists = runProjections(stores, projections);
  const engine = createWorkflowEngine(
    { ...stores, effects: {}, shared: false },
    { policies, processes, deadlineProcesses, runsPerHour: Number.POSITIVE_INFINITY },
  );
  await Promise.all([lists.caughtUp, engine.ready]);

  let missing = 0;
  const samples = [];
  for (let round = 0; round < rounds; round += 1)
    samples.push(
      await atSteadyPace(seconds, async (index) => {
        const id = ids[index % ids.length];
        const outcome = await execute(stores, partner, {
          organizationId: ORGANIZATION,
          id,
          command: logActivity(id),
          cause: causeOfRequest(),
        });
        const answered = performance.now();
        const reached =
          outcome.kind === 'recorded' && (await stores.rows.reached(partnersModel, outcome.position, 5_000));
        if (!reached) missing += 1;
        return performance.now() - answered;
      }),
    );
  check('W3: the list had every command', missing === 0);
  await engine.stop();
  await lists.stop();
  await stores.close();
  return samples;
};

const overHttp = async (folder, rounds, seconds, check) => {
  const server = await startServer('serve-partneros.js', folder, { partners: 500, eventsEach: 5 });
  const { get, post, close } = createClient(server);
  let missing = 0;
  const samples = [];
  for (let round = 0; round < rounds; round += 1)
    samples.push(
      await atSteadyPace(seconds, async (index) => {
        const path = `/api/partners/${server.partnerIds[index % server.partnerIds.length]}`;
        const { status, body } = await post(`${path}/activities`, {
          kind: 'call',
          summary: 'Talked about the spring campaign.',
        });
        const answered = performance.now();
        if (status !== 201) missing += 1;
        while (status === 201 && performance.now() - answered < 5_000) {
          const shown = await get(path);
          if (shown.body.partner?.version >= body.partner.version) return performance.now() - answered;
        }
        missing += 1;
        return performance.now() - answered;
      }),
    );
  check('W3: GET showed every command', missing === 0);
  close();
  await server.stop();
  return samples;
};

// An open loop: a slow answer does not hold up the next command.
const atSteadyPace = async (seconds, perform) => {
  const count = Math.ceil(seconds * PER_SECOND);
  const started = performance.now();
  const inHand = [];
  while (inHand.length < count) {
    const due = Math.min(count, Math.floor(((performance.now() - started) * PER_SECOND) / 1_000) + 1);
    while (inHand.length < due) inHand.push(perform(inHand.length));
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  return Promise.all(inHand);
};
