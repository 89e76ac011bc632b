import { deepStrictEqual } from 'node:assert/strict';
import { effectiveMembership } from './effective-membership.ts';

const member = { role: 'member', partnerId: null, status: 'active' } as const;

describe('effective membership', () => {
  it('takes ownership from the organization, whatever the membership says', () => {
    deepStrictEqual(effectiveMembership(['user-1'], 'user-1', member), { role: 'owner' });
    deepStrictEqual(effectiveMembership(['user-1'], 'user-1', { ...member, status: 'removed' }), { role: 'owner' });
    deepStrictEqual(effectiveMembership(['user-1'], 'user-1', undefined), { role: 'owner' });
  });

  it('is nothing for one who only claims to own', () => {
    deepStrictEqual(effectiveMembership(['user-2'], 'user-1', { ...member, role: 'owner' }), undefined);
  });

  it('is the membership for everybody else', () => {
    deepStrictEqual(effectiveMembership(['user-2'], 'user-1', member), { role: 'member' });
    deepStrictEqual(effectiveMembership(['user-2'], 'user-1', { ...member, role: 'partner', partnerId: 'partner-1' }), {
      role: 'partner',
      partnerId: 'partner-1',
    });
  });

  it('is nothing for one who was removed, or never joined', () => {
    deepStrictEqual(effectiveMembership([], 'user-1', { ...member, status: 'removed' }), undefined);
    deepStrictEqual(effectiveMembership([], 'user-1', undefined), undefined);
  });
});
