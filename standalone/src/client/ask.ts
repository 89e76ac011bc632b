import { type JsonObject, lookUp } from '@partneros/domain';
import type { Answer, Client, Command } from './client.ts';

/** Sends a command that has to be carried out. Throws when it is refused. */
export const done = async (client: Client, command: Command): Promise<Answer> => {
  const answer = await client.send(command);
  if (answer === undefined || answer.status >= 400)
    throw new Error(
      `${command.method} ${command.path} (${command.step}) answered ${answer?.status}: ${JSON.stringify(answer?.body)}`,
    );
  return answer;
};

/** The text at a path such as `partner.id`. Throws when there is none. */
export const textAt = (body: JsonObject, path: string): string => {
  const found = lookUp(body, path);
  if (typeof found !== 'string') throw new Error(`there is no ${path} in ${JSON.stringify(body).slice(0, 200)}`);
  return found;
};
