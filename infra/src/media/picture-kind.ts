/** What a picture is, by its first bytes; `undefined` for anything that is not taken. */
export const pictureKind = (bytes: Uint8Array): 'jpeg' | 'png' | 'webp' | 'gif' | undefined => {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(16, bytes.byteLength)).toString('latin1');
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (/^RIFF.{4}WEBP/s.test(head)) return 'webp';
  return /^GIF8[79]a/.test(head) ? 'gif' : undefined;
};
