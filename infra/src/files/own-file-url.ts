import type { FileRef } from '@partneros/domain';

/** Where this server itself answers a file. */
export const ownFileUrl = (baseUrl: string, { access, organizationId, fileId }: FileRef): string =>
  access === 'public' ? `${baseUrl}/api/files/public/${organizationId}/${fileId}` : `${baseUrl}/api/files/${fileId}`;
