import { Global, Inject, Injectable, Module } from '@nestjs/common';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';
import { CONFIG, type Config } from '../config/index.js';

/** Private bytes by key: a folder by default, an S3-compatible bucket by configuration. Contents come encrypted. */
@Injectable()
export class FileStore {
  #disk: Promise<Disk>;

  constructor(@Inject(CONFIG) config: Pick<Config, 'storage'>) {
    this.#disk = openDisk(config.storage);
    this.#disk.catch(() => undefined);
  }

  async put(key: string, bytes: Uint8Array): Promise<void> {
    await (await this.#disk).put(key, bytes);
  }

  /** Throws when there is nothing under the key. */
  async get(key: string): Promise<Buffer> {
    return Buffer.from(await (await this.#disk).getBytes(key));
  }

  /** Deleting what is not there is not an error. */
  async delete(key: string): Promise<void> {
    await (await this.#disk).delete(key);
  }
}

async function openDisk(storage: Config['storage']): Promise<Disk> {
  if (storage.driver === 'files') return new Disk(new FSDriver({ location: storage.folder, visibility: 'private' }));
  const { S3Driver } = await import('flydrive/drivers/s3');
  return new Disk(
    new S3Driver({
      bucket: storage.bucket,
      region: storage.region,
      visibility: 'private',
      supportsACL: false,
      credentials: { accessKeyId: storage.accessKeyId, secretAccessKey: storage.secretAccessKey },
      ...(storage.endpoint ? { endpoint: storage.endpoint, forcePathStyle: true } : {}),
    }),
  );
}

@Global()
@Module({ providers: [FileStore], exports: [FileStore] })
export class StorageModule {}
