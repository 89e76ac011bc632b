import type { Reserve } from '../reservation/execute-reserving.ts';
import type { Agreement } from './agreement.state.ts';

/** A template that is for one agreement: the one that has it, unless that was voided. */
export const oneOffTemplate = (templateId: string): Reserve<Agreement> => ({
  kind: 'one-off-template',
  key: templateId,
  holds: (agreement) => agreement.templateId === templateId && agreement.status !== 'voided',
});
