/** A module beside this one, which is a source while developing and a build after it. */
export const siblingModule = (url: string, name: string): URL =>
  new URL(`./${name}${url.endsWith('.ts') ? '.ts' : '.js'}`, url);
