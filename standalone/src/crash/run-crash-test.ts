import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort } from '../client/free-port.ts';
import { openCluster } from '../cluster/open-cluster.ts';
import type { Servers } from '../cluster/open-servers.ts';
import { createServerProcess } from '../cluster/server-process.ts';
import { checks } from './checks.ts';
import { collectEvidence } from './collect-evidence.ts';
import { outcomesOf } from './command-outcome.ts';
import type { Evidence } from './evidence.ts';
import { type Figure, figuresOf } from './figures.ts';
import { openJournal, readJournal } from './journal.ts';
import { killAgainAndAgain } from './nemesis.ts';
import { createPlayers } from './play-through.ts';
import { redriveParked } from './redrive-parked.ts';
import { type Random, seededRandom } from './seeded-random.ts';
import { settle } from './settle.ts';
import { createSignals } from './signals.ts';
import { oneProcess, someOfCluster, type Victim } from './victim.ts';
import { startWebhookSink } from './webhook-sink.ts';

const DELAY_SECONDS = 1;
const MILLIS_PER_SECOND = 1_000;
const SETTLING_MS = 90_000;
// A step that a killed engine had begun is left alone for a minute.
const SETTLING_ON_SERVERS_MS = 240_000;

/** What became of one promise. */
export interface Verdict {
  readonly promise: string;
  readonly faults: readonly string[];
}

/** Plays a programme on a server that is killed again and again, and judges what is left. */
export const runCrashTest = async (options: {
  /** Empty; everything is kept there. */
  readonly folder: string;
  readonly kills: number;
  readonly seed: number;
  /** Four services over these, of which each kill takes one or several; absent: everything in one process. */
  readonly servers?: Servers | undefined;
  /** How many engines run side by side on servers. */
  readonly engines: number;
  readonly say: (line: string) => void;
}): Promise<{ readonly verdicts: readonly Verdict[]; readonly figures: readonly Figure[] }> => {
  const { folder, kills, seed, servers, say } = options;
  const began = Date.now();
  const random = seededRandom(seed);
  const signals = createSignals();
  const dataDir = join(folder, 'data');
  await mkdir(dataDir);
  const newRandom = () => seededRandom(random.below(2 ** 32));
  const victim = await openVictim(options, dataDir, newRandom());
  const sink = await startWebhookSink(() => signals.emit('webhook'));
  const journalFile = join(folder, 'journal.jsonl');
  const journal = openJournal(journalFile);
  try {
    const players = createPlayers({
      server: victim,
      dataDir,
      journal,
      signals,
      random: newRandom,
      sinkUrl: sink.url,
      delaySeconds: DELAY_SECONDS,
    });
    const stopped = new AbortController();
    victim.start();
    const broken: string[] = [];
    const playing = players.play(stopped.signal).catch((error: unknown) => {
      broken.push(error instanceof Error ? error.message : String(error));
    });
    const moments = await killAgainAndAgain(
      {
        victim,
        signals,
        random: newRandom(),
        renewReceiver: () => sink.renew(),
        delayMs: DELAY_SECONDS * MILLIS_PER_SECOND,
      },
      kills,
      (kill, moment) => say(`  kill ${String(kill).padStart(String(kills).length)}: ${moment}`),
    );
    stopped.abort();
    await playing;
    say('Restarted for the last time; waiting until every workflow has ended …');
    const settled = () => settle(players.world, servers === undefined ? SETTLING_MS : SETTLING_ON_SERVERS_MS);
    let ended = await settled();
    const redriven = await redriveParked(players.world.owner);
    if (redriven > 0) ended = await settled();
    if (!ended) say('They do not end. Going on all the same …');
    say('Sending every command that was carried out once more …');
    const repeats = await players.repeatAll();
    if (ended) await settled();
    await stopWell(victim);

    say('Judging what is left …');
    await writeFile(join(folder, 'webhooks.json'), JSON.stringify(sink.hits, null, 1));
    const found = await collectEvidence({ dataDir, copy: join(folder, 'copy'), servers: servers?.env }, newRandom());
    const commands = outcomesOf(readJournal(journalFile), found.events);
    const evidence: Evidence = { commands, hits: sink.hits, ...found };
    const seconds = Math.round((Date.now() - began) / MILLIS_PER_SECOND);
    return {
      verdicts: [
        { promise: 'every answer lets the programme go on', faults: broken },
        ...checks.map(({ promise, find }) => ({ promise, faults: find(evidence) })),
      ],
      figures: figuresOf(evidence, { moments, repeats, redriven, seconds, killed: victim.kills }),
    };
  } finally {
    await victim.close();
    await sink.close();
    journal.close();
  }
};

const openVictim = async (
  {
    folder,
    servers,
    engines,
  }: { readonly folder: string; readonly servers?: Servers | undefined; readonly engines: number },
  dataDir: string,
  random: Random,
): Promise<Victim> => {
  const logFile = join(folder, 'server.log');
  const env = {
    LOG_LEVEL: 'warn',
    OUTBOUND_ALLOW: '127.0.0.1',
    RATE_LIMIT_PER_MINUTE: '100000000',
    TRUST_PROXY: '1',
    WORKFLOW_RUNS_PER_HOUR: '100000000',
  };
  if (servers !== undefined)
    return someOfCluster(await openCluster({ servers, engines, dataDir, logFile, env }), random);
  const port = await freePort();
  return oneProcess(createServerProcess({ runs: 'standalone', port, logFile, env: { ...env, DATA_DIR: dataDir } }));
};

const stopWell = async (victim: Victim): Promise<void> => {
  const codes = await victim.stop();
  if (codes.some((code) => code !== 0)) throw new Error(`asked to stop, the server ended with ${codes.join(', ')}`);
};
