/** Generated from the schema of an agent's answer: npm run codegen. */
export const answerLabels = {
  "thesis": "Thesis",
  "market": "Market",
  "stance": "Stance",
  "fairValueSats": "Fair value",
  "confidencePercent": "Confidence",
  "horizonSeconds": "Horizon",
  "orders": "Orders",
  "cancelOrderIds": "Cancels",
  "takeProfitSats": "Target",
  "stopLossSats": "Stop",
  "exitLots": "Exit size",
  "wakeAboveSats": "Wakes above",
  "wakeBelowSats": "Wakes below",
  "wakeSpreadBps": "Wakes at spread",
  "sleepSeconds": "Sleeps",
  "mood": "Mood",
  "publicLine": "Says",
  "memoryNote": "Notes"
} as const;
