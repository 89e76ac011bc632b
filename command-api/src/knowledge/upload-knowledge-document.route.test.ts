import { deepEqual, equal } from 'node:assert/strict';
import { samplePdf, samplePicture } from '@partneros/infra/testing';
import { viewer } from '../testing/callers.ts';
import { type ServedCommandApi, serveCommandApi } from '../testing/serve-command-api.ts';

describe('upload of a PDF to the knowledge base', () => {
  let api: ServedCommandApi;
  let pdf: Buffer;

  before(async () => {
    pdf = await samplePdf(3);
  });
  beforeEach(async () => {
    api = await serveCommandApi();
  });
  afterEach(() => api.close());

  const upload = async (file: Buffer, request: Parameters<ServedCommandApi['fetch']>[1] = {}) => {
    const body = new FormData();
    body.append('file', new Blob([new Uint8Array(file)]), 'playbook.pdf');
    body.append('title', 'Playbook');
    const response = await api.fetch('/api/ai/knowledge/pdf', { method: 'POST', ...request, body });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };

  it('adds its text, each passage with its page', async () => {
    const { status, body } = await upload(pdf);
    equal(status, 201, JSON.stringify(body));
    const [added] = await api.events('KnowledgeDocumentAdded');
    const { id } = body.knowledgeDocument as { readonly id: string };
    deepEqual(added?.data, {
      knowledgeDocumentId: id,
      namespace: 'live',
      title: 'Playbook',
      mediaType: 'application/pdf',
      passages: ['Page 1', 'Page 2', 'Page 3'],
      pages: [1, 2, 3],
    });
  });

  it('answers a repeat as the first time, and adds it once', async () => {
    const key = { headers: { 'idempotency-key': 'key-1' } };
    const first = await upload(pdf, key);
    deepEqual((await upload(pdf, key)).body, first.body);
    equal((await api.events('KnowledgeDocumentAdded')).length, 1);
    equal((await upload(await samplePdf(2), key)).status, 409);
  });

  it('refuses what has no text to be had, and writes and asks nothing', async () => {
    const scanned = await samplePdf(0, async (document) => {
      document.addPage().drawImage(await document.embedPng(await samplePicture()));
    });
    const scripted = await samplePdf(1, (document) => document.addJavaScript('x', 'app.alert(1)'));
    const locked = await samplePdf(1, (document) => document.encrypt({ userPassword: 'x', ownerPassword: 'y' }));
    const wordy = await samplePdf(1, (document) => {
      const lines = Array.from({ length: 700 }, () => 'word '.repeat(60)).join('\n');
      document.getPage(0).drawText(lines, { x: 60, y: 740, size: 1, lineHeight: 1 });
    });
    const refused: readonly (readonly [string, Buffer, string])[] = [
      ['scanned', scanned, 'invalid_request'],
      ['scripted', scripted, 'invalid_request'],
      ['locked', locked, 'invalid_request'],
      ['cut off', pdf.subarray(0, 60), 'invalid_request'],
      ['wordy', wordy, 'file_too_large'],
      ['long', await samplePdf(201), 'file_too_large'],
      ['large', Buffer.alloc(10 * 1024 * 1024 + 1), 'file_too_large'],
      ['a picture', await samplePicture(), 'unsupported_media_type'],
    ];
    for (const [what, file, code] of refused) {
      const { status, body } = await upload(file);
      deepEqual([status, body.code, typeof body.error], [400, code, 'string'], what);
    }
    deepEqual(await api.events(), []);
    equal(api.model.requests.length, 0);
  });

  it('refuses who may not write to the knowledge base', async () => {
    equal((await upload(pdf, { as: viewer })).status, 403);
  });
});
