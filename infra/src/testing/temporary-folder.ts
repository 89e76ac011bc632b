import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of its own for one test, and how to get rid of it. */
export const temporaryFolder = (): { readonly folder: string; remove(): void } => {
  const folder = mkdtempSync(join(tmpdir(), 'partneros-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
};
