import { parseXml, XmlElement, type XmlNode, XmlText } from '@rgrove/parse-xml';
import { DEFAULT_PICTURE } from '../../../lib/render/picture-options.ts';
import type { RenderOptions } from '../../../lib/render/renderer.ts';
import type { PictureData } from '../../../lib/render/svg/data.ts';

/** Options of a picture without a script, unless a test wants another. */
export const OPTIONS: RenderOptions = {
  width: 80,
  colorLevel: 0,
  ascii: false,
  picture: { ...DEFAULT_PICTURE, script: false },
};

/** An element of a parsed picture. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  /** Its own text, as a reader sees it. */
  readonly text: string;
}

/** Returns the root of a picture. Throws where it is not well-formed. */
export function parsePicture(svg: string): Element {
  const { root } = parseXml(svg);
  if (root === null) throw new Error('expected a root');
  return elementOf(root);
}

function elementOf({ name, attributes, children }: XmlElement): Element {
  const isText = (node: XmlNode): node is XmlText => node instanceof XmlText;
  return {
    name,
    attributes,
    children: children.filter((child) => child instanceof XmlElement).map(elementOf),
    text: children
      .filter(isText)
      .map(({ text }) => text)
      .join(''),
  };
}

/** Returns every element of a kind, in document order. */
export function elementsOf(root: Element, name: string): readonly Element[] {
  return root.children.flatMap((child) => [...(child.name === name ? [child] : []), ...elementsOf(child, name)]);
}

/** Returns the data of the comparisons in a picture. */
export function dataOf(svg: string): readonly PictureData[] {
  return elementsOf(parsePicture(svg), 'metadata').map(({ text }) => JSON.parse(text) as PictureData);
}

/** A frame of the data with the names above it, the root left out. */
export interface DataFrame {
  readonly path: readonly string[];
  readonly before: number;
  readonly after: number;
  readonly kind: number;
  readonly isLeaf: boolean;
}

/** Returns the frames of the data as whoever reads a picture takes them apart. */
export function framesOf({ frames, words }: PictureData): readonly DataFrame[] {
  const found: DataFrame[] = [];
  const way: string[] = [];
  for (let at = 0; at < frames.length; at += 7) {
    const [depth = 0, name = 0, before = 0, after = 0, , kind = 0] = frames.slice(at, at + 7);
    way.length = depth;
    way.push(words[name] ?? '');
    const isLeaf = (frames[at + 7] ?? 0) <= depth;
    found.push({ path: way.slice(1), before, after, kind, isLeaf });
  }
  return found;
}
