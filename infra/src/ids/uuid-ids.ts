import { hash, randomFillSync } from 'node:crypto';
import type { Ids } from '@partneros/domain';
import { parse, v7 } from 'uuid';

// Fixed for good: another namespace would lead the same command to other ids.
const NAMESPACE = parse('8f0b3f5e-3c0f-5d59-9d8a-6b1f4f2f7c11');

/** UUIDs: version 7 for new ones, version 5 for derived ones. */
export const uuidIds: Ids = {
  next: () => {
    const random = someBytes();
    return v7({ random, ...momentFor(random) });
  },
  // As JSON, so that ('a', 'bc') and ('ab', 'c') differ. RFC 9562 §5.5; `v5` of uuid takes twice as long.
  derive: (...parts) => {
    const hex = hash('sha1', Buffer.concat([NAMESPACE, Buffer.from(JSON.stringify(parts))]), 'hex');
    const variant = '89ab'[Number.parseInt(hex.charAt(16), 16) % 4];
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  },
};

const BYTES = 16;
const pool = Buffer.alloc(256 * BYTES);
let used = pool.length;

// Asking the system for 4 KB takes as long as asking for 16 bytes.
const someBytes = (): Buffer => {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += BYTES;
  return pool.subarray(used - BYTES, used);
};

let last = { msecs: 0, seq: 0 };

// Ids of one millisecond count up from a random start, as RFC 9562 §6.2 has it; so do those after the clock was set back.
const momentFor = (random: Buffer) => {
  const msecs = Date.now();
  if (msecs > last.msecs) last = { msecs, seq: random.readUInt32BE(6) >>> 1 };
  else last = { msecs: last.msecs, seq: last.seq + 1 };
  return last;
};
