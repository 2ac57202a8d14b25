export function uniforms(seed: number): () => number;
export function normal(uniform: () => number): number;
export function gamma(uniform: () => number, shape: number): number;
export function poisson(uniform: () => number, mean: number): number;
export function count(uniform: () => number, mean: number, dispersion: number): number;
