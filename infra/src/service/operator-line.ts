import { join } from 'node:path';
import { z } from 'zod';

/** What an operator asks of the process that has a data folder. */
export const OperatorAsks = z.strictObject({
  do: z.string().max(100),
  with: z.array(z.string().max(200)).max(10),
});

/** What an operator is told: a line for stdout, one for stderr, or how much is done. */
export const Told = z.union([
  z.strictObject({ say: z.string() }),
  z.strictObject({ complain: z.string() }),
  z.strictObject({ done: z.number(), of: z.number() }),
]);
export type Told = z.output<typeof Told>;

/** The last line of an answer: the exit code, or that it failed. */
export const OperatorAnswer = z.union([z.strictObject({ code: z.int() }), z.strictObject({ failed: z.string() })]);

/** Something an operator can ask for; answers the exit code. The signal ends it early: nobody listens any more. */
export type OperatorTask = (
  given: readonly string[],
  tell: (told: Told) => void,
  signal: AbortSignal,
) => Promise<number>;

// What every operating system takes. Node cuts a longer one off, and listens somewhere else.
const LONGEST_PATH_BYTES = 103;

/** Where the process that has a data folder listens. Throws when the path is too long for a socket. */
export const operatorSocketIn = (folder: string): string => {
  const path = join(folder, 'operator.sock');
  if (Buffer.byteLength(path) > LONGEST_PATH_BYTES)
    throw new Error(`${path} is longer than the ${LONGEST_PATH_BYTES} bytes that a socket's path may have`);
  return path;
};
