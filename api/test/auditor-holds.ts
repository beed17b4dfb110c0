import type { AuditState } from './auditor-state.ts';

/** What an account has held is what its orders need, no more and no less. A pair needs what its dearer leg does. */
export function checkHolds(state: AuditState, owner: string): void {
  const { expect, money, orders } = state;
  const needed = new Map<string, bigint>();
  for (const order of state.ordersOf(owner)) {
    const market = state.market(order.market);
    const other = order.linkedOrderId === null ? undefined : orders.get(order.linkedOrderId);
    const asset = market.holdAsset(order.side);
    const [own, others] = [market.holdOf(order), other === undefined ? 0n : market.holdOf(other)];
    const isDearer = own > others || (own === others && order.orderId > (order.linkedOrderId ?? 0));
    if (isDearer) needed.set(asset, (needed.get(asset) ?? 0n) + own);
  }
  for (const [asset, { held }] of money.assetsOf(owner)) {
    const need = needed.get(asset) ?? 0n;
    expect(BigInt(held) === need, () => `${owner} holds ${held} ${asset} but needs ${need}`);
    needed.delete(asset);
  }
  for (const [asset, need] of needed) expect(need === 0n, () => `${owner} holds no ${asset} for ${need}`);
}
