import { addMillis, type Cause, DAY } from '@partneros/domain';
import type { CommandDeps } from './command-deps.ts';

const COLLECTION = 'idempotency-key';

/**
 * Whether an `Idempotency-Key` came with another body in the last day. Only for commands whose stream follows from the
 * body: there the stream of one body knows nothing of what the key did to that of another. Elsewhere the stream tells.
 */
export const isKeyReused = async (
  { keyValues }: Pick<CommandDeps, 'keyValues'>,
  { commandId, requestHash, occurredAt }: Cause,
): Promise<boolean> => {
  if (requestHash === undefined) return false;
  const expiresAt = addMillis(occurredAt, DAY);
  if (await keyValues.put(COLLECTION, commandId, { requestHash }, { ifAbsent: true, expiresAt })) return false;
  const known = await keyValues.get<{ readonly requestHash: string }>(COLLECTION, commandId);
  return known !== undefined && known.requestHash !== requestHash;
};
