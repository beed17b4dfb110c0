import { expect, it } from 'vitest';
import { CallSlots } from './call-slots.ts';

const patient = new AbortController().signal;

it('places are given in the order of asking, and one that is freed twice is freed once', async () => {
  const slots = new CallSlots(1);
  const entered: string[] = [];
  const first = await slots.take(patient);
  const waiting = ['b', 'c'].map(async (name) => {
    const leave = await slots.take(patient);
    entered.push(name);
    return leave;
  });
  expect(entered).toEqual([]);
  first?.();
  first?.();
  const second = await waiting[0];
  expect(entered).toEqual(['b']);
  second?.();
  await waiting[1];
  expect(entered).toEqual(['b', 'c']);
});

it('who gives up leaves the queue without taking a place from the next', async () => {
  const slots = new CallSlots(1);
  const leave = await slots.take(patient);
  const impatient = new AbortController();
  const given = slots.take(impatient.signal);
  const next = slots.take(patient);
  impatient.abort();
  expect(await given).toBeNull();
  leave?.();
  expect(await next).not.toBeNull();
  expect(await slots.take(AbortSignal.abort())).toBeNull();
});
