import { foldText } from '../kernel/text.ts';
import type { SignerRole } from './legal-template.events.ts';

/** Roles by their names alone: the one called Partner is the partner's, or else the first; all are required. */
export const signerRolesOf = (names: readonly string[]): SignerRole[] => {
  const called = names.findIndex((name) => foldText(name) === foldText('Partner'));
  const partners = called < 0 ? 0 : called;
  return names.map((role, index) => ({
    role,
    signedBy: index === partners ? 'partner' : 'organization',
    isRequired: true,
  }));
};
