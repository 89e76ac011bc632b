import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mainOf } from './server-process.ts';

/** Runs a script that ends by itself; answers its exit code and what it said on standard error. */
export const runToEnd = async (
  script: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<{ readonly code: number | null; readonly said: string }> => {
  const child = spawn(process.execPath, [script, ...args], {
    env: { PATH: process.env.PATH, PORT: '0', ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const [code] = await once(child, 'close');
  return { code: code as number | null, said };
};

/** Runs the `partneros` command. Throws what it said when it fails. */
export const partneros = async (args: readonly string[], env: Readonly<Record<string, string>>): Promise<void> => {
  const { code, said } = await runToEnd(mainOf('standalone', 'cli/main'), args, env);
  if (code !== 0) throw new Error(`partneros ${args.join(' ')} ended with ${code}: ${said}`);
};
