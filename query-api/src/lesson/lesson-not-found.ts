import { problem } from '@partneros/infra/http';

export const lessonNotFound = problem(404, 'not_found', 'Lesson not found.');
