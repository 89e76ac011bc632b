import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const BYTES = 32;

/** The secret that seals session cookies: the configured one, or one that is made once and kept in the data folder. */
export const sessionSecret = async (dataDir: string, configured: string | undefined): Promise<string> => {
  if (configured !== undefined) return configured;
  await mkdir(dataDir, { recursive: true });
  const path = join(dataDir, 'session-secret');
  try {
    await writeFile(path, randomBytes(BYTES).toString('base64url'), { flag: 'wx', mode: 0o600, flush: true });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return (await readFile(path, 'utf8')).trim();
};
