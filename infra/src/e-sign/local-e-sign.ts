import type { ESign } from '@partneros/domain';

/** Signing without anybody else: signatures are recorded over the API, and a template needs to be known nowhere. */
export const localESign: ESign = {
  provider: 'local',
  addTemplate: async ({ templateId }) => templateId,
  removeTemplate: async () => undefined,
  submissions: undefined,
};
