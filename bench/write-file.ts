import { writeItemsCsv, writeItemsXlsx } from './file-rows.ts';

/** `write-file.ts <csv|xlsx> <file> <rows>`: in a process of its own, whose memory nobody measures. */
const [format, file = '', rows = '0'] = process.argv.slice(2);
await (format === 'xlsx' ? writeItemsXlsx : writeItemsCsv)(file, Number(rows));
