import { type DataOf, type Decision, reject } from '../kernel/decider.ts';
import { foldText } from '../kernel/text.ts';
import type { LegalTemplateEvent } from './legal-template.events.ts';
import type { LegalTemplateRejection } from './legal-template.rejections.ts';
import type { LegalTemplate } from './legal-template.state.ts';

/** Adds a template: what is signed, and in which roles. One of the required roles is the partner's. */
export interface CreateLegalTemplate {
  readonly type: 'CreateLegalTemplate';
  readonly data: DataOf<LegalTemplateEvent, 'LegalTemplateCreated'>;
}

export const createLegalTemplate = (
  { data }: CreateLegalTemplate,
  template: LegalTemplate | undefined,
): Decision<LegalTemplateEvent, LegalTemplateRejection> => {
  if (template !== undefined) return reject('legal-template-already-exists');
  const names = data.roles.map(({ role }) => foldText(role));
  const repeated = data.roles.filter((_, index) => names.indexOf(names[index] ?? '') !== index);
  if (repeated.length > 0)
    return reject(
      'legal-template-role-repeated',
      repeated.map(({ role }) => `${role} is there already.`),
    );
  return data.roles.some(({ signedBy, isRequired }) => signedBy === 'partner' && isRequired)
    ? [{ type: 'LegalTemplateCreated', data }]
    : reject('legal-template-without-partner-role');
};
