import { idsContract } from './ids.contract.ts';
import { createSequentialIds } from './sequential-ids.ts';

idsContract('sequential', createSequentialIds);
