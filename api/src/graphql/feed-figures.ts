/** Rows of a lossless feed kept in memory for those who resume. */
export const FEED_RING_SIZE = 4_096;

/** A feed says at least a heartbeat this often, wall-clock milliseconds. */
export const HEARTBEAT_MS = 2_000;
