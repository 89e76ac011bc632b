import { once } from 'node:events';
import { connect } from 'node:net';
import { expect } from 'chai';
import { z } from 'zod';
import { type ServedRoutes, serveRoutes } from '../testing/serve-routes.ts';
import { createRateLimits } from './rate-limits.ts';
import { ANSWERED, bindRoutes, defineRoute } from './route.ts';
import { sendFile } from './send-file.ts';
import { uploadedFile } from './uploaded-file.ts';

const MAX = 1_000;
const PATH = '/api/things/picture';
const FILE_ID = `${'a'.repeat(43)}-pdf`;
const CONTENT = Buffer.from('0123456789');

const upload = defineRoute<object>()({
  method: 'POST',
  path: PATH,
  tag: 'Things',
  summary: 'Send a picture',
  access: 'partners:write',
  upload: { maxBytes: MAX },
  limit: 'banner',
  body: z.strictObject({ file: uploadedFile('A picture.'), title: z.string().max(10).optional() }),
  answers: { status: 200, body: z.object({ bytes: z.int(), title: z.string().nullable() }) },
  handle: ({ body }) => ({ body: { bytes: body.file.bytes.length, title: body.title ?? null } }),
});

const download = defineRoute<object>()({
  method: 'GET',
  path: '/api/things/file',
  tag: 'Things',
  summary: 'Fetch a file',
  access: 'public',
  query: z.strictObject({ as: z.string().optional() }),
  answers: { status: 200, body: z.string(), mediaType: 'application/octet-stream' },
  handle: ({ raw, query }) => {
    sendFile(raw, { type: 'pdf', bytes: CONTENT, fileId: FILE_ID, name: query.as, isPublic: true });
    return ANSWERED;
  },
});

const formOf = (size: number, fields: Readonly<Record<string, string>> = {}): FormData => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', new Blob([Buffer.alloc(size, 7)]), '../../etc/passwd\u202e.png');
  return form;
};

describe('a form with a file', () => {
  let served: ServedRoutes;
  const open = async (options: Parameters<typeof serveRoutes>[1] = {}) => {
    served = await serveRoutes(bindRoutes([upload, download], {}), options);
  };
  afterEach(() => served.close());

  const send = async (body: FormData | string, headers: Record<string, string> = {}, request: object = {}) => {
    const response = await served.fetch(PATH, { method: 'POST', body, headers, ...request });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: JSON.parse(text) as Record<string, unknown> };
  };

  it('is read whole: its file up to the last byte that is allowed, and its texts', async () => {
    await open();
    for (const size of [0, 1, MAX]) {
      const { status, body } = await send(formOf(size, { title: 'Ünïcode' }));
      expect([status, body]).to.deep.equal([200, { bytes: size, title: 'Ünïcode' }]);
    }
  });

  it('is refused when its file is one byte too long, or far too long', async () => {
    await open();
    for (const size of [MAX + 1, 10 * MAX, 4_000_000]) {
      const { status, body } = await send(formOf(size));
      expect([status, body.code], String(size)).to.deep.equal([400, 'file_too_large']);
    }
  });

  it('is refused when it is no form', async () => {
    await open();
    const types = ['application/json', 'text/plain', 'multipart/form-data', 'multipart/mixed; boundary=x', ''];
    for (const type of types) {
      const { status, body } = await send('--x--', { 'content-type': type });
      expect([status, body.code], type).to.deep.equal([400, 'unsupported_media_type']);
    }
    const zipped = await send(formOf(1), { 'content-encoding': 'gzip' });
    expect([zipped.status, zipped.body.code]).to.deep.equal([400, 'unsupported_media_type']);
  });

  it('is refused when it lacks its file, brings two, or says what nobody asked for', async () => {
    await open();
    const twice = formOf(1);
    twice.append('file', new Blob(['x']), 'b.png');
    const text = new FormData();
    text.append('file', 'not a file');
    const doubled = formOf(1, { title: 'a' });
    doubled.append('title', 'b');
    const many = formOf(1);
    for (let n = 0; n < 30; n += 1) many.append(`f${n}`, 'x');
    const forms = [
      new FormData(),
      text,
      twice,
      doubled,
      many,
      formOf(1, { nonsense: '1' }),
      formOf(1, { title: 'x'.repeat(70_000) }),
    ];
    for (const [index, form] of forms.entries()) {
      const { status, body } = await send(form);
      expect([status, body.code], String(index)).to.deep.equal([400, 'invalid_request']);
    }
    const named = await send(formOf(1, { __proto: 'x', constructor: 'y' }));
    expect(named.body.details).to.include('body.constructor: unknown field');
  });

  it('is refused when it is broken, wherever it breaks off', async () => {
    await open();
    const form = [
      '--x\r\ncontent-disposition: form-data; name="title"\r\n\r\nhello\r\n',
      '--x\r\ncontent-disposition: form-data; name="file"; filename="a.png"\r\n',
      'content-type: image/png\r\n\r\nPNGPNG\r\n--x--\r\n',
    ].join('');
    const headers = { 'content-type': 'multipart/form-data; boundary=x' };
    expect((await send(form, headers)).status).to.equal(200);
    for (let length = 1; length < form.length - 4; length += 1) {
      const { status } = await send(form.slice(0, length), headers);
      expect(status, JSON.stringify(form.slice(0, length))).to.equal(400);
    }
    const unnamed = '--x\r\ncontent-disposition: form-data\r\n\r\nhello\r\n--x--\r\n';
    const headless = '--x\r\n\r\nhello\r\n--x--\r\n';
    const lineBreaks = '--x\r\ncontent-disposition: form-data; name="a\nb"; filename="\r\r"\r\n\r\nhello\r\n--x--\r\n';
    for (const body of [unnamed, headless, lineBreaks, '\r\n', '--x--', 'x'.repeat(5_000)])
      expect((await send(body, headers)).status, body.slice(0, 80)).to.equal(400);
    expect((await send(formOf(1))).status, 'the server is still well').to.equal(200);
  });

  it('may be left in the middle by its sender', async () => {
    await open();
    const socket = connect(Number(new URL(served.url).port), '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write(
      `POST ${PATH} HTTP/1.1\r\nhost: x\r\ncookie: caller=0\r\ncontent-length: 900\r\n` +
        'content-type: multipart/form-data; boundary=x\r\n\r\n--x\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\nabc',
    );
    await once(socket, 'connect');
    socket.destroy();
    await once(socket, 'close');
    expect((await send(formOf(1))).status).to.equal(200);
  });

  it('is taken 20 times a minute from a person in an organization, whatever they say their address is', async () => {
    await open({ limits: createRateLimits(), trustProxy: 0 });
    for (let sent = 0; sent < 20; sent += 1)
      expect((await send(formOf(1), { 'x-forwarded-for': `10.0.0.${sent}` })).status).to.equal(200);
    const refused = await send(formOf(1), { 'x-forwarded-for': '10.9.9.9' });
    expect([refused.status, refused.body.code]).to.deep.equal([429, 'rate_limited']);
    expect(Number(refused.headers.get('retry-after'))).to.be.within(1, 60);
    expect(refused.headers.get('x-ratelimit-limit')).to.equal('20');
    for (const as of [
      { userId: 'user-2', organizationId: 'org-1', role: 'owner' },
      { userId: 'user-1', organizationId: 'org-2', role: 'owner' },
    ])
      expect((await send(formOf(1), {}, { as })).status).to.equal(200);
  });
});

describe('a file that is answered', () => {
  let served: ServedRoutes;
  before(async () => {
    served = await serveRoutes(bindRoutes([download], {}));
  });
  after(() => served.close());
  const get = (headers: Record<string, string> = {}, query = '', method = 'GET') =>
    served.fetch(`/api/things/file${query}`, { headers, method });

  it('is nothing but its type, runs nothing, and may be kept for ever', async () => {
    const response = await get();
    expect(await response.text()).to.equal('0123456789');
    expect(response.status).to.equal(200);
    expect(Object.fromEntries(response.headers)).to.include({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="${FILE_ID}.pdf"`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'cross-origin',
      'cache-control': 'public, max-age=31536000, immutable',
      etag: `"${FILE_ID}"`,
      'content-length': '10',
    });
    expect((await get({ 'if-none-match': `"${FILE_ID}"` })).status).to.equal(304);
    const head = await get({}, '', 'HEAD');
    expect([head.status, head.headers.get('content-length'), await head.text()]).to.deep.equal([200, '10', '']);
  });

  it('comes in part when a part is asked for', async () => {
    const parts: readonly (readonly [string, number, string])[] = [
      ['bytes=0-3', 206, '0123'],
      ['bytes=8-', 206, '89'],
      ['bytes=-2', 206, '89'],
      ['bytes=5-99', 206, '56789'],
      ['bytes=10-', 416, ''],
      ['bytes=-0', 416, ''],
      ['bytes=3-1', 200, '0123456789'],
      ['bytes=0-1,3-4', 200, '0123456789'],
      ['lines=1-2', 200, '0123456789'],
    ];
    for (const [range, status, text] of parts) {
      const response = await get({ range });
      expect([response.status, await response.text()], range).to.deep.equal([status, text]);
    }
    expect((await get({ range: 'bytes=0-3' })).headers.get('content-range')).to.equal('bytes 0-3/10');
    expect((await get({ range: 'bytes=0-3', 'if-range': '"another"' })).status).to.equal(200);
  });

  it('has the name that was asked for, harmless and in any script', async () => {
    const name = encodeURIComponent('../Ångström "x"\\ 日本');
    const header = (await get({}, `?as=${name}`)).headers.get('content-disposition');
    expect(header).to.equal(
      `attachment; filename="_ngstr_m _x__ __.pdf"; filename*=UTF-8''${encodeURIComponent('../Ångström "x"\\ 日本.pdf')}`,
    );
  });
});
