const amount = (column: string) =>
  `integer check (${column} >= 0 and ${column} < 9007199254740992) not null`;

const cost =
  '`cost_micro_usd` integer check (cost_micro_usd >= 0 and cost_micro_usd < 9007199254740992) null';

/** What was asked of models and what they answered. Runs from before have none of it. */
export const keepModels: readonly string[] = [
  'create table `model_texts` (`text_hash` text not null primary key, `text` text not null) strict',
  "create table `model_questions` (`question_id` integer not null primary key autoincrement, `request_hash` text not null, `request_id` text not null, `participant_id` text not null, `model` text not null, `system_hash` text not null, `user_prompt` text not null, `markets` text not null, `wake_reason` text not null, `view_seq` integer not null, `asked_seq` integer not null, `asked_time` integer not null) strict",
  'create unique index `model_questions_request` on `model_questions` (`request_id`)',
  'create index `model_questions_by_hash` on `model_questions` (`request_hash`)',
  'create index `model_questions_by_participant` on `model_questions` (`participant_id`, `view_seq`)',
  `create table \`model_answers\` (\`answer_id\` integer not null primary key autoincrement, \`question_id\` integer not null, \`entered_seq\` integer not null, \`entered_time\` integer not null, \`due_time\` integer not null, \`outcome\` text check (outcome = 'ANSWERED' or outcome = 'ABSTAINED') not null, \`abstain_cause\` text null, \`abstain_detail\` text null, \`answer\` text null, \`raw_answer\` text not null, \`input_tokens\` ${amount('input_tokens')}, \`output_tokens\` ${amount('output_tokens')}, ${cost}, \`latency_ms\` integer not null, \`call_count\` integer not null, \`fall_back\` integer check (fall_back between 0 and 1) not null) strict`,
  'create unique index `model_answers_question` on `model_answers` (`question_id`)',
  `create table \`model_calls\` (\`question_id\` integer not null, \`attempt\` integer not null, \`request_hash\` text not null, \`added_messages\` text not null, \`provider\` text not null, \`json_mode\` text not null, \`reply\` text null, \`failure_cause\` text null, \`failure_detail\` text null, \`input_tokens\` ${amount('input_tokens')}, \`output_tokens\` ${amount('output_tokens')}, ${cost}, \`latency_ms\` integer not null, primary key (\`question_id\`, \`attempt\`)) strict`,
];
