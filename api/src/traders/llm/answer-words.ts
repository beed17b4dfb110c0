/**
 * What models call the fields and words of an answer, beside their own names. Written without case, spaces and marks. A name
 * stands here when it has one meaning in the place where it is read; names of another unit (`shares`, `usd`) never do.
 */
export const fieldNames: Readonly<Record<string, readonly string[]>> = {
  market: ['symbol', 'ticker', 'asset', 'instrument', 'pair', 'coin', 'stock'],
  stance: ['action', 'signal', 'decision', 'recommendation'],
  thesis: ['reasoning', 'rationale', 'reason', 'justification', 'explanation', 'analysis', 'thought', 'thoughts'],
  fairValueSats: ['fairprice', 'fair'],
  confidencePercent: ['conviction', 'confidencelevel', 'confidencescore'],
  orders: ['order', 'orderlist', 'trades'],
  cancelOrderIds: ['cancel', 'cancels', 'cancelorders', 'cancelorder', 'cancelids'],
  takeProfitSats: ['profittarget', 'tp', 'takeprofitprice'],
  stopLossSats: ['sl', 'stoplossprice'],
  exitLots: ['exitquantity', 'exitsize'],
  wakeAboveSats: ['wakeifabove', 'alertabove'],
  wakeBelowSats: ['wakeifbelow', 'alertbelow'],
  horizonSeconds: ['timehorizon', 'horizonsecs'],
  publicLine: ['publicpost', 'publicmessage', 'publicstatement', 'post', 'says'],
  memoryNote: ['memory', 'memo', 'notetoself', 'notestoself', 'privatenote'],
  wakeSpreadBps: ['wakeifspread', 'wakespreadbelow', 'maxspread'],
  sleepSeconds: ['sleepfor', 'wakein', 'wakeafter', 'sleepsec', 'sleepsecs'],
  side: ['action', 'direction', 'buyorsell'],
  kind: ['type', 'ordertype', 'orderkind'],
  timeInForce: ['tif'],
  priceSats: ['limitprice', 'limit', 'limitpricesats', 'limitsats'],
  quantityLots: ['qty', 'size', 'lots', 'sizelots', 'qtylots'],
  stopPriceSats: ['stop', 'trigger', 'triggerprice', 'triggerpricesats', 'stopsats'],
  goodForSeconds: ['validfor', 'expiresin', 'ttl', 'ttlseconds', 'expiresinseconds'],
};

/** What models say for a word of a list. Applies where the list has the word. */
const meanings: Readonly<Record<string, readonly string[]>> = {
  BUY: [
    'LONG',
    'GOLONG',
    'OPENLONG',
    'ENTERLONG',
    'BUYTOENTER',
    'BID',
    'BUYING',
    '买入',
    '买',
    '做多',
    'KAUFEN',
    'COMPRAR',
    'ACHETER',
    '買い',
  ],
  SELL: [
    'SHORT',
    'GOSHORT',
    'OPENSHORT',
    'ENTERSHORT',
    'SELLTOENTER',
    'ASK',
    'SELLING',
    '卖出',
    '卖',
    '做空',
    'VERKAUFEN',
    'VENDER',
    'VENDRE',
    '売り',
  ],
  HOLD: [
    'WAIT',
    'NOTHING',
    'DONOTHING',
    'NOACTION',
    'NOTRADE',
    'NEUTRAL',
    'PASS',
    'SKIP',
    'OBSERVE',
    'HOLDING',
    '持有',
    '观望',
    'HALTEN',
    'MANTENER',
    'CONSERVER',
    'ATTENDRE',
    '様子見',
  ],
  CANCEL: ['CANCELORDERS', 'CANCELORDER', 'CANCELALL', 'WITHDRAW'],
  LIMIT: ['LIMITORDER', 'LMT'],
  MARKET: ['MARKETORDER', 'MKT', 'ATMARKET'],
  STOP: ['STOPORDER', 'STOPMARKET', 'STOPLOSS'],
  STOP_LIMIT: ['STOPLIMITORDER', 'STOPLOSSLIMIT'],
  GTC: [
    'GOODTILLCANCELED',
    'GOODTILLCANCELLED',
    'GOODTILCANCELED',
    'GOODTILCANCELLED',
    'GOODUNTILCANCELED',
    'GOODUNTILCANCELLED',
    'GOODTILLCANCEL',
  ],
  IOC: ['IMMEDIATEORCANCEL'],
  FOK: ['FILLORKILL'],
  GTD: ['GOODTILLDATE', 'GOODTILDATE', 'GOODTILLTIME'],
  CALM: ['NEUTRAL', 'PATIENT', 'RELAXED'],
  CONFIDENT: ['OPTIMISTIC'],
  EAGER: ['EXCITED'],
  CAUTIOUS: ['CAREFUL', 'WARY'],
  WORRIED: ['ANXIOUS', 'NERVOUS', 'FEARFUL'],
  FRUSTRATED: ['ANGRY', 'ANNOYED'],
};

/** Letters and digits only, of any script, as one reads them: full-width and invisible characters make no difference. */
export function bare(text: string): string {
  return text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');
}

/** The word of the list that is meant; undefined when none is, or it is not clear which. */
export function wordMeant(text: string, words: readonly string[]): string | undefined {
  const said = bare(text).toUpperCase();
  return (
    words.find((word) => bare(word).toUpperCase() === said) ?? words.find((word) => meanings[word]?.includes(said))
  );
}

const QUOTE_ASSET = 'BTC';

/** The offered market that is meant: `$AAPL`, `aapl-btc` and `AAPLBTC` are AAPL/BTC. Another quote asset is another market. */
export function marketMeant(text: string, markets: readonly string[]): string | undefined {
  const name = text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .trim()
    .replace(/^[$#]/, '');
  const said = bare(name).toUpperCase();
  const base = (market: string) => market.slice(0, market.indexOf('/'));
  return (
    markets.find((market) => bare(market) === said) ??
    markets.find((market) => market.endsWith(`/${QUOTE_ASSET}`) && bare(base(market)) === said)
  );
}

const UNIT = /(Sats|Lots|Percent|Seconds|Bps|Ids)$/;

export type Unit = 'Sats' | 'Lots' | 'Percent' | 'Seconds' | 'Bps' | 'Ids';

/** What the numbers of a field count, by its name. */
export function unitOf(field: string): Unit | null {
  return (UNIT.exec(field)?.[1] as Unit | undefined) ?? null;
}

/** The field that a key names: its own name in another spelling, without its unit, or another name for it. */
export function fieldMeant(key: string, fields: readonly string[]): string | undefined {
  const said = bare(key).toLowerCase();
  return (
    fields.find((field) => field === key) ??
    fields.find((field) => field.toLowerCase() === said) ??
    fields.find((field) => field.replace(UNIT, '').toLowerCase() === said) ??
    fields.find((field) => fieldNames[field]?.includes(said))
  );
}
