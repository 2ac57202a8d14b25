/** Intl.Segmenter that is made when it is first asked: three packages make one to be ready, which few runs need. */
export class LazySegmenter {
  segment(text) {
    const { Segmenter } = globalThis.Intl;
    this.own ??= new Segmenter();
    return this.own.segment(text);
  }
}
