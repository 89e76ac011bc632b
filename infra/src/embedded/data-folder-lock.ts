import { join } from 'node:path';
import Database from 'libsql';

/** Another process works on this data folder. */
export class DataFolderInUse extends Error {
  override readonly name = 'DataFolderInUse';

  constructor(folder: string) {
    super(`another PartnerOS process is using the data folder ${folder}; stop it first, or choose another DATA_DIR`);
  }
}

/**
 * Keeps a second process off a data folder until the answer is called. A lock of the operating system, so it goes
 * with the process however that ends; and on a file of its own, so the data stays readable to a backup.
 */
export const lockDataFolder = (folder: string): (() => void) => {
  const lock = new Database(join(folder, 'partneros.lock'));
  try {
    lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    throw error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY'
      ? new DataFolderInUse(folder)
      : error;
  }
  return () => {
    lock.close();
  };
};
