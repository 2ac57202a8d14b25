import { expect, test } from 'vitest';
import { cellsOf, notesOf, onlyProfile } from './scanned.ts';

const rowsOf = (text: string): readonly unknown[] =>
  onlyProfile(text).entries.map((entry) => [cellsOf(entry)[0], entry.symbol]);

const BARS = `
    26.78%  w  [.] f_leaf
            |
            ---f_leaf
               main
               |
               |--27.73%--main
               |          |
               |           --27.44%--f_leaf
               |
                --1.43%--[...]

     1.00%  w  [.] f_small
            |
             --1.00%--f_small
                       JS:~Module._load node:internal/modules/cjs/loader:1003:24

     0.50%  w  [.] f_tiny
`;
const TREE = `
+   98.45%     0.00%  w         [.] start
-   98.01%     0.03%  [kernel]  [k] __softirqentry_text_start
   - 12.10% __softirqentry_text_start
      - 7.10% blk_done_softirq
         + 51.73% mod_delayed_work_on
              try_to_grab_pending
           0.99% memcpy_erms
     std::vector<int, std::allocator<int> >::push_back
     <... more ...>
      ...
+   92.61%     0.01%  [kernel]  [k] run_ksoftirqd
`;
const FLAT = `
    26.78%  w  [.] f_leaf
           26.70%
                f_leaf
                main

            0.08%
                f_leaf
                other_main

     1.00%  w  [.] f_small
`;
const FOLDED = `
    26.78%  w  [.] f_leaf
26.70% f_leaf;main
0.08% f_leaf
1180 f_leaf;main

     1.00%  w  [.] f_small
`;
const WRAPPED = `
     4.32%  w  [k] __rcu_read_lock
            |
             --4.30%--__rcu_read_lock
                       |

--4.26%--ext4_mb_find_good_group_avg_frag_lists

ext4_mb_regular_allocator
                                  ext4_mb_new_blocks

     1.98%  w  [k] ext4_mb_scan_aligned
`;

test.each([
  [
    'the bars of perf report',
    BARS,
    [
      [26.78, 'f_leaf'],
      [1, 'f_small'],
      [0.5, 'f_tiny'],
    ],
  ],
  [
    'the tree of the screen',
    TREE,
    [
      [0, 'start'],
      [0.03, '__softirqentry_text_start'],
      [0.01, 'run_ksoftirqd'],
    ],
  ],
  [
    'the tree of the screen, indented by a tab',
    TREE.replaceAll('\n', '\n\t'),
    [
      [0, 'start'],
      [0.03, '__softirqentry_text_start'],
      [0.01, 'run_ksoftirqd'],
    ],
  ],
  [
    'chains of -g flat',
    FLAT,
    [
      [26.78, 'f_leaf'],
      [1, 'f_small'],
    ],
  ],
  [
    'chains of -g folded',
    FOLDED,
    [
      [26.78, 'f_leaf'],
      [1, 'f_small'],
    ],
  ],
  [
    'branches that a mailer wrapped',
    WRAPPED,
    [
      [4.32, '__rcu_read_lock'],
      [1.98, 'ext4_mb_scan_aligned'],
    ],
  ],
  [
    'a screen that was scrolled into a tree',
    `Samples: 2K of event 'cycles', Event count (approx.): 10\n  Children      Self  Shared Object  Symbol\n                     - 1.64% tlv_put\n                          1.62% memcpy_erms\n${TREE.trim()}\n`,
    [
      [0, 'start'],
      [0.03, '__softirqentry_text_start'],
      [0.01, 'run_ksoftirqd'],
    ],
  ],
])('reads the rows between %s and nothing else', (_, text, rows) => {
  expect(rowsOf(text)).toEqual(rows);
  expect(notesOf(text)).toEqual([]);
});

test('takes dots inside a tree for no rows that were left out', () => {
  expect(onlyProfile(TREE).elided).toBe(false);
  expect(onlyProfile(`${TREE.trim()}\n[...]\n`).elided).toBe(true);
});

test('names a row without a level where no graph runs', () => {
  const text = '    13.15%  [kernel]  [k] f\n    11.36%  redir\n     9.00%  [kernel]  [k] g\n';
  expect(rowsOf(text)).toEqual([
    [13.15, 'f'],
    [9, 'g'],
  ]);
  expect(notesOf(text)).toEqual(['bad-row:2']);
});
