import { once } from 'node:events';
import { chmodSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import type { Report } from '@partneros/domain';
import { OperatorAsks, type OperatorTask, operatorSocketIn, type Told } from './operator-line.ts';

/** Who listens for the operator. */
export interface OperatorListener {
  /** Ends what was asked for, and listens no more. */
  close(): Promise<void>;
}

const LONGEST_LINE = 4_096;
const FAREWELL_MS = 1_000;

/**
 * Does what the command line asks of the process that has a data folder, over a socket in that folder. Whoever may
 * open the socket is the operator: it is for the owner of the process alone, as the data is. Where a socket cannot be
 * had, it is reported, and the process goes on without.
 */
export const listenForOperator = async (
  folder: string,
  tasks: Readonly<Record<string, OperatorTask>>,
  report: Report,
): Promise<OperatorListener> => {
  const stopping = new AbortController();
  const running = new Set<Promise<void>>();
  const server = createServer((socket) => {
    const answered = answer(socket, tasks, stopping.signal).finally(() => running.delete(answered));
    running.add(answered);
  });
  try {
    const path = operatorSocketIn(folder);
    // One that was left behind: the folder has one owner, and this is it.
    rmSync(path, { force: true });
    server.listen(path);
    await once(server, 'listening');
    chmodSync(path, 0o600);
  } catch (error) {
    report({ where: 'operator', error });
  }
  return {
    close: async () => {
      stopping.abort();
      const closed = server.listening ? once(server, 'close') : undefined;
      server.close();
      await Promise.all(running);
      await closed;
    },
  };
};

const answer = async (
  socket: Socket,
  tasks: Readonly<Record<string, OperatorTask>>,
  stopping: AbortSignal,
): Promise<void> => {
  const gone = new AbortController();
  socket.once('close', () => gone.abort());
  // Whoever goes away is told nothing more.
  socket.on('error', () => gone.abort());
  const write = (line: object) => {
    if (!gone.signal.aborted) socket.write(`${JSON.stringify(line)}\n`);
  };
  const signal = AbortSignal.any([gone.signal, stopping]);
  try {
    const asked = OperatorAsks.parse(JSON.parse(await firstLine(socket, signal)));
    const task = Object.hasOwn(tasks, asked.do) ? tasks[asked.do] : undefined;
    if (task === undefined) throw new Error(`the server does not know how to: ${asked.do}`);
    const tell = (told: Told) => write(told);
    write({ code: await task(asked.with, tell, signal) });
  } catch (error) {
    write({ failed: error instanceof Error ? error.message : String(error) });
  } finally {
    socket.destroySoon();
    // Somebody who does not read any more keeps no process from stopping.
    const late = setTimeout(() => socket.destroy(), FAREWELL_MS).unref();
    socket.once('close', () => clearTimeout(late));
  }
};

const firstLine = (socket: Socket, signal: AbortSignal): Promise<string> =>
  new Promise((resolve, reject) => {
    let text = '';
    const give = () => reject(new Error('nothing was asked'));
    if (signal.aborted) give();
    signal.addEventListener('abort', give, { once: true });
    socket.setEncoding('utf8').on('data', (piece: string) => {
      text += piece;
      const end = text.indexOf('\n');
      if (end >= 0) resolve(text.slice(0, end));
      else if (text.length > LONGEST_LINE) reject(new Error('what was asked is too long'));
    });
  });
