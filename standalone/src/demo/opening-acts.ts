import { activateWorkflows } from './activate-workflows.ts';
import { foundProgramme } from './found-programme.ts';
import { importAgain, importCompanies, importNewcomers, tryImport } from './import-companies.ts';
import { letPartnersIn } from './let-partners-in.ts';
import { prepareOffice } from './prepare-office.ts';
import { publishTrainings } from './publish-trainings.ts';
import { shapeProgramme } from './shape-programme.ts';
import type { Act } from './world.ts';

/** What happens before the first month. */
export const openingActs: readonly Act[] = [
  foundProgramme,
  publishTrainings,
  shapeProgramme,
  prepareOffice,
  activateWorkflows,
  tryImport,
  importCompanies,
  importAgain,
  importNewcomers,
  letPartnersIn,
];
