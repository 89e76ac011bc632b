import { given } from '../testing/given.ts';
import { legalTemplate } from './legal-template.decider.ts';
import { legalTemplateCreated, legalTemplateRetired } from './legal-template.examples.ts';
import type { RetireLegalTemplate } from './retire-legal-template.ts';

const retire: RetireLegalTemplate = { type: 'RetireLegalTemplate', data: { templateId: 'template-1' } };

describe('retire legal template', () => {
  it('takes a template out of use', () => {
    given(legalTemplate, legalTemplateCreated()).when(retire).then(legalTemplateRetired());
  });

  it('changes nothing when it is retired', () => {
    given(legalTemplate, legalTemplateCreated(), legalTemplateRetired()).when(retire).thenNothing();
  });

  it('refuses a template nobody created', () => {
    given(legalTemplate).when(retire).thenRejected('legal-template-not-found');
  });
});
