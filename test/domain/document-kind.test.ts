import { isContentOf, isDocumentName } from '../../srv/domain/disputes/document-kind.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('a document of a case', () => {
  test.each([
    ['proof.pdf', true],
    ['Photo.JPEG', true],
    ['mail.eml', true],
    ['page.html', false],
    ['proof.pdf.exe', false],
    ['pdf', false],
    ['toString', false],
    ['x.constructor', false],
  ])('may be called %s: %s', (name, isTaken) => {
    expect(isDocumentName(name)).toBe(isTaken);
  });

  test.each([
    ['proof.pdf', bytes('%PDF-1.7 …'), true],
    ['proof.pdf', bytes('<html>'), false],
    ['proof.pdf', bytes(''), false],
    ['photo.jpg', new Uint8Array([0xff, 0xd8, 0xff, 0xe0]), true],
    ['photo.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47]), true],
    ['photo.png', new Uint8Array([0xff, 0xd8, 0xff, 0xe0]), false],
    ['note.txt', bytes('Señor Núñez paid in cash'), true],
    ['note.txt', new Uint8Array([0x4d, 0x5a, 0x90, 0x00]), false],
  ])('%s with %j is what it is called: %s', (name, content, isThat) => {
    expect(isContentOf(name, content)).toBe(isThat);
  });
});
