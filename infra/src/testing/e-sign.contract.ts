import type { ESign, SigningTemplate } from '@partneros/domain';
import { expect } from 'chai';
import { after, before, describe, it } from 'mocha';

/** An adapter under test. */
export interface OpenESign {
  readonly eSign: ESign;
  close(): Promise<void>;
}

/** A template to be signed. */
export const signingTemplate = (over: Partial<SigningTemplate> = {}): SigningTemplate => ({
  templateId: 'template-1',
  organizationId: 'org-1',
  name: 'Reseller agreement',
  pdf: new Uint8Array(Buffer.from('%PDF-1.7')),
  roles: [{ role: 'Partner', signedBy: 'partner', isRequired: true }],
  fields: [
    { name: 'Signature', type: 'signature', role: 'Partner', areas: [{ page: 1, x: 0.1, y: 0.8, w: 0.3, h: 0.05 }] },
  ],
  ...over,
});

/** What every place for signing does. */
export const eSignContract = (adapter: string, open: () => Promise<OpenESign>): void => {
  describe(`e-sign contract: ${adapter}`, () => {
    let opened: OpenESign;
    before(async () => {
      opened = await open();
    });
    after(() => opened.close());

    it('knows a template by one id, however often it is added', async () => {
      const id = await opened.eSign.addTemplate(signingTemplate());
      expect(id).to.be.a('string').that.is.not.empty;
      expect(await opened.eSign.addTemplate(signingTemplate({ name: 'Another name' }))).to.equal(id);
      expect(await opened.eSign.addTemplate(signingTemplate({ templateId: 'template-2' }))).not.to.equal(id);
    });

    it('takes a template back, and does not mind when it is not there', async () => {
      const id = await opened.eSign.addTemplate(signingTemplate({ templateId: 'template-3' }));
      await opened.eSign.removeTemplate(id);
      await opened.eSign.removeTemplate(id);
    });
  });
};
