import { commandRoutes } from '@partneros/command-api';
import { apiInfo } from '@partneros/infra';
import { openApiOf } from '@partneros/infra/http';
import { queryRoutes } from '@partneros/query-api';
import { engineRoutes } from '@partneros/workflow-engine';

/**
 * The OpenAPI document of both APIs. Made here because neither of them knows the other; a service of several is given it as
 * a file.
 */
export const wholeDocument = (): string =>
  JSON.stringify(openApiOf([...commandRoutes, ...queryRoutes, ...engineRoutes], apiInfo));
