import { describe, expect, test } from 'vitest';
import { definedFunction, headerFunction } from '../../lib/patch/function-names.ts';
import { patchFunctions } from '../../lib/patch/patch-functions.ts';
import { readLines } from '../../lib/source/lines.ts';

const touched = (text: string): readonly string[] | null => {
  const functions = patchFunctions(readLines('a.patch', text));
  return functions === null ? null : [...functions];
};

/** A diff of one file. */
const diff = (name: string, ...hunks: readonly string[]): string =>
  [
    `diff --git a/${name} b/${name}`,
    'index 0212e824e2fa..39a24f8834e8 100644',
    `--- a/${name}`,
    `+++ b/${name}`,
    ...hunks,
  ].join('\n');

const IN_BODY =
  '@@ -76,3 +76,4 @@ int drop_egress(struct xdp_md *ctx)\n \tstruct ethhdr *eth = data;\n \n+\treturn XDP_DROP;\n \tif (data > end)';
const DEFINED =
  '@@ -10,6 +10,7 @@ static void above(void)\n \tdone();\n }\n \n static inline int\n below(int a,\n       int b)\n+{ return call(a); }';

describe('the functions that a diff touches', () => {
  test.each<[string, string, readonly string[] | null]>([
    ['none', 'It changes foo() and bar(int x) {\n+ not a diff\n', null],
    ['the header’s', diff('a.c', IN_BODY), ['drop_egress']],
    ['one defined inside the hunk', diff('a.c', DEFINED), ['below']],
    ['several hunks and files', `${diff('a.c', IN_BODY)}\n${diff('b.c', DEFINED)}`, ['drop_egress', 'below']],
    [
      'a new file',
      'diff --git a/n.c b/n.c\nnew file mode 100644\nindex 000000000000..39a24f8834e8\n--- /dev/null\n+++ b/n.c\n@@ -0,0 +1,4 @@\n+int fresh(void)\n+{\n+\treturn call(1);\n+}',
      ['fresh'],
    ],
    [
      'a deleted file',
      'diff --git a/o.c b/o.c\ndeleted file mode 100644\n--- a/o.c\n+++ /dev/null\n@@ -1,4 +0,0 @@\n-int stale(void)\n-{\n-\treturn 1;\n-}',
      ['stale'],
    ],
    [
      'a removed function',
      diff('a.c', '@@ -1,7 +1,3 @@\n #include <x.h>\n \n-static int gone(int a)\n-{\n-\treturn a;\n-}\n \n'),
      ['gone'],
    ],
    [
      'a line that begins with dashes',
      diff(
        'a.c',
        '@@ -1,3 +1,2 @@ int counted(void)\n \tint a;\n--- a/b;\n \treturn a;',
        '@@ -9,2 +8,3 @@ int second(void)\n \tint b;\n+\tb++;\n \treturn b;',
      ),
      ['counted', 'second'],
    ],
    [
      'what lies between two functions is neither',
      diff(
        'a.c',
        '@@ -1,4 +1,5 @@ int first(void)\n \treturn 1;\n }\n \n+/* a comment (of words) */\n int second(void)',
      ),
      [],
    ],
    ['prose behind a hunk', `${diff('a.c', IN_BODY)}\n\nThen call other(x) {\n+int fake(void)\n`, ['drop_egress']],
    [
      'a series in one file',
      `From 1 Mon Sep 17 00:00:00 2001\nSubject: [PATCH 1/2] one\n\n${diff('a.c', IN_BODY)}\n-- \n2.43.0\n\nFrom 2 Mon Sep 17 00:00:00 2001\nSubject: [PATCH 2/2] two\n\nint fake(void)\n---\n${diff('b.c', DEFINED)}\n-- \n2.43.0`,
      ['drop_egress', 'below'],
    ],
    ['quoted', diff('a.c', IN_BODY).replace(/^/gm, '> '), ['drop_egress']],
    [
      'quoted, with a remark in the hunk',
      diff('a.c', IN_BODY).replace(/^/gm, '> ').replace('> +\treturn', 'Maybe fake(x) is\nbetter here:\n\n> +\treturn'),
      ['drop_egress'],
    ],
    ['a wrapped first line', diff('a.c', IN_BODY).replace(' b/a.c', '\nb/a.c'), ['drop_egress']],
    [
      'context without its blank',
      diff('a.c', '@@ -1,5 +1,6 @@\nint bare(void)\n{\n\tint a;\n\n+\ta = call(1);\n\treturn a;'),
      ['bare'],
    ],
    [
      'all indentation lost',
      diff(
        'a.c',
        '@@ -76,4 +76,5 @@ int flat(struct xdp_md *ctx)\nstruct ethhdr *eth = data;\n\nif (unlikely(data > end))\nlist_for_each_entry(a, b) {\n+ return XDP_DROP;',
      ),
      ['flat'],
    ],
    [
      'Rust',
      diff(
        'a.rs',
        '@@ -1,5 +1,5 @@ impl Queue {\n     pub(crate) unsafe fn push(&mut self, x: u32) -> bool {\n-        self.add(x)\n+        self.add(x, 1)\n     }\n     fn pop(&self) {\n',
      ),
      ['push'],
    ],
    [
      'C++',
      diff('a.cc', '@@ -4,5 +4,6 @@ void Queue::push(int x)\n   add(x);\n+  grow(x);\n }\n \n Queue::~Queue()\n {'),
      ['Queue::push'],
    ],
    [
      'C++ inside a class',
      diff(
        'a.hpp',
        '@@ -4,4 +4,5 @@ class Queue {\n   const Item &front() const {\n     if (empty()) {\n+      grow(1);\n     return items[0];\n   }',
      ),
      ['front'],
    ],
  ])('%s', (_, text, expected) => {
    expect(touched(text)).toEqual(expected);
  });
});

describe('names', () => {
  test.each([
    ['static int foo(struct bar *b)', 'foo'],
    ['static __always_inline __attribute__((cold)) void foo(int a,', 'foo'],
    ['SYSCALL_DEFINE3(read, unsigned int, fd, char __user *, buf, size_t, count)', '__do_sys_read'],
    ['int BPF_PROG(tp_redirect, const struct net_device *dev)', 'tp_redirect'],
    ['struct foo {', null],
    ['pub async fn run(self) -> Result<()> {', 'run'],
  ])('%s', (line, name) => {
    expect(headerFunction(line)).toBe(name);
    expect(definedFunction(line)).toBe(name);
  });

  test.each([
    'int foo(int a);',
    'EXPORT_SYMBOL(foo);',
    '\tfoo(a) {',
    'static int x = foo(1);',
    '#define FOO(x) x',
    'if (foo(a))',
  ])('"%s" defines nothing', (line) => {
    expect(definedFunction(line)).toBeNull();
  });
});
