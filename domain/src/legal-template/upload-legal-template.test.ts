import { expect } from 'chai';
import { given } from '../testing/given.ts';
import { legalTemplate } from './legal-template.decider.ts';
import type { FieldPlacement, LegalTemplateEvent } from './legal-template.events.ts';
import { legalTemplateCreated } from './legal-template.examples.ts';
import { signerRolesOf } from './signer-roles-of.ts';
import type { UploadLegalTemplate } from './upload-legal-template.ts';

const signature = (area: object = {}, role = 'Partner'): FieldPlacement => ({
  name: 'Signature',
  type: 'signature',
  role,
  areas: [{ page: 2, x: 0.1, y: 0.8, w: 0.3, h: 0.05, ...area }],
});

const data = (over: Partial<UploadLegalTemplate['data']> = {}): UploadLegalTemplate['data'] => ({
  templateId: 'template-1',
  partnerId: 'partner-1',
  name: 'Reseller agreement',
  description: null,
  scope: 'one_off',
  roles: signerRolesOf(['PartnerOS', 'Partner']),
  fields: [signature(), signature({ page: 1, x: 0, y: 0, w: 1, h: 1 }, 'partneros')],
  document: { fileId: `${'a'.repeat(43)}-pdf`, pages: 2 },
  signing: { provider: 'local', providerId: 'template-1' },
  ...over,
});
const upload = (over: Partial<UploadLegalTemplate['data']> = {}): UploadLegalTemplate => ({
  type: 'UploadLegalTemplate',
  data: data(over),
});
const uploaded: LegalTemplateEvent = { type: 'LegalTemplateUploaded', data: data() };

describe('upload legal template', () => {
  it('adds a template with its document', () => {
    given(legalTemplate).when(upload()).then(uploaded);
  });

  it('can be retired like any other', () => {
    const retired = { templateId: 'template-1' };
    given(legalTemplate, uploaded)
      .when({ type: 'RetireLegalTemplate', data: retired })
      .then({ type: 'LegalTemplateRetired', data: retired });
  });

  it('refuses an id that is taken', () => {
    for (const taken of [uploaded, legalTemplateCreated()])
      given(legalTemplate, taken).when(upload()).thenRejected('legal-template-already-exists');
  });

  it('refuses a role that comes twice', () => {
    given(legalTemplate)
      .when(upload({ roles: signerRolesOf(['Partner', 'partner']) }))
      .thenRejected('legal-template-role-repeated', ['partner is there already.']);
  });

  it('refuses roles of which none needs the partner', () => {
    given(legalTemplate)
      .when(upload({ roles: [] }))
      .thenRejected('legal-template-without-partner-role');
  });

  it('refuses fields for nobody, on no page, and over the edge of one, all at once', () => {
    const fields = [signature({}, 'Witness'), signature({ page: 3 }), signature({ page: 0 }), signature({ x: 0.8 })];
    given(legalTemplate)
      .when(upload({ fields: [...fields, signature({ h: 0 })] }))
      .thenRejected('legal-template-field-misplaced', [
        'Signature: there is no role Witness.',
        'Signature: there is no page 3.',
        'Signature: there is no page 0.',
        'Signature: it reaches over the edge of page 2.',
        'Signature: it reaches over the edge of page 2.',
      ]);
  });
});

describe('roles by their names', () => {
  it('are the partner’s where they say so, or else the first', () => {
    const partners = (names: readonly string[]) =>
      signerRolesOf(names)
        .filter(({ signedBy }) => signedBy === 'partner')
        .map(({ role }) => role);
    expect(partners(['PartnerOS', 'PARTNER'])).to.deep.equal(['PARTNER']);
    expect(partners(['Reseller', 'Vendor'])).to.deep.equal(['Reseller']);
  });
});
