import { agreement, contract, legalTemplate } from '@partneros/domain';
import {
  createContractCommand,
  createLegalTemplateCommand,
  recordSignatureCommand,
  sendAgreementCommand,
} from '@partneros/domain/testing';
import { expect } from 'chai';
import { type ServedQueryApi, serveQueryApi } from '../testing/serve-query-api.ts';

type Page = Readonly<Record<string, readonly { readonly id: string }[]>>;

const elsewhere = { userId: 'user-1', organizationId: 'org-2', role: 'owner' } as const;
const own = { userId: 'user-9', organizationId: 'org-1', role: 'partner', partnerId: 'partner-1' } as const;

describe('reading templates, agreements and contracts', () => {
  let api: ServedQueryApi;
  const ids = async (plural: string, path: string, request?: Parameters<ServedQueryApi['read']>[1]) =>
    ((await api.read<Page>(path, request)).body[plural] ?? []).map(({ id }) => id);

  before(async () => {
    api = await serveQueryApi();
    for (const [templateId, name] of [
      ['template-1', 'Reseller terms'],
      ['template-2', 'nda'],
    ] as const)
      await api.execute(legalTemplate, templateId, createLegalTemplateCommand({ templateId, name }));
    await api.execute(legalTemplate, 'template-2', { type: 'RetireLegalTemplate', data: { templateId: 'template-2' } });
    for (const [agreementId, partnerId] of [
      ['agreement-1', 'partner-1'],
      ['agreement-2', 'partner-2'],
    ] as const)
      await api.execute(agreement, agreementId, sendAgreementCommand({ agreementId, partnerId }));
    for (const role of ['Partner', 'PartnerOS'])
      await api.execute(agreement, 'agreement-2', recordSignatureCommand(role, { agreementId: 'agreement-2' }));
    for (const [contractId, partnerId, renewalDate] of [
      ['contract-1', 'partner-1', '2026-12-31'],
      ['contract-2', 'partner-2', '2026-06-30'],
    ] as const)
      await api.execute(contract, contractId, createContractCommand({ contractId, partnerId, renewalDate }));
  });
  after(() => api.close());

  it('lists templates by name, agreements newest first, contracts by what comes up first', async () => {
    expect(await ids('templates', '/api/legal-templates')).to.deep.equal(['template-2', 'template-1']);
    expect(await ids('agreements', '/api/agreements?sort=-title')).to.have.length(2);
    expect(await ids('contracts', '/api/contracts')).to.deep.equal(['contract-2', 'contract-1']);
  });

  it('filters and searches', async () => {
    expect(await ids('templates', '/api/legal-templates?status=active')).to.deep.equal(['template-1']);
    expect(await ids('templates', '/api/legal-templates?search=NDA')).to.deep.equal(['template-2']);
    expect(await ids('agreements', '/api/agreements?status=signed')).to.deep.equal(['agreement-2']);
    expect(await ids('agreements', '/api/agreements?partnerId=partner-1')).to.deep.equal(['agreement-1']);
    expect(await ids('contracts', '/api/contracts?search=reseller&partnerId=partner-2')).to.deep.equal(['contract-2']);
  });

  it('shows one as of any moment', async () => {
    const events = await api.feed.read(0n, 100);
    const signed = events.find(({ type }) => type === 'AgreementFullySigned');
    const now = await api.read<{ agreement: { status: string } }>('/api/agreements/agreement-2');
    const path = `/api/agreements/agreement-2?asOf=${(signed?.position ?? 0n) - 1n}`;
    const then = await api.read<{ agreement: { status: string } }>(path);
    expect([now.body.agreement.status, then.body.agreement.status]).to.deep.equal(['signed', 'sent']);
    expect((await api.fetch('/api/legal-templates/template-1')).status).to.equal(200);
    expect((await api.fetch('/api/contracts/contract-1?asOf=0')).status).to.equal(404);
  });

  it('shows a partner its own agreements and contracts, and no templates', async () => {
    expect(await ids('agreements', '/api/agreements', { as: own })).to.deep.equal(['agreement-1']);
    expect(await ids('agreements', '/api/agreements?partnerId=partner-2', { as: own })).to.deep.equal([]);
    expect(await ids('contracts', '/api/contracts', { as: own })).to.deep.equal(['contract-1']);
    const asked = async (path: string) => (await api.fetch(path, { as: own })).status;
    expect(await asked('/api/agreements/agreement-1')).to.equal(200);
    for (const path of ['/api/agreements/agreement-2', '/api/contracts/contract-2']) {
      expect(await asked(path)).to.equal(404);
      expect(await asked(`${path}?asOf=1000`)).to.equal(404);
    }
    for (const path of ['/api/legal-templates', '/api/legal-templates/template-1'])
      expect(await asked(path)).to.equal(403);
  });

  it('shows another organization nothing', async () => {
    for (const [plural, path] of [
      ['templates', '/api/legal-templates'],
      ['agreements', '/api/agreements'],
      ['contracts', '/api/contracts'],
    ] as const)
      expect(await ids(plural, path, { as: elsewhere })).to.deep.equal([]);
  });
});
