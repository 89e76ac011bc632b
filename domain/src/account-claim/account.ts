import { foldText } from '../kernel/text.ts';
import type { Ids } from '../ports/ids.ts';

/** The customer that a deal is about, as a partner names it. */
export interface Account {
  readonly accountName: string;
  readonly accountDomain: string | null;
}

/** What makes two accounts the same one: the domain where it is known, else the name without case, accents and spacing. */
export const accountKey = ({ accountName, accountDomain }: Account): string =>
  accountDomain ?? foldText(accountName).replace(/\s+/g, ' ');

/** The id of the claim on an account, the same for everybody in an organization. */
export const accountClaimIdOf = (account: Account, ids: Pick<Ids, 'derive'>): string =>
  ids.derive('account', accountKey(account));
