import * as vscode from 'vscode';

/** The day where the user is, `YYYY-MM-DD`. */
export function today(): string {
  const now = new Date();
  const twoDigits = (part: number): string => String(part).padStart(2, '0');
  return [now.getFullYear(), twoDigits(now.getMonth() + 1), twoDigits(now.getDate())].join('-');
}

/** The day in UTC, as usage logs count days, `YYYY-MM-DD`. */
export function utcToday(): string {
  return new Date().toISOString().slice(0, 10);
}

/** Calls back when a new day has begun: at midnight, or when the window is used again after it. */
export function onDidChangeDay(listener: () => void): vscode.Disposable {
  return onDidChange(today, msToMidnight, listener);
}

/** Calls back when a new day has begun in UTC. */
export function onDidChangeDayInUtc(listener: () => void): vscode.Disposable {
  return onDidChange(utcToday, () => DAY_MS - (Date.now() % DAY_MS), listener);
}

const DAY_MS = 86_400_000;

function onDidChange(
  day: () => string,
  msToNext: () => number,
  listener: () => void,
): vscode.Disposable {
  let known = day();
  let timer = setTimeout(check, msToNext());
  function check(): void {
    clearTimeout(timer);
    timer = setTimeout(check, msToNext());
    if (day() === known) return;
    known = day();
    listener();
  }
  // A machine that slept through midnight may fire its timers late.
  const focus = vscode.window.onDidChangeWindowState(({ focused }) => {
    if (focused) check();
  });
  return new vscode.Disposable(() => {
    clearTimeout(timer);
    focus.dispose();
  });
}

function msToMidnight(): number {
  const now = new Date();
  const next = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1);
  return next.getTime() - now.getTime();
}
