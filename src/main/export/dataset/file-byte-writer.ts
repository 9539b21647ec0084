import type { FileHandle } from 'node:fs/promises';
import { ByteWriter } from 'hyparquet-writer';
import { writeFully } from '../../disk/write-fully.ts';

/** Collects what a Parquet writer writes, and moves it to a file whenever it is flushed. */
export class FileByteWriter extends ByteWriter {
  readonly #file: FileHandle;
  #written = 0;

  constructor(file: FileHandle, initialBytes: number) {
    super(initialBytes);
    this.#file = file;
  }

  async flush(): Promise<void> {
    const bytes = this.getBytes();
    await writeFully(this.#file, bytes, this.#written);
    this.#written += bytes.length;
    this.index = 0;
  }

  override finish(): Promise<void> {
    return this.flush();
  }
}
