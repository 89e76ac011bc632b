import { mdfRequest } from '@partneros/domain';
import { resourceProjection } from '../kernel/resource-projection.ts';
import { mdfRequestsModel } from './mdf-requests.model.ts';

export const mdfRequests = resourceProjection(mdfRequest, mdfRequestsModel);
