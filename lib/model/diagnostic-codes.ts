/**
 * Every diagnostic there is, with its severity and what `perfshift explain` says about it. Its type holds the codes and
 * severities, and none of the texts, which would be a fortieth of the package once more.
 */
export const DIAGNOSTICS = {
  'ambiguous-number': {
    severity: 'warning' as const,
    explain:
      'A figure such as 13.803 can be a fraction or, in some locales, a number with a group of three digits. How it was read is said; --rate states the rate for certain.',
  },
  'assumed-order': {
    severity: 'warning' as const,
    explain:
      'No label tells which table is before and which is after, so they were taken in the order in which they stand. Label them ("before:", "after:"), or give two inputs: perfshift before.txt after.txt.',
  },
  'assumed-side': {
    severity: 'warning' as const,
    explain:
      'The label of one table tells its side and the other table has none, so the other was taken as the opposite side. Label both tables to be certain.',
  },
  'assumed-zero': {
    severity: 'warning' as const,
    explain:
      'Folded stacks have no sign for "at most": a row that one side does not list counts 0 there. The table and the mail show what it may be.',
  },
  'bad-measurement': {
    severity: 'warning' as const,
    explain: 'A line of a benchmark’s output is damaged. It gives no value and is named here.',
  },
  'bad-overhead': {
    severity: 'warning' as const,
    explain:
      'A row begins with something that is no share between 0 and 100 %. The row is left out of the profile, and the line is named here, so that nothing disappears unseen.',
  },
  'bad-row': {
    severity: 'warning' as const,
    explain:
      'A line inside a table begins with a share but the rest cannot be read as a row of that table. It is left out of the profile and named here.',
  },
  'bad-sample': {
    severity: 'warning' as const,
    explain:
      'A line of perf script begins like a sample or stands among its frames and cannot be read as either. It is left out and named here.',
  },
  'bad-stack': {
    severity: 'warning' as const,
    explain:
      'A line among folded stacks does not end with as many counts as the others. It is left out and named here, so that nothing disappears unseen.',
  },
  'stray-line': {
    severity: 'note' as const,
    explain:
      'Between two rows of one table stands a line that is neither a row nor anything else perf prints. The table was read across it.',
  },
  'bad-pprof': {
    severity: 'error' as const,
    explain:
      'The input begins like a profile of pprof and is cut short, refers to what is not in it, or counts below zero: that is a difference of two profiles. Nothing of it is read.',
  },
  'binary-data': {
    severity: 'error' as const,
    explain:
      'The input is neither text nor a format that is told by its bytes. For a perf.data file print it first: perf report --stdio -i perf.data > before.txt.',
  },
  'bpf-tag': {
    severity: 'note' as const,
    explain:
      'The kernel derives the tag of a BPF program from its instructions. Equal tags mean the same code; different tags mean that the program itself was changed or built anew.',
  },
  'diff-method': {
    severity: 'warning' as const,
    explain:
      'perf diff printed something from which the shares of the other recording cannot be computed: ratios or weighted differences without the periods of every row, or blocks of code (-c cycles). Print it again with perf diff -c delta-abs.',
  },
  'different-dso': {
    severity: 'note' as const,
    explain:
      'The same symbol stands in one object before and in another after (built in against a module, another version of a program). The name is unique on both sides, so they were paired; look whether they are the same code.',
  },
  'empty-input': { severity: 'error' as const, explain: 'The input holds no bytes, or nothing but blanks.' },
  'folded-suffix': {
    severity: 'note' as const,
    explain:
      'Compilers append .isra.0, .constprop.0, .part.0, .cold and the like to parts and clones of a function. These were added to the function they come from; --suffixes keep shows them apart.',
  },
  'gate-met': {
    severity: 'error' as const,
    explain:
      'A condition of --fail-on is met, so that the exit status is 1. The largest shifts that meet it are named; with runs q stands beside them, without runs the printed figures guarantee them.',
  },
  'gate-missing': {
    severity: 'error' as const,
    explain:
      'A condition of --fail-on asks about a name that is neither a group nor a symbol of either side. A gate on a name that is spelled wrong would pass for ever, so the exit status is 3. Names are the normalized ones, as the report prints them.',
  },
  'gate-plain': {
    severity: 'warning' as const,
    explain:
      'A gate looks at the cost of a unit where rates are known and at equal cost where the shares tell how the total changed. Neither is so here, and plain shares grow where others shrink. Rates beside the profiles, or repeated runs, tell them apart.',
  },
  'gate-underpowered': {
    severity: 'error' as const,
    explain:
      'A condition of --fail-on asks for a shift that these inputs could not have shown: it is smaller than their noise, or a list ends above it. Passing would mean nothing, so the exit status is 3. Record more or longer runs, ask for a larger shift or for fewer symbols, or say --allow-underpowered.',
  },
  'gate-unread': {
    severity: 'error' as const,
    explain:
      'A part of an input was not read, is missing or is damaged, as the warning beside this says. What a gate has not read it does not let pass: the exit status is 3.',
  },
  configured: {
    severity: 'note' as const,
    explain:
      'Settings were taken from a configuration: .perfshiftrc or package.json of a folder above, or the file of the user. perfshift config shows them; --config none does without.',
  },
  'command-failed': {
    severity: 'error' as const,
    explain:
      'The command that was to be recorded ended with a status that says it failed. What it did until then is no run of it, so it is not kept; runs that were recorded before are.',
  },
  interrupted: {
    severity: 'warning' as const,
    explain:
      'perfshift record was interrupted. The runs that were complete are kept with their meta.json; the same command with --resume records those that are missing. The exit status is 130.',
  },
  'kptr-restricted': {
    severity: 'warning' as const,
    explain:
      'The kernel hides the addresses of its symbols (kernel.kptr_restrict: 1 from ordinary users, 2 from root too), so that perf prints addresses where names should stand. sudo sysctl kernel.kptr_restrict=0 shows them until the next boot.',
  },
  'no-counter': {
    severity: 'warning' as const,
    explain:
      'The CPU has no hardware counter that perf can use, as in most virtual machines. cpu-clock, a timer of the kernel, is recorded in place of cycles. It cannot interrupt where interrupts are off, so such code is counted where they are switched on again.',
  },
  'frequency-limit': {
    severity: 'warning' as const,
    explain:
      'The kernel allows fewer samples a second than --freq asks for (kernel.perf_event_max_sample_rate; it lowers the limit by itself where samples take too long). perf then takes the limit, and meta.json holds what was taken.',
  },
  'no-record': {
    severity: 'error' as const,
    explain: 'perf records on Linux only. Record there, and compare anywhere.',
  },
  'no-samples': {
    severity: 'error' as const,
    explain:
      'A recorded run has no samples: nothing ran on the CPUs that were profiled, or it ended before the first sample was due.',
  },
  'perf-paranoid': {
    severity: 'warning' as const,
    explain:
      'The kernel hides a part of the machine from ordinary users (kernel.perf_event_paranoid): from 1 on whole CPUs, from 2 on the kernel, from 3 on, on some distributions, everything. Record as root, or lower it until the next boot: sudo sysctl kernel.perf_event_paranoid=-1.',
  },
  'record-failed': {
    severity: 'error' as const,
    explain: 'perf could not record; its own words are quoted. Runs that were recorded before are kept.',
  },
  'no-summary': {
    severity: 'warning' as const,
    explain:
      'The environment variable GITHUB_STEP_SUMMARY names a file for the summary of a step of a workflow, and it cannot be written. The verdict of the gate is not touched by that.',
  },
  'ignored-table': {
    severity: 'warning' as const,
    explain:
      'perf printed a table here whose figures are not the shares of one profile (perf stat, perf annotate and others). It is not read.',
  },
  'is-directory': {
    severity: 'error' as const,
    explain: 'A directory was given where a file with a profile is expected.',
  },
  'lost-samples': {
    severity: 'warning' as const,
    explain:
      'perf lost or dropped samples while it recorded. What was lost is not spread evenly, so the shares may be biased.',
  },
  'many-screens': {
    severity: 'note' as const,
    explain:
      'perf top draws its table anew at every refresh. Screens are never added up; the last complete one is the profile.',
  },
  'newer-schema': {
    severity: 'error' as const,
    explain: 'The document was written by a newer perfshift in a schema that this one does not know.',
  },
  'no-font': {
    severity: 'error' as const,
    explain:
      'A PNG is drawn with the fonts of the machine, and none was found. Install one (Debian: fonts-dejavu-core), or write an SVG, which is drawn with the fonts of whoever reads it.',
  },
  'no-measure': {
    severity: 'error' as const,
    explain:
      'A picture at equal cost needs the change of the total cost, which repeated runs or the rates of both sides tell; one of costs needs the rates of both sides. They stand beside the profiles, or --rate states them.',
  },
  'no-png': {
    severity: 'error' as const,
    explain:
      'A PNG is drawn by @resvg/resvg-js, which is built for each platform. It is missing here; an SVG needs nothing.',
  },
  'no-commands': {
    severity: 'error' as const,
    explain:
      'The rows of a table do not tell their commands, so they cannot be summed by command. Print it with them: perf report --sort comm,dso,symbol.',
  },
  'no-match': {
    severity: 'error' as const,
    explain: 'A pattern such as before/*.txt stands for no file. Patterns are relative to the working directory.',
  },
  'no-runs': {
    severity: 'error' as const,
    explain: 'None of the inputs of a side holds a profile. A directory stands for the files in it that hold one each.',
  },
  'nothing-shown': {
    severity: 'warning' as const,
    explain:
      'The expression of --match fits no symbol of either side, so the report stands without rows. It is looked for anywhere in the normalized name, large and small letters apart.',
  },
  'passed-over': {
    severity: 'warning' as const,
    explain:
      'A file in a directory of runs holds nothing that can be read, or is there under another name already, so it is no run and no measurement.',
  },
  'composition-conflict': {
    severity: 'warning' as const,
    explain:
      'The rates and the shares say different things about how the total cost of a unit changed. Either the rates are not of the seconds and CPUs that were profiled, or most of the profile changed by one ratio, which shares cannot know.',
  },
  'no-noise': {
    severity: 'error' as const,
    explain:
      'The runs do not tell how much they vary: a run has no sample counts, or too few symbols are frequent enough.',
  },
  'no-pair': {
    severity: 'error' as const,
    explain:
      'The input holds profiles, but no label tells which two belong together. Select them: perfshift mail.txt#1 mail.txt#3, or mail.txt#before by a word of the label.',
  },
  'no-profile': {
    severity: 'error' as const,
    explain:
      'Nothing in the input looks like a table of perf top or perf report. A row needs at least a share, a symbol and its level: 13.15% [kernel] [k] __xdp_return.',
  },
  'no-symbol-column': {
    severity: 'note' as const,
    explain:
      'perf was told to sort by something else than symbols (-s dso, -s pid, -s cpu). The rows are named by their object, else their command or thread, else what the table is sorted by.',
  },
  'no-such-profile': { severity: 'error' as const, explain: 'The selector behind # names no profile of this input.' },
  'one-profile': {
    severity: 'error' as const,
    explain: 'A comparison needs two profiles and the input holds one. Give the other side as a second input.',
  },
  'perf-data': {
    severity: 'error' as const,
    explain:
      'The input is a recording of perf, and perf prints it only from a plain file: give its path, decompressed. Or print it first: perf report --stdio -i perf.data > before.txt.',
  },
  'perf-failed': {
    severity: 'error' as const,
    explain:
      'The real perf, which prints perf.data files for perfshift, ended with an error; its first line is quoted. A recording that is cut off or damaged is never read in part.',
  },
  'perf-missing': {
    severity: 'error' as const,
    explain:
      'A perf.data file is printed by the real perf, and that cannot be run. Install it (Debian: apt install linux-perf), name one with --perf PATH, or print the recording where it was made: perf report --stdio > before.txt.',
  },
  'perf-timeout': {
    severity: 'error' as const,
    explain:
      'perf took too long to print the recording and was ended. Print it by hand: perf report --stdio -i perf.data > before.txt.',
  },
  'perf-warned': {
    severity: 'warning' as const,
    explain: 'perf warned of something while it printed the recording; its words are quoted.',
  },
  'rows-per-comm': {
    severity: 'note' as const,
    explain:
      'The rows of the table are finer than a symbol (per command, thread or CPU). The share of a symbol is the sum of its listed rows; parts below the cut-off are not in it.',
  },
  'several-profiles': {
    severity: 'error' as const,
    explain: 'The input holds several profiles where one is needed. Select one with #2 or #label.',
  },
  'sum-above-100': {
    severity: 'error' as const,
    explain:
      'The shares of the table add up to more than 100 %. Either the column is cumulative (Children), or two tables ran into each other. Such figures cannot be compared.',
  },
  'long-line': {
    severity: 'warning' as const,
    explain:
      'A line is longer than any row of a table, so nothing was looked for in it. Folded stacks and samples of perf script may be of any length.',
  },
  'too-large': {
    severity: 'error' as const,
    explain:
      'The input, or what it decompresses to, is larger than --max-bytes, unpacks to a hundred times its bytes, or takes more memory than Node may use. The message names the limit; raise it if this is intended.',
  },
  'twice-the-same': {
    severity: 'note' as const,
    explain: 'The same table stands more than once in the input, as in a reply that quotes it. It is taken once.',
  },
  'uneven-rate': {
    severity: 'warning' as const,
    explain:
      'The values of a rate differ by more than half of their mean, so some of them may be seconds in which little or nothing ran. The mean is taken all the same; --rate states the rate of the seconds that count.',
  },
  'empty-scope': {
    severity: 'error' as const,
    explain:
      'No row of a profile is of the commands, CPUs, objects or domains that --scope names, or all of its rows are idle.',
  },
  'event-differs': {
    severity: 'warning' as const,
    explain:
      'Both events measure time, but not the same one: another clock, or other rings (:u, :k). The bases of the shares differ.',
  },
  'event-mismatch': {
    severity: 'error' as const,
    explain:
      'The sides count different events, such as cycles and instructions. A share of one says nothing about a share of the other.',
  },
  'mixed-tools': {
    severity: 'warning' as const,
    explain:
      'perf top leaves idle symbols out of its table and its shares, perf report keeps them. With --idle drop both are shares of the same.',
  },
  'other-precision': {
    severity: 'note' as const,
    explain:
      'The sides name the same event with another precision (cycles, cycles:P). The shares are comparable; samples may sit an instruction elsewhere.',
  },
  'sampling-differs': {
    severity: 'note' as const,
    explain:
      'The sides were sampled at different frequencies or periods. Shares do not depend on that, their noise does.',
  },
  'unlike-counts': {
    severity: 'note' as const,
    explain:
      'The sides have sample counts that differ tenfold, so they were recorded for different times or under different load.',
  },
  'unsteady-commands': {
    severity: 'warning' as const,
    explain:
      'Other programs ran beside the one under test, more in one run than in another. Shares of the whole machine then say little; with --scope they are taken among the commands that matter.',
  },
  scoped: {
    severity: 'note' as const,
    explain:
      'The shares are not those of the input: rows outside the scope, or idle ones, were left out and the shares taken among the others.',
  },
  'rename-unknown': {
    severity: 'warning' as const,
    explain:
      'The old name of --rename stands on neither side, so nothing was joined. Names are the normalized ones, as the report prints them.',
  },
  'left-out': {
    severity: 'warning' as const,
    explain:
      'Some profiles of the input take part in no comparison, because no label tells which other table belongs to them. Select them with # to compare them.',
  },
  'no-such-event': {
    severity: 'error' as const,
    explain: 'No profile of the input is of the event that --event names.',
  },
  'cumulative-rows': {
    severity: 'note' as const,
    explain:
      'Rows whose figure counts what a symbol calls as well. They do not add up to a whole and are no shares of it.',
  },
  'unread-row': {
    severity: 'warning' as const,
    explain:
      'A line holds a figure and the level of a row, such as [k], and no table that could be read holds it: its share is damaged, or has lost its percent sign, which would tell it from a count. Nothing of it is in the figures: put the sign back. A gate does not let it pass.',
  },
  'unread-share': {
    severity: 'note' as const,
    explain:
      'A line begins with a share as a row does, and no table that could be read holds it: a damaged row, a table whose title is damaged, or prose. Nothing of it is in the figures, and a gate does not let it pass.',
  },
  'no-such-message': {
    severity: 'error' as const,
    explain:
      'No mail of the input has the number, Message-ID or subject that --message names. perfshift list shows the mails that hold profiles.',
  },
  'no-text-part': {
    severity: 'note' as const,
    explain: 'An attachment of a mail is no text, so nothing was looked for in it. Save it and name the file.',
  },
  'no-such-format': {
    severity: 'error' as const,
    explain: 'Nothing in the input is of the format that --from names. Without --from every format is tried.',
  },
  'cut-symbols': {
    severity: 'note' as const,
    explain:
      'perf cuts symbols at the width of a column or a terminal without a mark. Two names of which one begins the other may be one; they are not merged unless --rename says so.',
  },
  'same-table': {
    severity: 'note' as const,
    explain:
      'Both sides list the same rows with the same shares. Two recordings never agree to the last digit: one table was likely taken twice.',
  },
  'same-run': {
    severity: 'warning' as const,
    explain:
      'Two runs list the same rows with the same shares. Two recordings never agree to the last digit: a run is there twice, under two names. Counted twice it makes noise look smaller than it is, and shifts more certain.',
  },
  'same-header': {
    severity: 'warning' as const,
    explain:
      'The headers of both tables give the same count of events, to the last digit, and the tables differ. One header was likely pasted above the other table, so its samples and events are not that table’s.',
  },
  'older-after': {
    severity: 'note' as const,
    explain: 'The side after was recorded on an older kernel than the side before. The sides may be exchanged.',
  },
  'shares-of-periods': {
    severity: 'note' as const,
    explain:
      'Shares are parts of the period, samples are counts. Where perf samples by frequency, periods differ from sample to sample, so that both give a symbol another share. What is printed is the share of the period; noise is judged by the counts.',
  },
  'samples-conflict': {
    severity: 'warning' as const,
    explain: 'The input states its count of samples, and --samples another one. That of the input was taken.',
  },
  'bad-noise': {
    severity: 'error' as const,
    explain:
      'The file of --noise is not what perfshift noise -f json prints. Record three or more runs of one condition and print it anew.',
  },
  'other-kernel': {
    severity: 'note' as const,
    explain: 'The headers name different kernel releases for the two sides.',
  },
  'other-duration': {
    severity: 'note' as const,
    explain: 'One side was recorded more than twice as long as the other.',
  },
  'unused-option': {
    severity: 'warning' as const,
    explain:
      'An option means nothing to this command, and was passed over: --top picks rows of a comparison, and noise prints none. The help of a command shows the options that it heeds.',
  },
  unwritable: {
    severity: 'error' as const,
    explain:
      'The output file cannot be written. It is written beside its place and renamed, so a file that was there before is untouched.',
  },
  unreadable: { severity: 'error' as const, explain: 'The file cannot be opened or read; the reason is the system’s.' },
  'unresolved-addresses': {
    severity: 'note' as const,
    explain:
      'perf could not name these addresses. Addresses differ from boot to boot and from build to build, so they are summed per object instead of compared one by one.',
  },
  'unresolved-symbols': {
    severity: 'warning' as const,
    explain:
      'perf could not name most of the kernel, or most of the programs, of this recording. Kernel names come from /proc/kallsyms of the kernel that was recorded, which is hidden from ordinary users while kernel.kptr_restrict is set; user names come from the files of the programs, and a program that was stripped has none: build it without -s, or install its debug symbols. Else compare on the machine where it was recorded, as root, or print it there: perf report --stdio > before.txt.',
  },
  'several-programs': {
    severity: 'note' as const,
    explain:
      'Several BPF programs of one name ran side by side. They stay separate rows, named by the tag of their code.',
  },
};
