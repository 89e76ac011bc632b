/** Throws unless this can be the id of an organization: it becomes the name of a folder. */
export const requireOrganization = (organizationId: string): void => {
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(organizationId)) throw new Error('a file belongs to an organization');
};
