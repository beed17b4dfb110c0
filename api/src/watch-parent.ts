const EVERY_MS = 500;

/**
 * Calls `onGone` once when the process that started this one is gone. `wanted` is that process's id as it told it; without
 * it nobody is watched, so that a server in the background outlives the shell it came from. Windows does not tell.
 */
export function watchParent(wanted: string | undefined, onGone: () => void): void {
  const parentId = Number(wanted);
  if (!Number.isSafeInteger(parentId) || parentId <= 0) return;
  const timer = setInterval(() => {
    if (process.ppid === parentId) return;
    clearInterval(timer);
    onGone();
  }, EVERY_MS);
  timer.unref();
}
