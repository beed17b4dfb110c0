import { describe, expect, test } from 'vitest';
import { AAPL, EventLine } from '../kit/event-line.ts';

function shortSeller(): EventLine {
  const line = EventLine.open('ada');
  line.fund('ada', 'BTC', 10_000);
  line.borrow('ada', 10);
  line.trade('ada', 'SELL', 100, 10);
  return line;
}

/** Profit must be realised and unrealised, to the sat. */
function expectWhole(line: EventLine): void {
  const { equitySats, startEquitySats, realizedSats, positions } = line.read.portfolio('ada');
  const unrealized = positions.reduce((sum, position) => sum + position.unrealizedSats, 0);
  expect(realizedSats + unrealized).toBe(equitySats - startEquitySats);
}

describe('short positions', () => {
  test('N01 borrowed lots are owed: they change neither position nor equity', () => {
    const line = EventLine.open('ada');
    line.fund('ada', 'BTC', 1_000);
    line.fund('ada', 'AAPL', 5);
    const before = line.read.portfolio('ada');
    line.borrow('ada', 20);
    expect([line.read.owedLots('ada', 'AAPL'), line.read.available('ada', 'AAPL')]).toEqual([20, 25]);
    const after = line.read.portfolio('ada');
    expect([after.equitySats, after.startEquitySats]).toEqual([before.equitySats, before.startEquitySats]);
    expect(after.positions).toMatchObject([{ quantityLots: 5, owedLots: 20 }]);
    line.repay('ada', 20);
    expect(line.read.owedLots('ada', 'AAPL')).toBe(0);
    expect([line.read.owedLots('ada', 'BTC'), line.read.owedLots('nobody', 'AAPL')]).toEqual([0, 0]);
  });

  test('N03 what was sold short is a negative position that gains when the price falls', () => {
    const line = shortSeller();
    const [position] = line.read.portfolio('ada').positions;
    const short = { quantityLots: -10, owedLots: 10, averageCostSats: 100, marketValueSats: -1_000, unrealizedSats: 0 };
    expect(position).toMatchObject(short);
    line.trade('somebody', 'SELL', 80, 1);
    expect(line.read.portfolio('ada')).toMatchObject({ equitySats: 10_200, realizedSats: 0 });
    expect(line.read.portfolio('ada').positions[0]).toMatchObject({ marketValueSats: -800, unrealizedSats: 200 });
  });

  test('N02 buying back realises against the average price of the sales, fees included', () => {
    const line = shortSeller();
    line.borrow('ada', 10);
    line.trade('ada', 'SELL', 120, 10, 20);
    expect(line.read.portfolio('ada').positions[0]).toMatchObject({ quantityLots: -20, averageCostSats: 109 });
    line.trade('ada', 'BUY', 90, 5, 5);
    line.repay('ada', 5);
    expect(line.read.portfolio('ada').realizedSats).toBe(545 - 455);
    expect(line.read.portfolio('ada').positions[0]).toMatchObject({ quantityLots: -15, owedLots: 15 });
    expectWhole(line);
  });

  test('N02 a deal through zero closes one position and opens the other', () => {
    const line = shortSeller();
    line.trade('ada', 'BUY', 90, 25, 10);
    line.repay('ada', 10);
    const portfolio = line.read.portfolio('ada');
    expect(portfolio.realizedSats).toBe(1_000 - 900 - 4);
    expect(portfolio.positions[0]).toMatchObject({ quantityLots: 15, owedLots: 0, averageCostSats: 90 });
    expectWhole(line);
    line.borrow('ada', 5);
    line.trade('ada', 'SELL', 95, 20, 7);
    expect(line.read.portfolio('ada').positions[0]).toMatchObject({ quantityLots: -5, owedLots: 5 });
    expectWhole(line);
  });

  test('N05 A11 with its retirement a debt is forgiven, and the result is what it was with it', () => {
    const line = shortSeller();
    line.trade('somebody', 'BUY', 150, 1);
    line.tell({ type: 'ParticipantRetired', participantId: 'ada', reason: 'test' });
    line.repay('ada', 3);
    expect(line.read.portfolio('ada')).toMatchObject({ equitySats: 9_500, positions: [] });
    expect(line.read.owedLots('ada', 'AAPL')).toBe(0);
  });

  test('N03 the leaderboard counts what is owed', () => {
    const line = shortSeller();
    line.pass(1_000);
    line.trade('somebody', 'BUY', 150, 1);
    line.pass(1_000);
    expect(line.read.leaderboard().find(({ participantId }) => participantId === 'ada')?.profitSats).toBe(-500);
    expect(line.read.ticker(AAPL).lastPriceSats).toBe(150);
  });
});
