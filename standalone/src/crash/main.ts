import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openServers } from '../cluster/open-servers.ts';
import { runCrashTest } from './run-crash-test.ts';

const FAULTS_SHOWN = 10;

const main = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      kills: { type: 'string', default: '50' },
      seed: { type: 'string', default: '1' },
      servers: { type: 'boolean', default: false },
      engines: { type: 'string', default: '1' },
    },
  });
  const kills = Number(values.kills);
  const seed = Number(values.seed);
  const folder = await mkdtemp(join(tmpdir(), 'partneros-crash-'));
  const say = (line = '') => process.stdout.write(`${line}\n`);
  const engines = Number(values.engines);
  const servers = values.servers ? await openServers(folder) : undefined;
  const onServers = servers === undefined ? '' : ` --servers --engines ${engines}`;
  const again = `npm run test:crash -- --kills ${kills} --seed ${seed}${onServers}`;
  const whom = servers === undefined ? 'the server' : `some of ${3 + engines} processes over ${servers.described}`;

  say(`Killing ${whom} ${kills} times, seed ${seed}. The seed repeats the choices, not the timing.`);
  const { verdicts, figures } = await runCrashTest({ folder, kills, seed, servers, engines, say })
    .catch((error: unknown) => {
      say(`The test itself broke. Everything is kept in ${folder}; run it again with: ${again}`);
      throw error;
    })
    .finally(() => servers?.close());

  say();
  for (const [what, figure] of figures) say(`  ${what.padEnd(44)} ${figure}`);
  say();
  for (const { promise, faults } of verdicts) {
    say(`  ${faults.length === 0 ? '✓' : '✗'} ${promise}`);
    for (const fault of faults.slice(0, FAULTS_SHOWN)) say(`      ${fault.slice(0, 1_000)}`);
    if (faults.length > FAULTS_SHOWN) say(`      and ${faults.length - FAULTS_SHOWN} more`);
  }
  const failed = verdicts.filter(({ faults }) => faults.length > 0).length;
  say();
  if (failed === 0) {
    say(
      `  No fault in ${kills} kills: at 95 %, a kill breaks a promise in at most ${(300 / kills).toFixed(1)} % of cases.`,
    );
    await rm(folder, { recursive: true, force: true });
  } else {
    say(`  Everything is kept in ${folder}; run it again with: ${again}`);
    process.exitCode = 1;
  }
  say();
  say(`${verdicts.length - failed} passed, ${failed} failed`);
};

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.stdout.write('0 passed, 1 failed\n');
  process.exit(1);
});
