import { deepEqual, equal, match, notEqual, ok } from 'node:assert/strict';
import { DAY, PLATFORM } from '@partneros/domain';
import { type ServedEverything, serveEverything } from './testing/serve-everything.ts';
import type { Looked } from './testing/workflows-over-http.ts';

const PASSWORD = 'correct horse battery';
const CLAIM = '/api/auth/portal/claim';
const ADA = { firstName: 'Ada', lastName: 'Lovelace', email: 'Ada@acme.example' };
const GRACE = { firstName: 'Grace', lastName: 'Hopper', email: 'grace@acme.example' };

describe('the partner portal', () => {
  let served: ServedEverything;
  let owner: Browser;

  beforeEach(async () => {
    served = await serveEverything({ realSessions: true });
    owner = await signUp('olivia@example.com', 'Northwind');
  });
  afterEach(() => served.close());

  interface Asked {
    readonly status: number;
    readonly body: Looked;
    readonly cookie: string;
  }
  type Browser = (path: string, json?: object, method?: string) => Promise<Asked>;

  const browser =
    (cookie = ''): Browser =>
    async (path, json, method) => {
      const headers = { cookie };
      const response = await served.fetch(path, json ? { json, headers, ...(method && { method }) } : { headers });
      const [first = ''] = response.headers.getSetCookie();
      return { status: response.status, body: await response.json(), cookie: first.split(';')[0] ?? '' };
    };
  const signUp = async (email: string, organizationName?: string) => {
    const json = { email, password: PASSWORD, name: 'Somebody', organizationName };
    return browser((await browser()('/api/auth/sign-up/email', json)).cookie);
  };
  const addPartner = async (primaryContact: object = ADA, name = 'Acme') => {
    const { partner } = (await owner('/api/partners', { name, primaryContact })).body;
    await served.settled();
    return partner;
  };
  const mails = () =>
    served.effects.recorded.flatMap(({ effect }) =>
      'text' in effect && 'to' in effect && effect.key.startsWith('portal-link-') ? [effect] : [],
    );
  const tokenIn = (mail: { readonly text: string } | undefined) => /#token=(\S+)/.exec(mail?.text ?? '')?.[1] ?? '';
  const lastToken = () => tokenIn(mails().at(-1));
  const claim = (token = lastToken(), who = browser(), password: string | undefined = PASSWORD) =>
    who(CLAIM, { token, password });
  const accountOf = async ({ id }: Looked) => {
    await served.settled();
    return (await owner(`/api/partners/${id}/portal-account`)).body.portalAccount;
  };
  const settings = (changes: object) => owner('/api/organization/portal', changes, 'PATCH');

  it('opens for whom a new partner is talked to through: mail, password, steps, joined', async () => {
    const acme = await addPartner();
    equal(mails().length, 1);
    const [mail] = mails();
    deepEqual([mail?.organizationId, mail?.to], [PLATFORM, ['ada@acme.example']]);
    match(mail?.text ?? '', /https:\/\/partners\.example\.com\/portal\/claim#token=/);
    equal((await accountOf(acme)).status, 'provisioned');

    const claimed = await claim();
    equal(claimed.status, 200, JSON.stringify(claimed.body));
    equal(claimed.body.user.email, 'ada@acme.example');
    equal(claimed.body.user.name, 'Ada Lovelace');
    const ada = browser(claimed.cookie);
    const mine = await ada('/api/partners');
    deepEqual(
      mine.body.partners.map(({ id }: Looked) => id),
      [acme.id],
    );
    const path = `/api/partners/${acme.id}/portal-onboarding`;
    equal((await ada(`${path}/complete`, {})).status, 409);
    for (const { step } of (await ada(path)).body.portalOnboarding.steps)
      equal((await ada(`${path}/complete-step`, { step })).status, 200);
    const joined = await ada(`${path}/complete`, {});
    equal(joined.status, 200);
    equal(joined.body.partner.portalOnboarding.completedAt, served.clock.now());
    const signedIn = await browser()('/api/auth/sign-in/email', { email: 'ada@acme.example', password: PASSWORD });
    equal((await browser(signedIn.cookie)('/api/partners')).body.partners.length, 1);
    deepEqual((await accountOf(acme)).status, 'claimed');
  });

  it('keeps no secret: neither the log nor the key store has what the link has', async () => {
    await addPartner();
    const token = lastToken();
    ok(token.length >= 43);
    const log = JSON.stringify(await served.feed.read(0n, 10_000), (_, value) =>
      typeof value === 'bigint' ? String(value) : value,
    );
    const records: unknown[] = [];
    for await (const record of served.keyValues.scan()) records.push(record);
    equal(log.includes(token) || JSON.stringify(records).includes(token), false);
  });

  it('lets nobody in twice with a link, and the same person quietly again', async () => {
    await addPartner();
    const token = lastToken();
    equal((await claim(token)).status, 200);
    const again = await claim(token);
    equal(again.status, 200);
    equal((await claim(token, browser(), 'another password')).status, 409);
    const events = (await served.feed.read(0n, 10_000)).filter(({ type }) => type === 'PortalAccountClaimed');
    equal(events.length, 1);
    const members = (await owner('/api/organization/members')).body.members;
    equal(members.length, 2);
  });

  it('lets nobody back in with a link who was put out', async () => {
    await addPartner();
    const token = lastToken();
    const { body, cookie } = await claim(token);
    await owner('/api/auth/organization/remove-member', { userId: body.user.id });
    equal((await claim(token)).status, 409);
    equal((await browser(cookie)('/api/partners')).status, 403);
  });

  it('closes with the link seven days after the mail, and opens with the next one', async () => {
    const acme = await addPartner();
    const token = lastToken();
    served.clock.advance(7 * DAY - 1);
    owner = browser(
      (await browser()('/api/auth/sign-in/email', { email: 'olivia@example.com', password: PASSWORD })).cookie,
    );
    served.clock.advance(1);
    equal((await claim(token)).status, 400);
    equal((await browser()('/api/auth/sign-in/email', { email: 'ada@acme.example', password: PASSWORD })).status, 401);
    equal((await owner(`/api/partners/${acme.id}/portal-account/resend`, {})).status, 200);
    await served.settled();
    equal((await claim()).status, 200);
  });

  it('takes only the newest link, and none that was taken back', async () => {
    const acme = await addPartner();
    const first = lastToken();
    await owner(`/api/partners/${acme.id}/portal-account/resend`, {});
    await served.settled();
    notEqual(lastToken(), first);
    equal((await claim(first)).status, 400);
    await owner(`/api/partners/${acme.id}/portal-account/revoke`, {});
    equal((await claim()).status, 400);
    equal((await claim('made-up')).status, 400);
    equal((await owner(`/api/partners/${acme.id}/portal-account`, {})).status, 200);
    await served.settled();
    equal((await claim()).status, 200);
    equal((await owner(`/api/partners/${acme.id}/portal-account/revoke`, {})).status, 409);
  });

  it('follows the primary contact until somebody has come', async () => {
    const acme = await addPartner();
    const first = lastToken();
    const { contact } = (await owner(`/api/partners/${acme.id}/contacts`, GRACE)).body;
    await owner(`/api/partners/${acme.id}/primary-contact`, { contactId: contact.id });
    await served.settled();
    equal((await claim(first)).status, 400);
    deepEqual(mails().at(-1)?.to, ['grace@acme.example']);
    equal((await claim()).body.user.email, 'grace@acme.example');
    await owner(`/api/partners/${acme.id}/primary-contact`, { contactId: acme.primaryContactId });
    await served.settled();
    equal(mails().length, 2);
  });

  it('follows an address that is corrected: the link that went astray opens nothing', async () => {
    const acme = await addPartner();
    const astray = lastToken();
    const path = `/api/partners/${acme.id}/contacts/${acme.primaryContactId}`;
    await owner(path, { phone: '+49 30 1' }, 'PATCH');
    await served.settled();
    equal(mails().length, 1);
    await owner(path, { email: 'ada@right.example' }, 'PATCH');
    equal((await claim(astray)).status, 400);
    await served.settled();
    deepEqual(mails().at(-1)?.to, ['ada@right.example']);
    equal((await claim(astray)).status, 400);
    equal((await claim()).status, 200);
  });

  it('stays shut for an archived partner', async () => {
    const acme = await addPartner();
    await owner(`/api/partners/${acme.id}/archive`, {});
    equal((await claim()).status, 400);
    const { status } = await accountOf(acme);
    equal(status, 'revoked');
    equal((await owner(`/api/partners/${acme.id}/portal-account`, {})).status, 409);
    equal((await owner(`/api/partners/${acme.id}/portal-account/resend`, {})).status, 409);
  });

  it('takes no account over: who has one signs in first, and keeps the password', async () => {
    const ada = await signUp('ada@acme.example', 'Ada’s own');
    const eve = await signUp('eve@example.com');
    await addPartner();
    const taken = await claim(lastToken(), browser(), 'a password of mine');
    deepEqual([taken.status, taken.body.code, taken.cookie], [409, 'duplicate', '']);
    equal((await claim(lastToken(), eve, 'a password of mine')).status, 409);
    const claimed = await ada(CLAIM, { token: lastToken() });
    equal(claimed.status, 200, JSON.stringify(claimed.body));
    equal((await ada('/api/partners')).body.partners[0].name, 'Acme');
    const wrong = { email: 'ada@acme.example', password: 'a password of mine' };
    equal((await browser()('/api/auth/sign-in/email', wrong)).status, 401);
    equal((await browser()('/api/auth/sign-in/email', { ...wrong, password: PASSWORD })).status, 200);
  });

  it('makes no colleague a partner’s person', async () => {
    await addPartner({ ...ADA, email: 'olivia@example.com' });
    equal((await owner(CLAIM, { token: lastToken() })).status, 409);
    equal((await owner('/api/organization/portal', { provisioning: 'manual' }, 'PATCH')).status, 200);
  });

  it('asks for a password from who has no account', async () => {
    await addPartner();
    const { status, body } = await browser()(CLAIM, { token: lastToken() });
    deepEqual([status, body.details], [400, ['body.password: expected a new password']]);
  });

  it('is not opened unasked where the organization does not want that, nor for what was there before', async () => {
    await settings({ provisioning: 'manual' });
    const acme = await addPartner();
    deepEqual(mails(), []);
    await settings({ provisioning: 'automatic' });
    await served.settled();
    deepEqual(mails(), []);
    await owner(`/api/partners/${acme.id}/portal-account`, {});
    await served.settled();
    equal((await claim()).status, 200);
  });

  it('asks for the steps that the organization wants', async () => {
    await settings({ onboardingSteps: ['sign_nda'] });
    const acme = await addPartner();
    const path = `/api/partners/${acme.id}/portal-onboarding`;
    const ada = browser((await claim()).cookie);
    equal((await ada(`${path}/complete-step`, { step: 'company' })).status, 400);
    equal((await ada(`${path}/complete-step`, { step: 'sign_nda' })).status, 200);
    equal((await ada(`${path}/complete`, {})).status, 200);
    equal((await settings({ onboardingSteps: ['a', 'a'] })).status, 400);
  });

  it('opens for nobody whom a silent import brings, and for those of another one', async () => {
    const load = async (silent: boolean, name: string) => {
      const csv = `Company,First,Last,Mail\n${name},Ada,Lovelace,ada@${name}.example`;
      const mapping = { name: 'Company', contactFirstName: 'First', contactLastName: 'Last', contactEmail: 'Mail' };
      const { status, body } = await owner('/api/partners/import', { csv, mapping, silent });
      equal(status, 202, JSON.stringify(body));
      await served.settled();
    };
    await load(true, 'initech');
    deepEqual(mails(), []);
    await load(false, 'hooli');
    deepEqual(
      mails().map(({ to }) => to[0]),
      ['ada@hooli.example'],
    );
  });

  it('says so when the mail is refused, and tries again where it only was not possible', async () => {
    served.effects.answer('email', { ok: false, error: { code: 'down', message: 'down' }, retryable: true });
    const acme = await addPartner();
    equal((await accountOf(acme)).linkStatus, 'pending');
    served.effects.answer('email', { ok: false, error: { code: 'no_mailbox', message: 'no' }, retryable: false });
    served.clock.advance(5_000);
    const account = await accountOf(acme);
    deepEqual([account.linkStatus, account.linkProblem], ['failed', 'no_mailbox']);
  });
});
