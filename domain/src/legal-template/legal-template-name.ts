import { foldText } from '../kernel/text.ts';
import type { Reserve } from '../reservation/execute-reserving.ts';
import type { LegalTemplate } from './legal-template.state.ts';

/** Within an organization one template has a name, without regard to case and accents; a retired one gives it back. */
export const legalTemplateName = (name: string): Reserve<LegalTemplate> => ({
  kind: 'legal-template-name',
  key: foldText(name),
  holds: (template) => template.status === 'active' && foldText(template.name) === foldText(name),
});
