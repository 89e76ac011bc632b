import { createHash } from 'node:crypto';
import { type FileContent, fileIdOf } from '@partneros/domain';

/** The id that a file has by its content. */
export const fileIdOfContent = ({ bytes, type }: FileContent): string =>
  fileIdOf(createHash('sha256').update(bytes).digest('base64url'), type);
