import { given } from '../testing/given.ts';
import { legalTemplate } from './legal-template.decider.ts';
import { createLegalTemplateCommand, legalTemplateCreated } from './legal-template.examples.ts';

describe('create legal template', () => {
  it('adds a template with its roles', () => {
    given(legalTemplate).when(createLegalTemplateCommand()).then(legalTemplateCreated());
  });

  it('refuses an id that is taken', () => {
    given(legalTemplate, legalTemplateCreated())
      .when(createLegalTemplateCommand())
      .thenRejected('legal-template-already-exists');
  });

  it('refuses a role that comes twice, also in other case', () => {
    const roles = ['Partner', 'PARTNER'].map((role) => ({ role, signedBy: 'partner' as const, isRequired: true }));
    given(legalTemplate)
      .when(createLegalTemplateCommand({ roles }))
      .thenRejected('legal-template-role-repeated', ['PARTNER is there already.']);
  });

  it('refuses roles of which none needs the partner', () => {
    const own = { role: 'PartnerOS', signedBy: 'organization' as const, isRequired: true };
    const optional = { role: 'Partner', signedBy: 'partner' as const, isRequired: false };
    for (const roles of [[own], [own, optional]])
      given(legalTemplate)
        .when(createLegalTemplateCommand({ roles }))
        .thenRejected('legal-template-without-partner-role');
  });
});
