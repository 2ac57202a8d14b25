/** An example of a command: what is typed behind `perfshift`, and what it is for. */
export type CommandExample = readonly [args: string, use: string];

/** The examples that stand in the help of each command and in the manual. They are run by the tests. */
export const EXAMPLES: Readonly<Record<string, readonly CommandExample[]>> = {
  diff: [
    ['mail.txt', 'the two tables of a mail'],
    ['before.txt after.txt', 'two files'],
    ['mail.txt#1 mail.txt#2 -f markdown', 'two of several tables, as Markdown'],
    ['before/ after/ -o report.md', 'repeated runs, into a file'],
    ["before/ after/ --fail-on 'grew>5'", 'a gate: 1 where a symbol grew by more'],
    ['mail.txt -o shift.pb.gz -o shift.speedscope.json', 'for pprof and speedscope'],
    ['--series mail.txt', 'each table of a mail against the first'],
    ["mail.txt --group 'return=return' --group 'map=map'", 'sums of symbols under names'],
  ],
  list: [
    ['list mail.txt', 'which profiles and pairs it holds'],
    ['list before.txt after.txt -f json', 'of several inputs, for programs'],
  ],
  show: [
    ['show before.txt', 'one profile under normalized names'],
    ['show mail.txt#2 -f json', 'to store as a baseline'],
    ['show before.txt -f folded', 'for flame graphs'],
    ['show before.txt -o before.pb.gz', 'for pprof'],
  ],
  noise: [
    ['noise before/', 'which shifts such runs could show'],
    ['noise before/ --alpha 0.001', 'for a gate on fifty symbols'],
  ],
  record: [
    ['record -o runs-1 --runs 5 --seconds 10', 'the whole machine'],
    ['record -o runs-2 --runs 5 --seconds 10 -C 0 -g', 'one CPU, with call chains'],
    ['record -o runs-3 --runs 5 -- gzip -c mail.txt', 'a command'],
    ["record -o runs-4 --runs 5 --interleave 'gzip -c mail.txt' 'gzip -9c mail.txt'", 'two commands, taking turns'],
  ],
  explain: [
    ['explain', 'every word that can be explained'],
    ["explain '<='", 'a sign'],
    ['explain q cost', 'columns'],
    ['explain gate-underpowered', 'a diagnostic'],
  ],
  config: [
    ['config', 'the settings in force, and where they come from'],
    ['config --config none', 'without any file'],
  ],
  completion: [
    ['completion bash', 'a script, for good: perfshift completion bash >> ~/.bashrc'],
    ['completion zsh', 'the same: perfshift completion zsh >> ~/.zshrc'],
  ],
};
