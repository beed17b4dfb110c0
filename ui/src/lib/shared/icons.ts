/** Line icons on a 16 px grid: path data and whether it is filled. */
export const ICONS = {
  pause: { path: 'M4.5 3.5h2.5v9H4.5zM9 3.5h2.5v9H9z', filled: true },
  play: { path: 'M4.5 3 12.5 8l-8 5z', filled: true },
  step: { path: 'M4 3.5 10 8l-6 4.5zM10.5 3.5h2v9h-2z', filled: true },
  stop: { path: 'M4 4h8v8H4z', filled: true },
  fork: {
    path: 'M8 14V9.5C8 7.5 3.5 7.5 3.5 3M8 9.5c0-2 4.5-2 4.5-6.5M2 4.5 3.5 3 5 4.5M11 4.5 12.5 3 14 4.5',
    filled: false,
  },
  reset: { path: 'M4.2 5.2A4.8 4.8 0 1 1 3.2 8M4 2.4v3h3', filled: false },
  search: { path: 'M2.9 7a4.1 4.1 0 1 0 8.2 0a4.1 4.1 0 1 0-8.2 0M10.2 10.2l3.3 3.3', filled: false },
  theme: { path: 'M3 8a5 5 0 1 0 10 0a5 5 0 1 0-10 0M8 3v10M10.5 4v8M12 5.4v5.2', filled: false },
  updown: { path: 'M5 13V3.5M2.5 6 5 3.5 7.5 6M11 3v9.5M8.5 10l2.5 2.5 2.5-2.5', filled: false },
  help: { path: 'M6 6.2c0-1.3 1-2 2-2s2 .7 2 1.9c0 1.6-2 1.6-2 3.2M8 11.6v.6', filled: false },
  copy: { path: 'M6 6h7v7H6zM3 10V3h7', filled: false },
  pauseThin: { path: 'M6 4.5v7M10 4.5v7', filled: false },
  playThin: { path: 'M6 4.2 11.5 8 6 11.8z', filled: false },
  more: { path: 'M3 7h2v2H3zM7 7h2v2H7zM11 7h2v2h-2z', filled: true },
  close: { path: 'M4 4l8 8M12 4l-8 8', filled: false },
  market: { path: 'M2.5 11l3.5-4 3 2.4L13.5 4', filled: false },
  agents: { path: 'M3 3h4v4H3zM9 3h4v4H9zM3 9h4v4H3zM9 9h4v4H9z', filled: false },
  feed: { path: 'M3 4h10M3 8h10M3 12h6', filled: false },
  runs: { path: 'M3 3v10M3 5h6v6H3M9 7h4v4H9', filled: false },
  health: { path: 'M2 8.5h3L6.8 4l2.6 8L11 8.5h3', filled: false },
} as const;

export type IconName = keyof typeof ICONS;
