/** Where the header of gzip tells the system that packed it, and what says that nobody knows. */
const SYSTEM = 9;
const UNKNOWN = 255;

/** Returns bytes packed with gzip, the same on every system. */
export async function gzip(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const packer = new CompressionStream('gzip');
  const writer = packer.writable.getWriter();
  const written = writer.write(bytes).then(() => writer.close());
  const chunks: Uint8Array[] = [];
  for (const reader = packer.readable.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
  }
  await written;
  const packed = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    packed.set(chunk, at);
    at += chunk.length;
  }
  packed[SYSTEM] = UNKNOWN;
  return packed;
}
