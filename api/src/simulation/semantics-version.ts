/**
 * Goes up with every change after which the same inputs cause other events: of the engine, the traders, the reference, the
 * scheduler. Only runs of the same version can be played again or continued.
 */
export const SEMANTICS_VERSION = 3;
