import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort } from '../client/free-port.ts';
import { checks } from './checks.ts';
import { collectEvidence } from './collect-evidence.ts';
import { outcomesOf } from './command-outcome.ts';
import type { Evidence } from './evidence.ts';
import { type Figure, figuresOf } from './figures.ts';
import { openJournal, readJournal } from './journal.ts';
import { killAgainAndAgain } from './nemesis.ts';
import { createPlayers } from './play-through.ts';
import { seededRandom } from './seeded-random.ts';
import { createServerProcess, type ServerProcess } from './server-process.ts';
import { settle } from './settle.ts';
import { createSignals } from './signals.ts';
import { startWebhookSink } from './webhook-sink.ts';

const DELAY_SECONDS = 1;
const MILLIS_PER_SECOND = 1_000;

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
  readonly say: (line: string) => void;
}): Promise<{ readonly verdicts: readonly Verdict[]; readonly figures: readonly Figure[] }> => {
  const { folder, kills, seed, say } = options;
  const began = Date.now();
  const random = seededRandom(seed);
  const signals = createSignals();
  const dataDir = join(folder, 'data');
  const server = createServerProcess({
    port: await freePort(),
    dataDir,
    logFile: join(folder, 'server.log'),
    env: { LOG_LEVEL: 'warn', OUTBOUND_ALLOW: '127.0.0.1', RATE_LIMIT_PER_MINUTE: '100000000' },
  });
  const sink = await startWebhookSink(() => signals.emit('webhook'));
  const journalFile = join(folder, 'journal.jsonl');
  const journal = openJournal(journalFile);
  try {
    const newRandom = () => seededRandom(random.below(2 ** 32));
    const players = createPlayers({
      server,
      journal,
      signals,
      random: newRandom,
      sinkUrl: sink.url,
      delaySeconds: DELAY_SECONDS,
    });
    const stopped = new AbortController();
    server.start();
    const broken: string[] = [];
    const playing = players.play(stopped.signal).catch((error: unknown) => {
      broken.push(error instanceof Error ? error.message : String(error));
    });
    const moments = await killAgainAndAgain(
      {
        server,
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
    const settled = () => settle(players.world.owner, players.world.workflows);
    const ended = await settled();
    if (!ended) say('They do not end. Going on all the same …');
    say('Sending every command that was carried out once more …');
    const repeats = await players.repeatAll();
    if (ended) await settled();
    await stopWell(server);

    say('Judging what is left …');
    await writeFile(join(folder, 'webhooks.json'), JSON.stringify(sink.hits, null, 1));
    const found = await collectEvidence({ dataDir, copy: join(folder, 'copy') }, newRandom());
    const commands = outcomesOf(readJournal(journalFile), found.events);
    const evidence: Evidence = { commands, hits: sink.hits, ...found };
    const seconds = Math.round((Date.now() - began) / MILLIS_PER_SECOND);
    return {
      verdicts: [
        { promise: 'every answer lets the programme go on', faults: broken },
        ...checks.map(({ promise, find }) => ({ promise, faults: find(evidence) })),
      ],
      figures: figuresOf(evidence, { moments, repeats, seconds, lives: server.lives }),
    };
  } finally {
    await server.kill();
    await sink.close();
    journal.close();
  }
};

const stopWell = async (server: ServerProcess): Promise<void> => {
  const code = await server.stop();
  if (code !== 0) throw new Error(`the server was asked to stop, and ended with ${code}`);
};
