/** What the columns, signs and words of a report mean. */
export const WORDS: Readonly<Record<string, string>> = {
  before:
    'The share of the profile before the change, in percent of all periods that perf counted. <= stands before a bound: the row is not listed there.',
  after:
    'The share of the profile after the change, in percent. <= stands before a bound: the row is not listed there.',
  delta:
    'after - before in percentage points. >= and <= name the end that is certain where one side is only bounded. The printed figures are rounded, so a delta of two figures is good to 0.01 either way.',
  symbol:
    'The normalized name. Kernel symbols stand alone; [mlx5_core] is a module, [bpf] a BPF program, (libc.so.6) a program or library.',
  'at equal cost':
    'The delta at equal cost: after x the change of the total - before, in points of the before total. What is left of a shift once the total is accounted for; JSON calls it corrected.',
  q: 'The probability to see such a shift where there is none, corrected for as many symbols as were tested (Benjamini and Hochberg). ~ stands where it is not below --alpha, - where a symbol is not tested.',
  noise:
    'The column of single runs: whether the shift is above or within what runs of one condition differ by, learned from recorded runs or those of --noise. It is no test: two runs cannot show how they vary. ~ stands where it depends on how many samples there were, or on a row that is not listed; - where there were too few.',
  above:
    'Larger than runs of one condition differ by, at the fewest samples that the input allows for. Not significant: that takes repeated runs.',
  within: 'No larger than runs of one condition differ by, at the most samples that the input allows for.',
  p: 'The probability to see a shift as large as this where there is none, of one test by itself.',
  '-': 'Not tested: too few samples, or a run whose list is cut does not hold the row.',
  '<=': 'In a column of shares: the row is not in the list of that side. It may have at most this share, because the list was cut by size there or leaves no more over. It is not 0. In the column delta: the share fell by at least this much.',
  '>=': 'The delta is at least this much: one side is not listed, and this is what its bound leaves certain.',
  '?': 'It cannot be told whether the share changed: one side is not listed, and its bound leaves room for no shift at all.',
  '~': 'It cannot be told.',
  new: 'The list before is complete, adds up to 100 %, and has no such row.',
  gone: 'The list after is complete, adds up to 100 %, and has no such row.',
  grew: 'The share after is larger than before, for certain by what the figures guarantee. Whether this is noise is another question.',
  shrank:
    'The share after is smaller than before, for certain by what the figures guarantee. Whether this is noise is another question.',
  same: 'Both sides list the row and the figures differ by no more than rounding.',
  unclear: 'One side does not list the row, and its bound leaves open whether there is a shift.',
  'not listed': 'What no row of the input lists: 100 minus the sum of the listed shares.',
  list: 'How many rows each side lists, what they add up to, and what that means for a row that is not there: at most so much each where the list was cut by size, at most so much in all where it was picked or split further, none where it is complete.',
  '..': 'In a column of shares, after --rename: the listed names have the first figure, and all names together at most the second, because this side does not list some of them.',
  rate: 'Units of work a second: the mean of the values that stand beside the profiles, or what --rate says. Leading values that are 0 or below half of the median are warm-up and left out. A single run of each side cannot tell a change from noise.',
  cost: 'What a unit of work costs: share x busy CPUs x 1e9 / rate, in ns, or in cycles with --ghz. 100 % of a table stands for one busy CPU unless --cpus says otherwise. It is true only where the CPU limits the rate.',
  'ns/packet':
    'The column of cost: how many ns more or less each packet costs in this symbol, share x busy CPUs x 1e9 / rate after minus before. --unit names another unit of work.',
  'cycle/packet': 'The column of cost in cycles, with the clock that --ghz states.',
  link: 'With --link: the time that the link leaves for a frame of 64 bytes, which takes 84 bytes of it with preamble and gap. A higher cost cannot fill the link with one CPU.',
  composition:
    'The factor by which the whole cost of a unit changed, after / before. Shares cannot show it: where everything becomes dearer alike, no share moves.',
  corrected:
    'after x composition factor - before: the delta at equal cost, in points of the whole before. A symbol that grew only because others shrank has none.',
  'moved?':
    'A symbol fell while one of a related name rose in the same place: perhaps the same code under another name. Nothing is merged unless --rename OLD=NEW accepts it.',
  net: 'What is left of the shifts of a proposed move when its symbols are taken together, by the printed figures and bounds.',
  patch:
    'The function is touched by the diff of --patch, or by one that stands in the input. Its code was changed; others shift because of it or with it.',
  elsewhere: 'The sum of all listed rows whose function the patch does not touch.',
  domain:
    'The kind of code: kernel, module, bpf, user, jit, guest-kernel, guest-user, hypervisor, unknown. --by domain sums the listed rows of each.',
  dso: 'The object that holds the code, in perf’s words a dynamic shared object: the kernel, a module, a program, a library. --by dso sums the listed rows of each.',
  comm: 'The command, in perf’s words: the name of the thread that ran. --by comm sums the listed rows of each; the tables must have that column.',
  group:
    'Symbols summed under a name, by --group NAME=REGEX. The first group that matches takes a symbol; what none takes is in other.',
  other: 'The sum of the symbols that no --group takes.',
  measurement:
    'A figure of a benchmark that stands beside the profiles; perfshift list shows all that were found, with the side they were taken for.',
  picture:
    'A picture (-o shift.svg) draws what each side has to one scale: the outline is before, the fill is after. Orange grew, blue shrank, on a fixed scale of points (--scale); ? and ~ are grey and cannot be told; hatched is what one side has nothing of; frames that are too narrow are summed into "and N more".',
  'and N more': 'In a picture: so many frames that are too narrow to draw, summed. None is dropped.',
  complete: 'The list adds up to 100 % within rounding: a row that is not in it has no share.',
};
