import { expect, test } from 'vitest';
import { AccountRegister } from './account-register.ts';
import { Digest } from './digest.ts';

/** Alike in what a place among those who came last is chosen by: the last letters. */
const names = ['7', 'a7', 'maker-07', 'taker-07', 'taker-07.07', 'x'.repeat(300).concat('07')];
const strangers = [...names.map((name) => `${name}7`), '', 'treasury', 'toString', '\u{1f41f}', 7, null, undefined, {}];

test('A11 a trader is found by the whole name however names end, and not once retired', () => {
  const register = new AccountRegister(new Digest());
  register.add('treasury', 'SYSTEM');
  const accounts = names.map((name) => register.add(name, 'PARTICIPANT'));
  const found = () => [...names, ...names.toReversed(), ...names].map((name) => register.findTrader(name));
  expect(found()).toEqual([...accounts, ...accounts.toReversed(), ...accounts]);
  expect(strangers.map((name) => register.findTrader(name))).toEqual(strangers.map(() => undefined));
  for (const [index, account] of accounts.entries()) {
    expect(register.findTrader(names[index])).toBe(account);
    register.retire(account);
    const left = accounts.map((each) => (each > account ? each : undefined));
    expect(found()).toEqual([...left, ...left.toReversed(), ...left]);
  }
});
