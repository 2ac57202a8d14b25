import { cpus, loadavg, release, totalmem, type } from 'node:os';

/** Returns what the figures depend on: processor, memory, system, and how busy it was when this was asked. */
export function machineLine(): string {
  const all = cpus();
  const model = all[0]?.model.trim() ?? 'unknown processor';
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`;
  return `${all.length} x ${model}, ${memory}, ${type()} ${release()}, load ${loadavg()[0]?.toFixed(1)}`;
}
