import { issueWording } from '@partneros/domain';
import type { z } from 'zod';

const MAX_DETAILS = 50;
const MAX_NAME = 64;

/** Zod's issues as sentences that name each wrong field: `body.name: required; expected a string`. At most 50. */
export const issueDetails = (root: string, issues: readonly z.core.$ZodIssue[]): readonly string[] =>
  issues.flatMap((issue) => sentences(root, issue)).slice(0, MAX_DETAILS);

const sentences = (root: string, issue: z.core.$ZodIssue): readonly string[] => {
  const at = [root, ...issue.path.map(String)].map(shorten).join('.');
  if (issue.code === 'unrecognized_keys')
    return issue.keys
      .slice(0, MAX_DETAILS)
      .map((key) => `${at}.${shorten(key)}: unknown ${root === 'query' ? 'parameter' : 'field'}`);
  if (issue.code === 'invalid_union' && issue.errors.length > 0) return issueDetails(at, closest(issue.errors));
  return [`${at}: ${issueWording(issue)}`];
};

// Of the ways a union could have been met, the one that was missed by the least.
const closest = (branches: readonly (readonly z.core.$ZodIssue[])[]): readonly z.core.$ZodIssue[] =>
  branches.reduce((best, branch) => (branch.length < best.length ? branch : best));

const shorten = (name: string): string => (name.length > MAX_NAME ? `${name.slice(0, MAX_NAME)}…` : name);
