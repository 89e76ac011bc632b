import { ESignFailed } from '@partneros/domain';
import { expect } from 'chai';
import { eSignContract, signingTemplate } from '../testing/e-sign.contract.ts';
import { DOCUSEAL_TOKEN, startDocuseal } from './docuseal.examples.ts';
import { createDocuseal } from './docuseal.ts';
import { localESign } from './local-e-sign.ts';

eSignContract('local', async () => ({ eSign: localESign, close: async () => undefined }));

eSignContract('Docuseal', async () => {
  const { url, close } = await startDocuseal();
  return { eSign: createDocuseal({ url, token: DOCUSEAL_TOKEN }), close };
});

describe('Docuseal', () => {
  it('is given the document and its fields, under an id of ours', async () => {
    const double = await startDocuseal();
    const template = signingTemplate();
    const id = await createDocuseal({ url: `${double.url}/`, token: DOCUSEAL_TOKEN }).addTemplate(template);
    expect(id).to.equal('1000001');
    expect(double.calls).to.deep.equal([
      {
        method: 'POST',
        path: '/api/templates/pdf',
        token: DOCUSEAL_TOKEN,
        body: {
          name: template.name,
          external_id: 'org-1/template-1',
          documents: [{ name: template.name, file: 'JVBERi0xLjc=', fields: template.fields }],
        },
      },
    ]);
    await double.close();
  });

  it('fails when it refuses, answers nonsense, or does not answer', async () => {
    const double = await startDocuseal();
    const good = createDocuseal({ url: double.url, token: DOCUSEAL_TOKEN, timeoutMs: 200 });
    const expectFailure = async (work: Promise<unknown>) =>
      expect(await work.catch((error: unknown) => error)).to.be.instanceOf(ESignFailed);
    await expectFailure(createDocuseal({ url: double.url, token: 'wrong' }).addTemplate(signingTemplate()));
    for (const answer of [
      { status: 500, body: '{}' },
      { status: 422, body: '{"error":"x"}' },
      { status: 200, body: '<html>' },
      { status: 200, body: '{}' },
      { status: 302, body: '' },
      { status: 0, body: '' },
    ]) {
      double.answer(answer);
      await expectFailure(good.addTemplate(signingTemplate()));
    }
    await double.close();
    await expectFailure(good.addTemplate(signingTemplate()));
    await expectFailure(good.removeTemplate('1'));
  });
});
