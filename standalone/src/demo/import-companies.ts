import { done, textAt } from '../client/ask.ts';
import { readList } from '../client/read-list.ts';
import { type Company, csvOf, IMPORT_MAPPING } from './companies.ts';
import type { Act, World } from './world.ts';

const PATH = '/api/partners/import';
const CONSTANTS = { tier: 'Registered' };

/** Of the companies, this many join while workflows listen; the others were partners before and come in silently. */
export const LIVE_COMPANIES = 12;

const fileOf = (companies: readonly Company[]) => ({
  csv: csvOf(companies),
  mapping: IMPORT_MAPPING,
  constants: CONSTANTS,
});

/** A dry run of a file with one broken address finds that row, and changes nothing. */
export const tryImport: Act = {
  title: 'The list of companies is tried without importing it, with one row broken on purpose',
  size: 1,
  play: async ({ manager, companies }) => {
    const broken = companies.map((company, index) => (index === 16 ? { ...company, email: 'nobody' } : company));
    const body = { ...fileOf(broken), dryRun: true };
    await done(manager, { step: 'import-dry-run', method: 'POST', path: PATH, body });
  },
};

const importAct = (
  title: string,
  step: string,
  pick: (companies: readonly Company[]) => readonly Company[],
  silent: boolean,
): Act => ({
  title,
  size: 1,
  play: async (world) => {
    const body = { ...fileOf(pick(world.companies)), silent };
    const started = await done(world.manager, { step, method: 'POST', path: PATH, body });
    await finished(world, textAt(started.body, 'import.id'), started.position);
    const rows = await readList(world.manager, '/api/partners?sort=name', 'partners');
    world.partners.splice(
      0,
      world.partners.length,
      ...rows.map((row) => ({
        id: textAt(row, 'id'),
        name: textAt(row, 'name'),
        contactId: textAt(row, 'primaryContactId'),
      })),
    );
  },
});

export const importCompanies: Act = importAct(
  'The companies that were partners before are imported, silently: no workflow starts',
  'import-existing',
  (companies) => companies.slice(0, -LIVE_COMPANIES),
  true,
);

export const importAgain: Act = importAct(
  'The same file once more changes nothing',
  'import-again',
  (companies) => companies.slice(0, -LIVE_COMPANIES),
  true,
);

export const importNewcomers: Act = importAct(
  `${LIVE_COMPANIES} more join, and workflows welcome them`,
  'import-newcomers',
  (companies) => companies.slice(-LIVE_COMPANIES),
  false,
);

/** Waits for the end of an import; throws when it fails. */
const finished = async ({ manager, pause }: World, id: string, atLeast = 0n): Promise<void> => {
  for (;;) {
    const answer = await manager.read(`/api/partner-imports/${id}?atLeast=${atLeast}`);
    const status = textAt(answer, 'import.status');
    if (status === 'finished') return;
    if (status === 'failed') throw new Error(`the import failed: ${JSON.stringify(answer)}`);
    await pause();
  }
};
