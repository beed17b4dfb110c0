/**
 * CPU time that this thread has used, milliseconds. Linux brings a thread's own figure up to date at a tick of its timer,
 * milliseconds apart, or when the whole process is asked about: without that question a piece of work of 100 us is mostly
 * booked as nothing, and at times as a whole tick.
 */
export function threadCpuMs(): number {
  process.cpuUsage();
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}
