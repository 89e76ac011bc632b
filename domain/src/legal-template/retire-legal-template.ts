import type { Decision } from '../kernel/decider.ts';
import type { LegalTemplateEvent } from './legal-template.events.ts';
import type { LegalTemplate } from './legal-template.state.ts';

/** Takes a template out of use: nothing new is sent from it, and what was sent goes its way. */
export interface RetireLegalTemplate {
  readonly type: 'RetireLegalTemplate';
  readonly data: { readonly templateId: string };
}

export const retireLegalTemplate = (
  { data }: RetireLegalTemplate,
  template: LegalTemplate,
): Decision<LegalTemplateEvent, never> =>
  template.status === 'retired' ? [] : [{ type: 'LegalTemplateRetired', data }];
