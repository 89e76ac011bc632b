import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pauseFor } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { createLog } from '@partneros/infra';
import { stopOnSignal } from '@partneros/infra/http';
import { createClient } from '../client/client.ts';
import { madeUpAddress } from '../client/made-up-address.ts';
import { portalToken } from '../client/portal-token.ts';
import { backtestFigures } from './backtest-figures.ts';
import { readCompanies } from './companies.ts';
import { agrees, tableOf } from './figure.ts';
import { invitation } from './invitation.ts';
import { createLedger } from './ledger.ts';
import { monthActs } from './month.ts';
import { openingActs } from './opening-acts.ts';
import { createNarrator } from './play.ts';
import { recount } from './recount.ts';
import { openScreen } from './screen.ts';
import { serveInOneProcess, serveOnServers } from './serve.ts';
import { settledFigures } from './settled-figures.ts';
import { emptyWorld } from './world.ts';

const MONTHS = 3;
const DELAY_SECONDS = 3;
const PAUSE_MS = 100;
// For whoever reads along.
const BREATH_MS = 600;

const main = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      exit: { type: 'boolean', default: false },
      servers: { type: 'boolean', default: false },
      backtest: { type: 'boolean', default: false },
    },
  });
  const began = performance.now();
  const startedAt = new Date().toISOString();
  const dataDir = await mkdtemp(join(tmpdir(), 'partneros-demo-'));
  const server = await (values.servers ? serveOnServers : serveInOneProcess)(dataDir);
  const stop = async () => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  stopOnSignal({ stop, log: createLog({ level: 'silent' }) });
  await server.ready;

  const months = Array.from({ length: MONTHS }, (_, index) => monthActs(index + 1));
  const screen = openScreen(
    process.stdout,
    [...openingActs, ...months.flat()].reduce((sum, { size }) => sum + size, 0),
  );
  const ledger = createLedger();
  const narrator = createNarrator(
    screen,
    () => world.owner,
    () => (values.exit ? Promise.resolve() : pauseFor(BREATH_MS)),
  );
  const pause = () => pauseFor(PAUSE_MS);
  let clients = 0;
  const newClient = () => {
    clients += 1;
    return createClient({
      url: server.url,
      address: madeUpAddress(clients),
      again: pause,
      witness: {
        answered: async (command, attempt, answer) => {
          ledger.add(command, answer);
          await narrator.witness.answered?.(command, attempt, answer);
        },
      },
    });
  };
  const world = emptyWorld({
    newClient,
    pause,
    companies: readCompanies(),
    delaySeconds: DELAY_SECONDS,
    portalToken: (partnerId) => portalToken(dataDir, partnerId),
    today: new Date().toISOString().slice(0, 10),
  });

  screen.line(`A partner programme at ${server.url}, kept in ${server.keptIn}.`);
  screen.line(
    `${MONTHS} months of it are played in sequence, over HTTP only. Nothing is back-dated: every event is of now.`,
  );
  await narrator.play(openingActs, world);
  for (const month of months) await narrator.play(month, world);

  screen.line();
  screen.line('Waiting until every workflow has done its part …');
  const { figures: counted, found } = await settledFigures(ledger, () => recount(world.owner, world.workflows, pause));
  const backtested = async () => {
    screen.line('Trying every workflow on the history that it has lived through …');
    const asking = createClient({ url: server.url, cookie: world.owner.cookie, again: pause });
    return backtestFigures(asking, { workflows: world.workflows, from: startedAt, pause }, found);
  };
  const figures = [...counted, ...(values.backtest ? await backtested() : [])];
  screen.finish();
  const agreeing = figures.filter(agrees).length;
  const seconds = Math.round((performance.now() - began) / 1000);
  const say = (line = '') => process.stdout.write(`${line}\n`);
  say();
  say(`${ledger.commands} commands in ${seconds} s. Counted again through the API, list by list and event by event:`);
  say();
  for (const line of tableOf(figures)) say(line);
  say();
  if (agreeing < figures.length) process.exitCode = 1;
  if (values.exit) {
    await stop();
    say(`${agreeing} passed, ${figures.length - agreeing} failed`);
  } else {
    say(invitation(server.url, world));
  }
};

main().catch((error: unknown) => {
  process.stderr.write(`The demo stopped: ${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
