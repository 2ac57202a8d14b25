/**
 * Returns the text, or its two ends where it is longer than `room`: paths differ at their end, headings at their
 * beginning.
 */
export function cutMiddle(text: string, room: number): string {
  if (text.length <= room) return text;
  const head = Math.floor((room - 3) / 3);
  return `${text.slice(0, head)}...${text.slice(text.length - (room - 3 - head))}`;
}
