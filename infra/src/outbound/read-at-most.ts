/**
 * Reads a body up to a number of bytes. Never throws: the status has been received by then, and a body that never ends,
 * or breaks off, does not undo what the receiver did.
 */
export const readAtMost = async (
  body: AsyncIterable<Buffer>,
  maxBytes: number,
): Promise<{ readonly body: Buffer; readonly complete: boolean }> => {
  const chunks: Buffer[] = [];
  let room = maxBytes;
  try {
    for await (const chunk of body) {
      chunks.push(chunk.subarray(0, room));
      if (chunk.length > room) return { body: Buffer.concat(chunks), complete: false };
      room -= chunk.length;
    }
  } catch {
    return { body: Buffer.concat(chunks), complete: false };
  }
  return { body: Buffer.concat(chunks), complete: true };
};
