import { deadLetter } from '@partneros/domain';
import { resourceProjection } from '../kernel/resource-projection.ts';
import { deadLettersModel } from './dead-letters.model.ts';

export const deadLetters = resourceProjection(deadLetter, deadLettersModel);
