import { type DataOf, type Decision, reject } from '../kernel/decider.ts';
import type { LegalTemplateEvent } from './legal-template.events.ts';
import type { LegalTemplateRejection } from './legal-template.rejections.ts';
import type { LegalTemplate } from './legal-template.state.ts';
import { rolesProblem } from './roles-problem.ts';

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
  return rolesProblem(data.roles) ?? [{ type: 'LegalTemplateCreated', data }];
};
