/** Every run of the tests generates the same input; `FC_SEED=$RANDOM npm test` looks further. */
import fc from 'fast-check';

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env.FC_SEED ?? 20_261_126) });
