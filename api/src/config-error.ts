/** BSD sysexits.h EX_CONFIG: something is wrong with the configuration, and a restart will not help. */
export const CONFIG_EXIT_CODE = 78;

/** A setting the program cannot start with. The message is one line (several when a file has several faults): what was found, what is expected, what to do. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}
