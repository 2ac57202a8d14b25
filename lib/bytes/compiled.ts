/** Part of what every runtime has; of the libraries of types only that for browsers says so. */
declare const WebAssembly: {
  readonly Module: new (code: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
};

/** Returns what compiled code in base64 exports, in a memory of its own. Throws where the machine does not run such code, or has no room. */
export function exportsOf(code: string): unknown {
  return new WebAssembly.Instance(new WebAssembly.Module(Buffer.from(code, 'base64'))).exports;
}
