/** Returns bytes as people say them: `200 MB`. */
export function megabytes(bytes: number): string {
  if (bytes >= 1e9) return `${Number((bytes / 1e9).toPrecision(3))} GB`;
  return bytes >= 1e6 ? `${Number((bytes / 1e6).toPrecision(3))} MB` : `${Number((bytes / 1e3).toPrecision(3))} kB`;
}

/** Returns a whole number with its thousands apart. */
export function thousands(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
