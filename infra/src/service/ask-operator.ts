import { once } from 'node:events';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { OperatorAnswer, type OperatorTask, operatorSocketIn, Told } from './operator-line.ts';

/** Nobody listens in the data folder. */
export class NobodyListens extends Error {
  override readonly name = 'NobodyListens';
}

/**
 * Has the process that has a data folder do something; answers its exit code. Throws `NobodyListens`, or what went
 * wrong there. Whoever asked and is gone stops it.
 */
export const askOperator = async (
  folder: string,
  name: string,
  ...[given, tell, signal]: Parameters<OperatorTask>
): Promise<number> => {
  const socket = connect(operatorSocketIn(folder));
  try {
    await once(socket, 'connect', { signal });
  } catch (cause) {
    socket.destroy();
    throw new NobodyListens(`nobody listens in ${folder}`, { cause });
  }
  signal.addEventListener('abort', () => socket.destroy(), { once: true });
  // A broken connection ends the lines.
  socket.on('error', () => undefined);
  const lines = createInterface({ input: socket });
  socket.once('close', () => lines.close());
  socket.write(`${JSON.stringify({ do: name, with: given })}\n`);
  try {
    for await (const line of lines) {
      const told: unknown = JSON.parse(line);
      const answer = OperatorAnswer.safeParse(told);
      if (!answer.success) tell(Told.parse(told));
      else if ('failed' in answer.data) throw new Error(answer.data.failed);
      else return answer.data.code;
    }
  } finally {
    socket.destroy();
  }
  throw new Error('the server stopped before it was done');
};
