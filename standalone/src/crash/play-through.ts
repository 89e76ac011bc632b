import { setTimeout as pauseFor } from 'node:timers/promises';
import { type Answer, type Client, type Command, createClient } from '../client/client.ts';
import { madeUpAddress } from '../client/made-up-address.ts';
import { portalToken } from '../client/portal-token.ts';
import { readCompanies } from '../demo/companies.ts';
import { monthLanes } from '../demo/month.ts';
import { openingActs } from '../demo/opening-acts.ts';
import { emptyWorld, type World } from '../demo/world.ts';
import { activateCrashWorkflows } from './crash-workflows.ts';
import type { Journal } from './journal.ts';
import { sendAtRandom, sharedBy } from './random-commands.ts';
import type { Random } from './seeded-random.ts';
import type { Signals } from './signals.ts';
import type { Victim } from './victim.ts';

const COMPANIES = 90;
const CLIENTS = 4;
const PAUSE_MS = 100;

interface Sender {
  readonly cookie: string | undefined;
  readonly address: string;
}

/** The clients of the crash test. */
export interface Players {
  /** Plays the demo's programme, and random commands beside it, until `stopped`. */
  play(stopped: AbortSignal): Promise<void>;
  /** Sends every command that was carried out once more under its key. */
  repeatAll(): Promise<number>;
  readonly world: World;
}

/** Clients whose every step is journaled, and who wait for the server to come back. */
export const createPlayers = (deps: {
  readonly server: Pick<Victim, 'url' | 'ready'>;
  readonly dataDir: string;
  readonly journal: Journal;
  readonly signals: Signals;
  readonly random: () => Random;
  readonly sinkUrl: string;
  readonly delaySeconds: number;
}): Players => {
  const { server, dataDir, journal, signals, random, sinkUrl, delaySeconds } = deps;
  const senders = new Map<string, Sender>();
  let clients = 0;
  const done = new Map<string, Command>();

  const nextAddress = () => {
    clients += 1;
    return madeUpAddress(clients);
  };

  const newClient = (cookie?: string, address = nextAddress()): Client => {
    const client: Client = createClient({
      url: server.url,
      cookie,
      address,
      again: () => server.ready(),
      witness: {
        sent: ({ step, method, path }, attempt) => {
          if (!senders.has(step)) senders.set(step, { cookie: client.cookie, address });
          journal.write({ kind: 'sent', step, attempt, request: `${method} ${path}` });
          signals.emit('sent');
        },
        answered: (command, attempt, answer) => {
          journal.write({ kind: 'answered', step: command.step, attempt, ...journaled(answer) });
          if (answer.status < 400 && (answer.position !== undefined || answer.status > 200))
            done.set(command.step, command);
          signals.emit('acknowledged');
        },
        unanswered: ({ step }, attempt) => journal.write({ kind: 'unanswered', step, attempt }),
      },
    });
    return client;
  };

  const world = emptyWorld({
    newClient: () => newClient(),
    pause: () => pauseFor(PAUSE_MS),
    companies: readCompanies().slice(0, COMPANIES),
    delaySeconds,
    portalToken: (partnerId) => portalToken(dataDir, partnerId),
    today: new Date().toISOString().slice(0, 10),
  });

  const playMonths = async (lane: number, stopped: AbortSignal) => {
    for (let month = 1; !stopped.aborted; month += 1)
      for (const act of monthLanes(month)[lane] ?? []) if (!stopped.aborted) await act.play(world);
  };

  return {
    world,
    play: async (stopped) => {
      const [found, ...others] = openingActs;
      if (found === undefined) return;
      await found.play(world);
      await activateCrashWorkflows(sinkUrl).play(world);
      for (const act of others) await act.play(world);
      const shared = sharedBy(world);
      await Promise.all([
        ...monthLanes(1).map((_, lane) => playMonths(lane, stopped)),
        ...Array.from({ length: CLIENTS }, (_, index) =>
          sendAtRandom(
            {
              name: `client-${index}`,
              client: newClient(world.owner.cookie),
              newVisitor: () => newClient(),
              random: random(),
              shared,
            },
            stopped,
          ),
        ),
      ]);
    },
    repeatAll: async () => {
      // As whoever sent it first: a sign-up in a session would end that session.
      for (const command of [...done.values()]) {
        const { cookie, address } = senders.get(command.step) ?? {};
        await newClient(cookie, address).send(command);
      }
      return done.size;
    },
  };
};

const journaled = ({ status, position, body }: Answer) => ({
  status,
  position: position === undefined ? null : String(position),
  body,
});
