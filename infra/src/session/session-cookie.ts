/** The cookie that is set. */
export const SESSION_COOKIE = 'session_token';

// What clients written for Better Auth send.
const ACCEPTED: ReadonlySet<string> = new Set([
  SESSION_COOKIE,
  'better-auth.session_token',
  '__Secure-better-auth.session_token',
]);

const WEEK_SECONDS = 604_800;
// A seal of ours has about 330 characters, all of them from this alphabet.
const SEAL = /^Fe26\.2\*[A-Za-z0-9_*-]{100,500}~2$/;

/**
 * The session token in a `Cookie` header, when there is exactly one and it could be ours. Of two, one may have been
 * planted by a sibling subdomain, and nobody can tell which: then neither counts.
 */
export const sessionTokenIn = (header: string | undefined): string | undefined => {
  const found = (header ?? '')
    .split(';')
    .map((pair) => pair.split('='))
    .filter(([name = '']) => ACCEPTED.has(name.trim()));
  const [first] = found;
  if (first === undefined || found.length > 1) return undefined;
  const token = first.slice(1).join('=').trim();
  return SEAL.test(token) ? token : undefined;
};

/** The `Set-Cookie` value that gives a browser a session. Without `remember` it forgets it when it closes. */
export const sessionCookie = (
  token: string,
  options: { readonly secure: boolean; readonly remember: boolean },
): string =>
  `${SESSION_COOKIE}=${token}; Path=/; ${options.remember ? `Max-Age=${WEEK_SECONDS}; ` : ''}${attributes(options.secure)}`;

/** The `Set-Cookie` value that takes it away. */
export const clearedCookie = (options: { readonly secure: boolean }): string =>
  `${SESSION_COOKIE}=; Path=/; Max-Age=0; ${attributes(options.secure)}`;

const attributes = (secure: boolean): string => `HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
