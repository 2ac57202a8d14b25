/** A fenced block of a Markdown text. */
export interface Block {
  /** The first word behind the fence: `sh`, `text`, `json`; empty where none stands there. */
  readonly kind: string;
  /** What stands behind that word. */
  readonly info: string;
  readonly text: string;
  /** Line of the fence, from 1. */
  readonly line: number;
}

/** A shell block of a document, and the text block right behind it: what its commands print. */
export interface Example {
  readonly script: string;
  readonly output: string | null;
  readonly line: number;
}

/** Returns the fenced blocks of a Markdown text, those in a list item without its indent. */
export function blocksOf(markdown: string): readonly Block[] {
  return [...markdown.matchAll(/^( *)```(\w*) *([^\n]*)\n([\s\S]*?)^\1```$/gm)].map(
    ({ 1: indent = '', 2: kind = '', 3: info = '', 4: text = '', index }) => ({
      kind,
      info: info.trim(),
      text: text.replace(new RegExp(`^${indent}`, 'gm'), ''),
      line: markdown.slice(0, index).split('\n').length,
    }),
  );
}

/** Returns the shell blocks with nothing behind `sh`, each with the text block that stands next and names no file. */
export function examplesOf(markdown: string): readonly Example[] {
  const blocks = blocksOf(markdown);
  return blocks.flatMap(({ kind, info, text, line }, at) => {
    if (kind !== 'sh' || info !== '') return [];
    const next = blocks[at + 1];
    return [{ script: text, output: next?.kind === 'text' && next.info === '' ? next.text : null, line }];
  });
}

/** Returns the code spans of a Markdown text outside of its fenced blocks. */
export function spansOf(markdown: string): readonly string[] {
  const prose = markdown.replace(/^( *)```[\s\S]*?^\1```$/gm, '');
  return [...prose.matchAll(/(`+)(.+?)\1(?!`)/gs)].map(([, , code = '']) => code.replace(/\s+/g, ' ').trim());
}

/** Whether what was printed is what a document shows; a line of `...` stands for any lines. */
export function isShown(shown: string, printed: string): boolean {
  const parts = shown.trimEnd().split(/^\.\.\.$\n?/m);
  const pattern = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('(?:.*\\n)*?');
  const open = shown.trimEnd().endsWith('\n...');
  return new RegExp(`^${pattern}$`, 'u').test(printed.trimEnd() + (open ? '\n' : ''));
}
