import { given } from '../testing/given.ts';
import type { AddOwner } from './add-owner.ts';
import { organization } from './organization.decider.ts';
import { organizationFounded, ownerAdded, ownerRemoved } from './organization.examples.ts';
import type { RemoveOwner } from './remove-owner.ts';

const add = (userId: string, by: string): AddOwner => ({
  type: 'AddOwner',
  data: { organizationId: 'org-1', userId, by },
});
const remove = (userId: string, by: string): RemoveOwner => ({
  type: 'RemoveOwner',
  data: { organizationId: 'org-1', userId, by },
});
const founded = organizationFounded();

describe('add owner', () => {
  it('lets an owner make another', () => {
    given(organization, ...founded)
      .when(add('grace', 'founder'))
      .then(ownerAdded('grace'));
  });

  it('is quiet for somebody who is one', () => {
    given(organization, ...founded)
      .when(add('founder', 'founder'))
      .thenNothing();
  });

  it('refuses anybody who is no owner', () => {
    given(organization, ...founded)
      .when(add('grace', 'grace'))
      .thenRejected('owner-required');
  });

  it('refuses an organization nobody founded', () => {
    given(organization).when(add('grace', 'founder')).thenRejected('organization-not-found');
  });
});

describe('remove owner', () => {
  it('lets an owner unmake another, or step down', () => {
    given(organization, ...founded, ownerAdded('grace'))
      .when(remove('founder', 'grace'))
      .then(ownerRemoved('founder'));
    given(organization, ...founded, ownerAdded('grace'))
      .when(remove('grace', 'grace'))
      .then(ownerRemoved('grace'));
  });

  it('is quiet for somebody who is no owner', () => {
    given(organization, ...founded)
      .when(remove('grace', 'admin'))
      .thenNothing();
  });

  it('refuses anybody who is no owner', () => {
    given(organization, ...founded, ownerAdded('grace'))
      .when(remove('grace', 'admin'))
      .thenRejected('owner-required');
  });

  it('refuses to leave an organization without an owner', () => {
    given(organization, ...founded, ownerAdded('grace'), ownerRemoved('grace'))
      .when(remove('founder', 'founder'))
      .thenRejected('last-owner');
  });
});
