import { moment, type TableSpec, whole, word } from '../table-spec.ts';

const isNullable = true;
const own = (name: string) => ({ sql: `d.${name}` });
const optional = (name: string) => ({ sql: `d.${name}`, isNullable });
const text = (name: string) => ({ sql: `t.${name}`, isNullable });

export const decisions: TableSpec = {
  name: 'decisions',
  description: 'What agents decided, and when they could not, with the exact prompt and answer.',
  columns: [
    whole('seq', 'seq', 'the event; what `orders.decision_seq` points to', own('seq')),
    whole('command_seq', 'seq', 'the `RecordDecision` command', own('command_seq')),
    ...moment('time', 'simulated time', own('time')),
    word('participant_id', 'the agent', own('participant_id')),
    word('outcome', '`DECIDED` or `ABSTAINED`', own('outcome')),
    word('market', 'what it focused on', optional('market')),
    word('stance', '`BUY`, `SELL`, `HOLD` or `CANCEL`', optional('stance')),
    word('thesis', 'why, in its own words', optional('thesis')),
    whole('fair_value_sats', 'sats per unit', 'what it believes one unit is worth', optional('fair_value_sats')),
    whole('confidence_bps', 'bps', 'how sure it says it is', optional('confidence_bps')),
    word('abstain_cause', 'such as `TIMEOUT`', optional('abstain_cause')),
    word('abstain_detail', 'the cause in more words', optional('abstain_detail')),
    word('brain_kind', '`RULE`, `OPENAI` or `RECORDED`', own('brain_kind')),
    word('model', 'which model', optional('model')),
    word('wake_reason', 'what woke the agent', own('wake_reason')),
    whole('view_seq', 'seq', 'it saw the market as of this event', own('view_seq')),
    whole('input_tokens', 'tokens', 'of the prompt; 0 for rules', own('input_tokens')),
    whole('output_tokens', 'tokens', 'of the answer', own('output_tokens')),
    whole('cost_micro_usd', 'micro USD', 'cost; null when the price is not known', optional('cost_micro_usd')),
    whole('latency_ms', 'ms', 'how long the model took; null for rules', optional('latency_ms')),
    word('prompt', 'what was asked', text('prompt')),
    word('raw_answer', 'what was answered, as it came', text('raw_answer')),
    word('clamps', 'JSON array: what was cut from the answer, and why', text('clamps')),
  ],
  from: 'decisions d left join decision_texts t on t.seq = d.seq',
  key: ['seq'],
  bound: { sql: 'd.seq', by: 'seq' },
  intervalSql: null,
};
