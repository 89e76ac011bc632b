import { executiveReport } from '@partneros/domain';
import { resourceProjection } from '../kernel/resource-projection.ts';
import { executiveReportsModel } from './executive-reports.model.ts';

export const executiveReports = resourceProjection(executiveReport, executiveReportsModel);
