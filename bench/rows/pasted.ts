import { listedProfiles } from '../agree/listed-profiles.ts';
import { type Context, ourSubject, type Row } from '../harness/row.ts';
import { scanOf } from './floors.ts';
import { megabytes } from './sizes.ts';

/** A list's archive, whose tables are found. */
export function pastedRow(context: Context): Row {
  const { path, truth } = context.inputs.archive(context.sizes.pastedBytes);
  const output = `${context.folder}/listing.txt`;
  const scan = scanOf(context, path);
  return {
    what: `${megabytes(context.sizes.pastedBytes)} of mails through list`,
    ours: ourSubject(context, 'mails through list', ['list', path], output),
    others: [scan],
    bounds: [{ quantity: 'seconds', against: scan.name, atMost: 15 }],
    agree: () => listedProfiles(output, truth),
  };
}
