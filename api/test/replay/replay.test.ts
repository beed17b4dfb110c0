import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must } from '../../src/util/assert.ts';
import { Rng } from '../../src/util/rng.ts';
import { Reader, settle } from '../kit/feed-stage.ts';
import { feedsOf, fileOf, type Recorded, RecordedRun } from './recorded-run.ts';

const SEED = 'there-and-back';
const STEPS = process.env.LONG ? 20_000 : 1_500;

const written = new RecordedRun();
beforeAll(() => written.write(SEED, STEPS, 10));
afterAll(() => written.dispose());

type Opened = ReturnType<RecordedRun['open']>;

async function goTo({ replay, clock }: Opened, moment: Parameters<Opened['replay']['seek']>[0]): Promise<void> {
  replay.seek(moment);
  const there = replay.whenThere();
  while (replay.steering().isSeeking) clock.pass(1);
  await there;
}

/** Every moment once, forwards and backwards as it comes. */
function shuffled(moments: readonly Recorded[], rng: Rng): readonly Recorded[] {
  const rest = [...moments];
  return moments.map(() => must(rest.splice(rng.integer(0, rest.length - 1), 1)[0], 'moment'));
}

describe('a replay', () => {
  it(`shows at any moment what live feeds and the file said then, in whatever order one goes there (seed ${SEED})`, async ({
    annotate,
  }) => {
    const opened = written.open();
    const moments = shuffled(written.recorded, Rng.derive(SEED, 'order')).slice(0, process.env.LONG ? 200 : 12);
    expect(moments.length).toBeGreaterThan(8);
    for (const moment of moments) {
      await goTo(opened, { seq: moment.seq });
      expect(opened.replay.read()).toMatchObject({ seq: moment.seq, time: moment.time });
      expect(await feedsOf(opened.hub)).toEqual(moment.feeds);
      expect(fileOf(opened.history(), opened.replay.read())).toEqual(moment.file);
    }
    await annotate(`${moments.length} moments of a run of ${STEPS} steps`, 'figure');
  });

  it('goes to the end of a simulated time, and no further than the run', async () => {
    const opened = written.open();
    const { replay, run } = opened;
    const middle = must(written.recorded[Math.floor(written.recorded.length / 2)], 'moment');
    await goTo(opened, { time: middle.time });
    expect(replay.read().time).toBe(middle.time);
    expect(run.events(replay.read().seq, 1)[0]?.time).toBeGreaterThan(middle.time);
    await goTo(opened, { time: 0 });
    expect(replay.read().time).toBe(run.from);
    await goTo(opened, { time: Number.MAX_SAFE_INTEGER });
    expect(replay.read().time).toBe(run.until);
  });

  it('tells whoever follows its feeds to begin anew at every jump, on the same subscription', async () => {
    const opened = written.open();
    const [early, late] = [must(written.recorded[1], 'moment'), must(written.recorded.at(-1), 'moment')];
    await goTo(opened, { seq: late.seq });
    const board = new Reader<'LeaderboardUpdate'>(opened.hub.open({ feed: 'leaderboard' }, 'REALTIME'));
    await settle();
    await goTo(opened, { seq: early.seq });
    await settle();
    expect(board.types).toEqual(['LeaderboardUpdate', 'Resync', 'LeaderboardUpdate']);
    expect(board.events.map(({ epoch }) => epoch)).toEqual([1, 2, 2].map((jump) => `${written.runId}~${jump}`));
    expect(board.lastSeq).toBe(early.seq);
    await board.close();
  });

  it('plays on at its speed, says every trade once, waits at the end, and stands still when it is told to', async () => {
    const opened = written.open();
    const { replay, clock, hub, run } = opened;
    const from = run.from + 20_000;
    await goTo(opened, { time: from });
    const begun = replay.read().seq;
    const trades = new Reader<'TradeBatch'>(
      hub.open({ feed: 'trades', markets: null, after: begun, epoch: null }, 'REALTIME'),
    );
    await settle();
    replay.setSpeed(20);
    replay.play();
    clock.pass(500);
    expect(replay.read().time).toBeGreaterThan(from + 8_000);
    expect(replay.read().time).toBeLessThanOrEqual(from + 10_000);
    replay.pause();
    const { seq } = replay.read();
    clock.pass(1_000);
    expect(replay.read().seq).toBe(seq);
    replay.setSpeed(100);
    replay.play();
    clock.pass(run.until - run.from);
    await settle();
    const history = must(written.archive.open(written.runId), 'history');
    const wanted = history.trades(
      { market: null, participantId: null },
      { beforeSeq: null, afterSeq: begun, limit: 1e6 },
    );
    expect(replay.steering()).toMatchObject({ time: run.until, isPlaying: true, isSeeking: false });
    expect(wanted.length).toBeGreaterThan(20);
    expect(trades.data.flatMap((batch) => batch.trades).map((trade) => trade.seq)).toEqual(
      wanted.map((trade) => trade.seq),
    );
    await trades.close();
  });
});
