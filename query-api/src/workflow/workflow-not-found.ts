import { problem } from '@partneros/infra/http';

export const workflowNotFound = problem(404, 'not_found', 'Workflow not found.');
