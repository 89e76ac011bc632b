import { mkdir, open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { millisOf, type Timestamp } from '@partneros/domain';

/**
 * Writes a file so that it is whole or absent whatever happens, and still there after a power cut once this resolves.
 * Its time of change is `at`. Two writers of one path at once
 * need a temporary file each.
 */
export const writeFileDurably = async (
  path: string,
  content: Buffer,
  at: Timestamp,
  temporary = `${path}.tmp`,
): Promise<void> => {
  await makeFolder(dirname(path));
  const file = await open(temporary, 'w', 0o600);
  try {
    await file.writeFile(content);
    const seconds = millisOf(at) / 1000;
    await file.utimes(seconds, seconds);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, path);
  await syncFolder(dirname(path));
};

const makeFolder = async (folder: string): Promise<void> => {
  const topmostMade = await mkdir(folder, { recursive: true, mode: 0o700 });
  if (topmostMade === undefined) return;
  // A new folder is an entry of the one above it.
  for (let made = folder; made.length >= topmostMade.length; made = dirname(made)) await syncFolder(dirname(made));
};

const syncFolder = async (folder: string): Promise<void> => {
  // Windows does not open folders, and keeps their entries with the files.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};
