import { deepEqual, equal, ok } from 'node:assert/strict';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createGuardedFetch } from '../outbound/guarded-fetch.ts';
import { outboundAllowance } from '../outbound/outbound-allowance.ts';
import { createOutboundGuard } from '../outbound/outbound-guard.ts';
import { withServer } from '../outbound/test-server.examples.ts';
import { createWebsites } from './create-websites.ts';
import { pageText } from './page-text.ts';

const NEVER = new AbortController().signal;

type Answer = (req: IncomingMessage, res: ServerResponse) => void;
const html =
  (body: string, headers: Readonly<Record<string, string>> = {}): Answer =>
  (_req, res) =>
    void res.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(body);
const to =
  (location: string): Answer =>
  (_req, res) =>
    void res.writeHead(302, { location }).end();
const plain =
  (status: number, body = ''): Answer =>
  (_req, res) =>
    void res.writeHead(status, { 'content-type': 'text/plain' }).end(body);

const reading = async (pages: Readonly<Record<string, Answer>>, allow = true) => {
  const asked: string[] = [];
  let result: unknown;
  await withServer(
    (req, res) => {
      asked.push(req.url ?? '');
      (pages[req.url ?? ''] ?? plain(404))(req, res);
    },
    async ({ url }) => {
      const guard = createOutboundGuard({ allowance: outboundAllowance(allow ? [new URL(url).host] : []) });
      const fetch = createGuardedFetch({ guard, maxBodyBytes: 100_000, timeoutMs: 2_000 });
      const websites = createWebsites({ fetch, startsOf: () => [`${url}/`] });
      const read = await websites.read('acme.example', NEVER);
      result =
        read.kind === 'read' ? read.pages.map((page) => ({ ...page, url: page.url.slice(url.length) })) : read.message;
    },
  );
  return { result: result as readonly { url: string; title: string; text: string }[] & string, asked };
};

describe('a website', () => {
  it('is its first page and those that tell most, as somebody reads them', async () => {
    const { result, asked } = await reading({
      '/': html(
        '<title>Acme</title><p>We serve banks.</p><a href="/jobs">Jobs</a><a href="/about?x=1#team">About</a>' +
          '<a href="https://evil.example/about">Elsewhere</a><a href="/services.pdf">PDF</a><a href="mailto:a@b.c">Mail</a>',
      ),
      '/about': html('<p>Founded in Basel.</p>'),
    });
    deepEqual(result, [
      { url: '/', title: 'Acme', text: 'We serve banks.\nJobs About Elsewhere PDF Mail' },
      { url: '/about', title: '', text: 'Founded in Basel.' },
    ]);
    deepEqual(asked, ['/robots.txt', '/', '/about']);
  });

  it('is read as its robots.txt allows, for each address on the way', async () => {
    const robots = plain(200, 'User-agent: PartnerOS\nDisallow: /about\n\nUser-agent: *\nDisallow: /');
    const { result, asked } = await reading({
      '/robots.txt': robots,
      '/': html('<a href="/about">A</a><a href="/company">C</a>'),
      '/company': to('/about'),
    });
    equal(result.length, 1);
    deepEqual(asked, ['/robots.txt', '/', '/company']);
    equal(
      (await reading({ '/robots.txt': plain(200, 'User-agent: *\nDisallow: /'), '/': html('x') })).result.includes(
        'robots.txt',
      ),
      true,
    );
    ok((await reading({ '/robots.txt': plain(503), '/': html('x') })).result.includes('robots.txt'));
    equal((await reading({ '/robots.txt': plain(403), '/': html('x') })).result[0]?.text, 'x');
  });

  it('does not lead anywhere else: each redirect is checked, and their number', async () => {
    for (const location of [
      'http://169.254.169.254/latest',
      'http://localhost:1/',
      'https://evil.example/',
      'ftp://x/',
      'javascript:1',
    ])
      equal((await reading({ '/': to(location) })).result, 'The website leads to another one.', location);
    const { result, asked } = await reading({ '/': to('/') });
    equal(result, 'The website has no page that can be read.');
    equal(asked.length, 7);
    equal((await reading({ '/': html('x') }, false)).result.includes('robots.txt'), true);
  });

  it('has pages of text only, up to a size', async () => {
    for (const answer of [
      html('{}', { 'content-type': 'application/json' }),
      html('x', { 'content-type': 'image/png' }),
      html('x', { 'content-encoding': 'gzip' }),
      html(''),
      plain(500),
    ])
      equal((await reading({ '/': answer })).result, 'The website has no page that can be read.');
    const { result } = await reading({ '/': html(`<p>Begin</p>${'x'.repeat(1_000_000)}`) });
    ok(result[0]?.text.startsWith('Begin'));
    ok((result[0]?.text.length ?? 0) <= 12_000);
  });

  it('is known by what it is registered as', () => {
    const { registeredAs } = createWebsites({ fetch: async () => ({ kind: 'refused', reason: '' }) });
    deepEqual(['www.Shop.acme.co.uk', 'acme.example', 'a.github.io', 'b.github.io'].map(registeredAs), [
      'acme.co.uk',
      'acme.example',
      'a.github.io',
      'b.github.io',
    ]);
  });
});

describe('the text of a page', () => {
  it('leaves out what nobody sees', () => {
    const seen = pageText(
      '<head><title>T</title><meta name="Description" content="What we do"></head><body><script>a</script><style>b</style>' +
        '<div hidden>c<div>d</div></div><p aria-hidden="true">e</p><p style="color:red; display : none">f</p>' +
        '<noscript>g</noscript><!-- h --><textarea>i</textarea><p>Hello <b>wor</b>ld</p><img alt="j"><p style="font-size:0">k</p>',
    );
    deepEqual(seen, { title: 'T', text: 'What we do\nHello world', links: [] });
  });

  it('takes no longer for markup that is made to take long', () => {
    for (const piece of ['<div>', '<a><b>', '<p hidden>', '&#x41', '<![CDATA[', '<', '<a href="'])
      ok(pageText(piece.repeat(500_000 / piece.length)).text.length <= 12_000);
  }).timeout(5_000);
});
