/** What VS Code itself logs in every run; nothing of it comes from the tests or the extension. */
const chatter: readonly RegExp[] = [
  /^Resolv(ing|ed) connection token/,
  /^Creating a socket/,
  /^\[(reconnection-grace-time|Service Worker|AgentHost|AccountPolicyGate)/,
  /^(Updating|Ignoring fetching|Found) additional builtin /,
  // Native modules that make VS Code's own log files; they are not built here.
  /^(Error: )?(Could not locate the bindings file|Cannot find module '.\/build\/Release\/)/,
  /^Canceled: /,
  /^Creation of workbench contribution/,
  /^No search provider registered for scheme/,
  /^Ignoring the error while validating workspace folder/,
  /^Loading development extension at/,
  /^Request to '.*package\.nls\.json' failed/,
  /^vscode-test-web-support fs provider registers/,
  /^No service worker controller found/,
  /^Failed to load resource/,
  /^A bad HTTP response code \(404\)/,
  /^The web worker extension host is started in a same-origin iframe/,
  /^An iframe which has both allow-scripts and allow-same-origin/,
];

/**
 * A console message of the editor as one text; undefined for what VS Code says in every run, unless
 * `HOST_VERBOSE` is set.
 */
export function readableLine(args: readonly unknown[]): string | undefined {
  const line = withoutStyles(args).map(readable).join(' ');
  const verbose = process.env['HOST_VERBOSE'] !== undefined;
  return !verbose && chatter.some((pattern) => pattern.test(line)) ? undefined : line;
}

/** Takes `%c`, the origin, the level and the CSS out of a console message of the workbench. */
function withoutStyles(args: readonly unknown[]): readonly unknown[] {
  const [first, ...rest] = args;
  return typeof first === 'string'
    ? [
        first
          .replace(/^%c\s*[A-Z]*\s*color: #\w+ /, '')
          .replace(/^(%c)?\[Extension Host\] (%c)?/, '')
          .replace(/ color: blue color: /, ''),
        ...rest,
      ]
    : args;
}

function readable(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
