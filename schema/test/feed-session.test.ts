import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type FeedPlan, FeedSession } from '../src/feed/feed-session.ts';
import { FaultyServer, type Happening, type Rows, type Word } from './faulty-server.ts';
import { ManualTimers } from './manual-timers.ts';

const plan: FeedPlan<readonly string[], Rows, Word, Record<string, unknown>> = {
  document: {} as TypedDocumentNode<Word, Record<string, unknown>>,
  eventOf: (word) => word,
  resumes: true,
  rules: {
    empty: [],
    isSnapshot: ({ isSnapshot }) => isSnapshot,
    apply: (rows, event) => (event.isSnapshot ? event.rows : [...rows, ...event.rows]),
  },
};

function stage(resumes: boolean) {
  const server = new FaultyServer();
  const timers = new ManualTimers();
  /** What a program that keeps no rows was told since the last snapshot. */
  let told: string[] = [];
  let broken = 0;
  const session = new FeedSession(
    server,
    { ...plan, resumes },
    {
      onEvent: (event) => {
        if (event.__typename !== 'RowBatch') return;
        told = event.isSnapshot ? [...event.rows] : [...told, ...event.rows];
      },
      onBroken: () => {
        broken += 1;
      },
    },
    timers,
  );
  session.open({});
  return { server, timers, session, told: () => told, broken: () => broken };
}

/** The network behaves again, for longer than anybody waits before a new attempt. */
function heal({ server, timers }: ReturnType<typeof stage>): void {
  for (let second = 0; second < 30; second += 2) {
    timers.pass(2_000);
    server.happen({ kind: 'HEARTBEAT' });
  }
}

const count = fc.integer({ min: 1, max: 3 });
const happening: fc.Arbitrary<Happening | { readonly kind: 'PASS'; readonly count: number }> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('ROWS' as const), count }) },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constantFrom('LOST' as const, 'TWICE' as const, 'LATE' as const), count }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        'HEARTBEAT' as const,
        'DISCONNECT' as const,
        'STALL' as const,
        'END' as const,
        'NEW_RUN' as const,
      ),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('PASS' as const), count: fc.integer({ min: 10, max: 7_000 }) }),
  },
);

test.each([
  ['that resumes', true],
  ['without a place to resume from', false],
])(
  'a feed %s is whole again after every fault: nothing missing, nothing twice, nothing of another run',
  (_name, resumes) => {
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 40 }), (happenings) => {
        const scene = stage(resumes);
        for (const each of happenings) {
          if (each.kind === 'PASS') scene.timers.pass(each.count);
          else scene.server.happen(each);
          const { data, epoch } = scene.session.state;
          expect(data).toEqual(data.map((_, index) => `${epoch}:${index + 1}`));
        }
        heal(scene);
        expect(scene.session.state.data).toEqual(scene.server.rows);
        expect(scene.told()).toEqual(scene.server.rows);
        expect(scene.session.state).toMatchObject({ epoch: scene.server.epoch, catchingUp: false });
      }),
      { numRuns: 1_000 },
    );
  },
);

test('a gap in a feed that resumes is filled in: nothing beside the feed has a hole', () => {
  const scene = stage(true);
  scene.server.happen({ kind: 'ROWS', count: 2 });
  scene.server.happen({ kind: 'LOST', count: 1 });
  scene.server.happen({ kind: 'ROWS', count: 1 });
  expect(scene.session.breachCount).toBe(1);
  expect(scene.session.state).toMatchObject({ data: ['run-1:1', 'run-1:2'], catchingUp: true });
  scene.timers.pass(1_000);
  expect(scene.session.state.data).toHaveLength(4);
  expect(scene.broken()).toBe(0);
});

test('a gap in a feed without a place is told: what was loaded beside it may have a hole', () => {
  const scene = stage(false);
  scene.server.happen({ kind: 'LOST', count: 1 });
  scene.server.happen({ kind: 'ROWS', count: 1 });
  expect(scene.broken()).toBe(1);
});

test('a connection that died in silence is given up after six seconds', () => {
  const scene = stage(true);
  scene.server.happen({ kind: 'STALL' });
  scene.server.happen({ kind: 'ROWS', count: 5 });
  scene.timers.pass(5_900);
  expect(scene.session.state.data).toEqual([]);
  scene.timers.pass(300);
  expect(scene.session.state.data).toEqual(scene.server.rows);
});

test('after close nothing is heard and nobody comes back', () => {
  const scene = stage(true);
  scene.session.close();
  scene.server.happen({ kind: 'ROWS', count: 5 });
  scene.timers.pass(60_000);
  expect(scene.session.state.data).toEqual([]);
});
