import { textAt } from '../client/ask.ts';
import { agrees, type Figure } from './figure.ts';
import { figuresOf } from './figures.ts';
import type { Ledger } from './ledger.ts';
import type { Recount } from './recount.ts';

const QUIET_MS = 20_000;

/**
 * The figures when what follows by itself has followed: as soon as they agree, or when nothing has been recorded for
 * twenty seconds and they still do not.
 */
export const settledFigures = async (
  ledger: Ledger,
  recount: () => Promise<Recount>,
): Promise<{ readonly figures: readonly Figure[]; readonly found: Recount }> => {
  let head = '';
  for (let since = performance.now(); ; ) {
    const found = await recount();
    const figures = figuresOf(ledger, found);
    if (figures.every(agrees)) return { figures, found };
    const newest = textAt(found.events.at(-1) ?? {}, 'position');
    if (newest !== head) since = performance.now();
    else if (performance.now() - since > QUIET_MS) return { figures, found };
    head = newest;
  }
};
