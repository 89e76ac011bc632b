import { addMillis, type Timestamp } from '@partneros/domain';
import { fingerprintOf, newSecretToken } from '@partneros/infra/http';
import type { CommandDeps } from '../http/command-deps.ts';

const TOKENS = 'password-reset';
const USED = 'password-reset-used';
const GOOD_FOR_MS = 3_600_000;

interface ResetRecord {
  /** `null`: asked for an address that nobody has. */
  readonly userId: string | null;
  readonly askedAt: Timestamp;
}

type Stores = Pick<CommandDeps, 'keyValues' | 'clock' | 'passwords'>;

/** Makes a token that resets one password once, within an hour. The same work for nobody. */
export const issueResetToken = async ({ keyValues, clock }: Stores, userId: string | undefined): Promise<string> => {
  const token = newSecretToken();
  const askedAt = clock.now();
  const record: ResetRecord = { userId: userId ?? null, askedAt };
  await keyValues.put(TOKENS, fingerprintOf(token), record, { expiresAt: addMillis(askedAt, GOOD_FOR_MS) });
  return token;
};

/** Uses a token up; whose password it resets, or `undefined` when it is unknown, used, late or from before a change. */
export const redeemResetToken = async (
  { keyValues, clock, passwords }: Stores,
  token: string,
): Promise<string | undefined> => {
  const fingerprint = fingerprintOf(token);
  const record = await keyValues.get<ResetRecord>(TOKENS, fingerprint);
  if (record === undefined || record.userId === null) return undefined;
  const setAt = await passwords.setAt(record.userId);
  if (setAt !== undefined && setAt > record.askedAt) return undefined;
  // Of two at once only one writes this.
  const expiresAt = addMillis(clock.now(), GOOD_FOR_MS);
  const isFirst = await keyValues.put(USED, fingerprint, {}, { ifAbsent: true, expiresAt });
  return isFirst ? record.userId : undefined;
};
