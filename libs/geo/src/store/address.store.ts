import { Injectable } from '@nestjs/common';
import { isId, type AddressId, type UserId } from '#kernel';
import { FieldCipher } from '#platform/crypto';
import { Database, txExecute, type Address as AddressRow, type Tx } from '#platform/prisma';
import type { AccessInstructions, Address, AddressDraft } from '../domain/address.js';
import { timeZoneOf, type Place } from '../domain/place.js';
import type { Located } from '../domain/geocoder.js';
import { coarsePoint } from '../domain/point.js';

/** A checked address with its place and point, ready to be kept. */
export interface LocatedAddress {
  readonly draft: AddressDraft;
  readonly place: Place;
  readonly located: Located;
}

/** Every read and write names the owner: a foreign id finds nothing. */
@Injectable()
export class AddressStore {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
  ) {}

  async find(id: string, ownerId: UserId): Promise<Address | null> {
    if (!isId(id)) return null;
    const [row] = await this.database.query<ReadRow>('geo-address-find', FIND, [id, ownerId]);
    return row ? this.read(row) : null;
  }

  /** Oldest first. */
  async list(ownerId: UserId): Promise<Address[]> {
    const rows = await this.database.prisma.address.findMany({
      where: { ownerId },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    });
    return rows.map((row) => this.read(row));
  }

  /** How many the owner has, with further additions by the same owner waiting until this transaction ends. */
  async countLocked(tx: Tx, ownerId: UserId): Promise<number> {
    await txExecute(tx, `SELECT pg_advisory_xact_lock(hashtextextended('geo_address:' || $1, 0))`, [ownerId]);
    return tx.address.count({ where: { ownerId } });
  }

  async insert(tx: Tx, id: AddressId, ownerId: UserId, address: LocatedAddress, now: Date): Promise<Address> {
    const columns = this.write(id, address);
    return this.read(await tx.address.create({ data: { id, ownerId, ...columns, createdAt: now, updatedAt: now } }));
  }

  /** Null when the owner has no such address. */
  async update(tx: Tx, id: AddressId, ownerId: UserId, address: LocatedAddress, now: Date): Promise<Address | null> {
    const data = { ...this.write(id, address), updatedAt: now };
    const [row] = await tx.address.updateManyAndReturn({ where: { id, ownerId }, data });
    return row ? this.read(row) : null;
  }

  /** False when the owner has no such address. */
  async delete(tx: Tx, id: AddressId, ownerId: UserId): Promise<boolean> {
    return (await tx.address.deleteMany({ where: { id, ownerId } })).count > 0;
  }

  private write(id: AddressId, { draft, place, located }: LocatedAddress) {
    const { label, street, complement, doorCode, floor, notes } = draft;
    return {
      placeId: place.id,
      municipality: place.name,
      postalCode: draft.postalCode,
      ...coarsePoint(located.point),
      precision: located.precision,
      streetCipher: this.cipher.encrypt(JSON.stringify({ label, street, complement }), `geo_address.street:${id}`),
      accessCipher: this.cipher.encrypt(JSON.stringify({ doorCode, floor, notes }), `geo_address.access:${id}`),
    };
  }

  private read(row: ReadRow): Address {
    const street = JSON.parse(this.cipher.decrypt(row.streetCipher, `geo_address.street:${row.id}`)) as StreetPart;
    const access = JSON.parse(
      this.cipher.decrypt(row.accessCipher, `geo_address.access:${row.id}`),
    ) as AccessInstructions;
    return {
      id: row.id as AddressId,
      ownerId: row.ownerId as UserId,
      ...street,
      ...access,
      postalCode: row.postalCode,
      placeId: row.placeId,
      municipality: row.municipality,
      timeZone: timeZoneOf(row.placeId),
      point: { lat: row.lat, lng: row.lng },
      precision: row.precision,
    };
  }
}

/** Quotes and holds ask for one address each time: a statement of its own. */
const FIND = `
  SELECT id, owner_id AS "ownerId", place_id AS "placeId", municipality, postal_code AS "postalCode", lat, lng,
    precision::text AS precision, street_cipher AS "streetCipher", access_cipher AS "accessCipher"
  FROM geo_address WHERE id = $1::uuid AND owner_id = $2::uuid`;

type ReadRow = Omit<AddressRow, 'createdAt' | 'updatedAt'>;
type StreetPart = Pick<Address, 'label' | 'street' | 'complement'>;
