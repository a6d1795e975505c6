/** The UTF-16 units of a text, with a 0 behind the last and room to read beyond. */
export function unitsOf(text: string): Uint16Array {
  const units = new Uint16Array(text.length + 16);
  for (let index = 0; index < text.length; index++) units[index] = text.charCodeAt(index);
  return units;
}
