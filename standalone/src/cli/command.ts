import { parseArgs } from 'node:util';

export const OK = 0;
export const FAILED = 1;
export const USAGE = 2;
export const NOT_FOUND = 3;

/** A command as it is asked for, documented and run. */
export interface Command {
  readonly words: readonly string[];
  /** Names of what it has to be given. */
  readonly takes: readonly string[];
  readonly options?: Readonly<Record<string, 'string' | 'boolean'>>;
  readonly says: string;
  /** Answers the exit code. */
  readonly run: (given: readonly string[], options: Given) => Promise<number>;
}

type Given = Readonly<Record<string, string | boolean | undefined>>;

/** It was called in a way that it cannot be. */
export class WrongUsage extends Error {
  override readonly name = 'WrongUsage';
}

/** How a command is called, on one line. */
export const usageOf = ({ words, takes, options = {} }: Command): string =>
  [
    'partneros',
    ...words,
    ...takes,
    ...Object.entries(options).map(([name, type]) => (type === 'string' ? `[--${name} …]` : `[--${name}]`)),
  ].join(' ');

/** Finds the command that the arguments ask for, and runs it; answers the exit code. */
export const runCommand = async (commands: readonly Command[], args: readonly string[]): Promise<number> => {
  const command = commands.find(({ words }) => words.every((word, index) => args[index] === word));
  if (command === undefined) {
    const wantsHelp = args.length === 0 || args.includes('--help');
    (wantsHelp ? process.stdout : process.stderr).write(helpOf(commands));
    return args.includes('--help') ? OK : USAGE;
  }
  const rest = args.slice(command.words.length);
  if (rest.includes('--help')) {
    process.stdout.write(`${usageOf(command)}\n\n${command.says}\n`);
    return OK;
  }
  const { positionals, values } = parsed(command, rest);
  if (positionals.length !== command.takes.length) throw new WrongUsage(usageOf(command));
  return command.run(positionals, values);
};

const parsed = (command: Command, args: readonly string[]): { positionals: string[]; values: Given } => {
  const options = Object.fromEntries(Object.entries(command.options ?? {}).map(([name, type]) => [name, { type }]));
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true }) as { positionals: string[]; values: Given };
  } catch {
    throw new WrongUsage(usageOf(command));
  }
};

const helpOf = (commands: readonly Command[]): string =>
  `${commands.map((command) => `${usageOf(command)}\n    ${command.says}\n`).join('')}
The stores are chosen as the server chooses them: DATA_DIR, EVENTSTOREDB_URL, MONGODB_URL. A server that has DATA_DIR has it
alone: stop it first, except for projections, which it is asked to do itself. Exit codes: 0 done, 1 it failed, 2 wrong usage, 3 there is no such thing.
`;
