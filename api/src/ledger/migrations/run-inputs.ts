/** What came from outside a run, so that everything else can be worked out again. Runs from before have none of it. */
export const runInputs: readonly string[] = [
  "create table `inputs` (`seq` integer not null, `position` integer not null, `kind` text check (kind = 'ACT' or kind = 'COMMAND' or kind = 'ANSWER') not null, `step` integer not null, `time` integer not null, `payload` text not null, primary key (`seq`, `position`)) strict, without rowid",
];
