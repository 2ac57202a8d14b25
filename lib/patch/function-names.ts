/**
 * Names of functions in lines of C, C++ and Rust. git puts the nearest line above a hunk that begins in the first column
 * behind `@@ … @@` (xdiff/xemit.c), and a definition inside a hunk begins there as well.
 */

/** Words before a parenthesis that are no function. */
const NO_FUNCTION: ReadonlySet<string> = new Set(
  'if while for switch return sizeof typeof __typeof__ defined do else case goto catch __attribute__ __aligned __section alignas decltype noexcept static_assert SEC EXPORT_SYMBOL EXPORT_SYMBOL_GPL MODULE_LICENSE DEFINE_MUTEX DEFINE_SPINLOCK DECLARE_WORK LIST_HEAD'.split(
    ' ',
  ),
);
/** Macros that define a function whose name is their first argument, and what that function is called in a profile. */
const MACROS: readonly { readonly macro: RegExp; readonly prefix: string }[] = [
  { macro: /^(?:COMPAT_)?SYSCALL_DEFINE\d$/, prefix: '__do_sys_' },
  { macro: /^(?:BPF_PROG|BPF_KPROBE|BPF_KRETPROBE|INDIRECT_CALLABLE_SCOPE|TRACE_EVENT|DEFINE_\w+)$/, prefix: '' },
];
const RUST =
  /^\s*(?:pub(?:\([^)]{0,40}\))?\s+)?(?:const\s+|async\s+|unsafe\s+|extern\s+(?:"[^"]{0,20}"\s+)?){0,4}fn\s+([A-Za-z_]\w*)/;
/** Characters of a line that are looked at: nobody's definition begins behind them. */
const LONGEST = 1000;
const CALL = /(~?[A-Za-z_]\w*(?:::~?[A-Za-z_]\w*){0,6})\s*\(/g;

/** Returns the function that the text behind a hunk's `@@` names, or null. */
export function headerFunction(text: string): string | null {
  const line = text.slice(0, LONGEST).trim();
  return RUST.exec(line)?.[1] ?? nameBeforeParenthesis(line);
}

/** A definition inside a C++ class: indented, a type before the name, the brace or the rest of the list behind. */
const METHOD =
  /^\s{1,40}(?!(?:else|return|if|for|while|switch|case|new|delete|throw|using|typedef|co_await|co_return)\b)(?:[\w:<>,&*~]{1,80}\s{1,4}[&*]{0,2}){1,6}(~?[A-Za-z_]\w*)\s?\([^;{}=]*\)\s*(?:const|noexcept|override|final|\s){0,8}\{/;

/** A line of a definition whose type stands before the name, as no call has it. */
const TYPED = /^[A-Za-z_][\w:<>,]{0,80}[\s*&]{1,4}[A-Za-z_~]/;

/**
 * Returns whether a line can begin a definition where mail has taken the indentation of all lines: only its type tells
 * it from a call then.
 */
export function isTyped(line: string): boolean {
  return TYPED.test(line);
}

/**
 * Returns the function whose definition begins in a line of source, or null for calls, prototypes and all else. `nested`
 * tells that functions may be defined inside a class.
 */
export function definedFunction(line: string, nested = false): string | null {
  if (line.length > LONGEST) return null;
  const rust = RUST.exec(line);
  if (rust !== null) return rust[1] ?? null;
  if (nested && /^\s/.test(line) && line.length < 200) return METHOD.exec(line)?.[1] ?? null;
  if (
    !/^[A-Za-z_~]/.test(line) ||
    /;\s*(?:\/[/*].*)?$/.test(line) ||
    /^(?:else|return|case|default|if|for|while|switch|do|goto)\b/.test(line)
  )
    return null;
  const [parenthesis, equals] = [line.indexOf('('), line.indexOf('=')];
  return equals >= 0 && equals < parenthesis && !line.includes('operator') ? null : nameBeforeParenthesis(line);
}

function nameBeforeParenthesis(line: string): string | null {
  for (const match of line.matchAll(CALL)) {
    const name = match[1] ?? '';
    const macro = MACROS.find((each) => each.macro.test(name));
    if (macro !== undefined) {
      const argument = /^\s*(\w+)/.exec(line.slice(match.index + match[0].length))?.[1];
      if (argument !== undefined) return macro.prefix + argument;
    }
    if (!NO_FUNCTION.has(name)) return name;
  }
  return null;
}
