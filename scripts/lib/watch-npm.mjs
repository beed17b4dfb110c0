// npm runs a script through a shell, which outlives it when it is killed: whom to watch is the shell's parent.
import { execFileSync } from 'node:child_process';

const EVERY_MS = 500;

/** Calls `onGone` once when the npm that started this script is gone. Without npm, and on Windows, nobody is watched. */
export function watchNpm(onGone) {
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return;
  const watched = [process.ppid, npmAbove(process.ppid)];
  const timer = setInterval(() => {
    if (watched.every(isAlive)) return;
    clearInterval(timer);
    onGone();
  }, EVERY_MS);
  timer.unref();
}

/** The parent of a shell; of anything else itself. */
function npmAbove(pid) {
  try {
    const fields = execFileSync('ps', ['-o', 'ppid=,comm=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    const [, parent, name] = fields.match(/^(\d+)\s+(.*)$/) ?? [];
    return /(^|\/|-)(a|ba|da|k|z)?sh$/.test(name ?? '') ? Number(parent) : pid;
  } catch {
    return pid;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
