#!/usr/bin/env node
import { DataFolderInUse, InvalidConfig } from '@partneros/infra';
import { FAILED, runCommand, USAGE, WrongUsage } from './command.ts';
import { ForeignEvent } from './import-log.ts';
import { moveCommands } from './move-commands.ts';
import { readCommands } from './read-commands.ts';

// Whoever reads has read enough, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});

runCommand([...moveCommands, ...readCommands], process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`partneros: ${sentenceOf(error)}\n`);
    process.exitCode = error instanceof WrongUsage ? USAGE : FAILED;
  },
);

const KNOWN = [DataFolderInUse, ForeignEvent, InvalidConfig, WrongUsage] as const;

// What a person can mend in one line; a defect with where it is.
function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isKnown = KNOWN.some((known) => error instanceof known) || 'code' in error;
  return (isKnown ? error.message : error.stack) ?? error.message;
}
