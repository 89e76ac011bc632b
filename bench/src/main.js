import { onEventStoreDb } from './on-eventstoredb.js';
import { onMongoDb } from './on-mongodb.js';
import { conditions, table } from './report.js';
import { command } from './w1-command.js';
import { rebuild } from './w2-rebuild.js';
import { lag } from './w3-lag.js';
import { workflowRuns } from './w4-workflow.js';
import { http } from './w5-http.js';
import { backtest } from './w7-backtest.js';

const workloads = {
  w1: command,
  w2: rebuild,
  w3: lag,
  w4: workflowRuns,
  w5: http,
  w7: backtest,
  eventstoredb: onEventStoreDb,
  mongodb: onMongoDb,
};

// So that the servers of peers end too.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

// `--smoke`: a little of each, for what it checks; its figures would mean nothing.
const smoke = process.argv.includes('--smoke');
const asked = process.argv.slice(2).filter((argument) => argument in workloads);
const size = smoke ? { rounds: 1, turns: 1, scale: 0.05 } : { rounds: 5, turns: 20, scale: 1 };

let [passed, failed] = [0, 0];
const check = (what, holds) => {
  if (holds) passed += 1;
  else failed += 1;
  if (smoke || !holds) process.stdout.write(`${holds ? 'ok' : 'NOT OK'}  ${what}\n`);
};

const lines = [];
for (const [name, workload] of Object.entries(workloads))
  if (asked.length === 0 || asked.includes(name)) lines.push(...(await workload({ ...size, check })));

if (!smoke) process.stdout.write(`${conditions()}\n\n${table(lines)}\n\n`);
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
