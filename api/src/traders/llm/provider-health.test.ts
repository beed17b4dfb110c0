import { describe, expect, it } from 'vitest';
import { BackOff, Circuit, Health } from './provider-health.ts';

describe('a back-off', () => {
  it.each([
    ['as long as the provider asks', 7_000, 7_000],
    ['30 seconds when it does not say', null, 30_000],
    ['an hour at most', 10 ** 9, 3_600_000],
  ])('lasts %s', (_title, retryAfterMs, pauseMs) => {
    const backOff = new BackOff();
    backOff.start(1_000, retryAfterMs);
    expect(backOff.check(1_000 + pauseMs - 1)?.cause).toBe('RATE_LIMITED');
    expect(backOff.check(1_000 + pauseMs)).toBeNull();
  });

  it('is not shortened by a later, shorter one', () => {
    const backOff = new BackOff();
    backOff.start(0, 60_000);
    backOff.start(1_000, 1_000);
    expect(backOff.check(59_999)).not.toBeNull();
  });
});

describe('a circuit', () => {
  const opened = async () => {
    const circuit = new Circuit();
    for (let nth = 0; nth < 3; nth += 1) await circuit.failed(0);
    return circuit;
  };

  it('stays closed over two failures and forgets them with a success', async () => {
    const circuit = new Circuit();
    for (let nth = 0; nth < 10; nth += 1) {
      await circuit.failed(0);
      await circuit.failed(0);
      await circuit.succeeded();
    }
    expect(circuit.check(0)).toBeNull();
  });

  it('opens at the third; a success of the trial closes it', async () => {
    const circuit = await opened();
    expect(circuit.check(29_999)?.detail).toContain('next try in 1 s');
    expect(circuit.check(30_000)).toBeNull();
    await circuit.succeeded();
    expect(circuit.check(30_000)).toBeNull();
  });

  it('doubles its pause with every trial that fails, up to ten minutes', async () => {
    const circuit = await opened();
    let now = 30_000;
    for (const pauseMs of [60_000, 120_000, 240_000, 480_000, 600_000, 600_000]) {
      expect(circuit.check(now)).toBeNull();
      await circuit.failed(now);
      expect(circuit.check(now + pauseMs - 1)).not.toBeNull();
      now += pauseMs;
    }
  });

  it('does not count the failures of calls that began before it opened', async () => {
    const circuit = await opened();
    for (let nth = 0; nth < 20; nth += 1) await circuit.failed(1_000);
    expect(circuit.check(30_000)).toBeNull();
  });

  it('lets one call try at a time; a trial that was given up leaves the place to the next', async () => {
    const circuit = await opened();
    expect(circuit.check(30_000)).toBeNull();
    expect(circuit.check(30_000)?.detail).toContain('under way');
    circuit.abandoned();
    expect(circuit.check(30_000)).toBeNull();
  });
});

describe('what is known of a model', () => {
  const shared = () => {
    const [backOff, circuit] = [new BackOff(), new Circuit()];
    return [new Health(backOff, circuit), new Health(backOff, circuit)] as const;
  };

  it("is its provider's failures and limits too", async () => {
    const [failing, other] = shared();
    for (let nth = 0; nth < 3; nth += 1) await failing.failed(0, false);
    expect(other.check(0)?.cause).toBe('PROVIDER_ERROR');
    expect(other.check(30_000)).toBeNull();
    await other.succeeded();
    expect(failing.check(30_000)).toBeNull();
    failing.limited(30_000, 1_000);
    expect(other.check(30_999)?.cause).toBe('RATE_LIMITED');
  });

  it('is not what only another model is refused for', async () => {
    const [failing, other] = shared();
    for (let nth = 0; nth < 3; nth += 1) await failing.failed(0, true);
    expect(failing.check(0)?.cause).toBe('PROVIDER_ERROR');
    expect(other.check(0)).toBeNull();
  });

  it('keeps no trial that the other circuit did not let go ahead', async () => {
    const [model, other] = shared();
    for (let nth = 0; nth < 3; nth += 1) await model.failed(0, true);
    for (let nth = 0; nth < 3; nth += 1) await other.failed(10_000, false);
    expect(model.check(30_000)?.detail).toContain('next try in 10 s');
    expect(model.check(40_000)).toBeNull();
  });
});
