/** Flags of every Node that reads the configuration: .env counts, except under test. */
export function serverFlags() {
  return process.env.LOOPBACK_ONLY_LOG ? [] : ['--env-file-if-exists=.env'];
}
