import type { BoundRoute } from './route.ts';

/** The routes of one path, with what its `:params` stand for. */
export interface RouteMatch {
  readonly routes: ReadonlyMap<string, BoundRoute>;
  readonly params: Readonly<Record<string, string>>;
}

interface Segment {
  readonly children: Map<string, Segment>;
  child: Segment | undefined;
  readonly routes: Map<string, BoundRoute>;
  names: readonly string[];
}

const segment = (): Segment => ({ children: new Map(), child: undefined, routes: new Map(), names: [] });

/**
 * Finds the routes of a path in time that does not grow with their number; a written-out segment wins over a `:param`.
 * Throws when two routes share method and path: one of them would never be called.
 */
export const routeTable = (routes: readonly BoundRoute[]): ((path: string) => RouteMatch | undefined) => {
  const root = segment();
  for (const route of routes) add(root, route);
  return (path) => {
    const parts = path.split('/');
    const values: string[] = [];
    const found = find(root, parts, 1, values);
    if (found === undefined) return undefined;
    return {
      routes: found.routes,
      params: Object.fromEntries(found.names.map((name, index) => [name, values[index] ?? ''])),
    };
  };
};

const add = (root: Segment, route: BoundRoute): void => {
  const names: string[] = [];
  let at = root;
  for (const part of route.path.split('/').slice(1)) {
    if (part.startsWith(':')) {
      names.push(part.slice(1));
      at.child ??= segment();
      at = at.child;
    } else {
      const next = at.children.get(part) ?? segment();
      at.children.set(part, next);
      at = next;
    }
  }
  const shape = names.join();
  if (at.routes.has(route.method) || (at.routes.size > 0 && at.names.join() !== shape))
    throw new Error(`${route.method} ${route.path} collides with another route`);
  at.routes.set(route.method, route);
  at.names = names;
};

const find = (at: Segment, parts: readonly string[], index: number, values: string[]): Segment | undefined => {
  const part = parts[index];
  if (part === undefined) return at.routes.size > 0 ? at : undefined;
  const written = at.children.get(part);
  const found = written && find(written, parts, index + 1, values);
  if (found !== undefined || at.child === undefined || part === '') return found;
  values.push(part);
  const open = find(at.child, parts, index + 1, values);
  if (open === undefined) values.pop();
  return open;
};
