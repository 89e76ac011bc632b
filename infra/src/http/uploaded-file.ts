import { createHash } from 'node:crypto';
import { z } from 'zod';

/** A file out of a form. What its sender calls it, and says it is, is left behind: neither is to be believed. */
export class UploadedFile {
  constructor(readonly bytes: Buffer) {}

  /** Stands for the content where a body is written down, as in its fingerprint. */
  toJSON(): object {
    return { sha256: createHash('sha256').update(this.bytes).digest('hex') };
  }
}

/** A file field of a form. */
export const uploadedFile = (description: string) =>
  z.instanceof(UploadedFile, { error: 'expected a file' }).meta({ type: 'string', format: 'binary', description });
