/** What a member of an organization may be. `partner` is a partner's own person: portal only, and never beyond its own partner. */
export const ROLES = ['owner', 'admin', 'member', 'viewer', 'partner'] as const;
export type Role = (typeof ROLES)[number];

const READ = [
  'partners:read',
  'deals:read',
  'mdf:read',
  'payments:read',
  'workflows:read',
  'pickers:read',
  'enablement:read',
  'tasks:read',
  'members:read',
  'agreements:read',
  'program:read',
  'ai:read',
  'files:read',
] as const;
const WRITE = [
  'agreements:write',
  'agreements:sign',
  'ai:generate',
  'knowledge:write',
  'partners:write',
  'partners:describe',
  'contacts:write',
  'portal:onboard',
  'deals:write',
  'deals:submit',
  'mdf:write',
  'mdf:submit',
  'payments:write',
  'enablement:write',
  'enablement:complete',
  'tasks:write',
  'tasks:complete',
  'templates:manage',
  'workflows:write',
] as const;
const MANAGE = [
  'members:manage',
  'events:read',
  'dead-letters:manage',
  'workflows:backtest',
  'program:manage',
] as const;

/** What a route asks for. */
export type Permission = (typeof READ)[number] | (typeof WRITE)[number] | (typeof MANAGE)[number];

/** `own`: only what belongs to the caller's own partner; a route has to say that it can hold that line. */
export type Grant = 'all' | 'own';

const all = (...permissions: readonly Permission[]): Partial<Record<Permission, Grant>> =>
  Object.fromEntries(permissions.map((permission) => [permission, 'all']));

/** Which role may do what. */
export const GRANTS: Readonly<Record<Role, Partial<Record<Permission, Grant>>>> = {
  owner: all(...READ, ...WRITE, ...MANAGE),
  admin: all(...READ, ...WRITE, ...MANAGE),
  member: all(...READ, ...WRITE),
  viewer: all(...READ),
  partner: {
    'partners:read': 'own',
    'partners:describe': 'own',
    'contacts:write': 'own',
    'portal:onboard': 'own',
    'deals:read': 'own',
    'deals:submit': 'own',
    'mdf:read': 'own',
    'mdf:submit': 'own',
    'enablement:read': 'own',
    'enablement:complete': 'own',
    'payments:read': 'own',
    'agreements:read': 'own',
    'agreements:sign': 'own',
    'tasks:read': 'own',
    'tasks:complete': 'own',
  },
};
