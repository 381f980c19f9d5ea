import { Injectable } from '@nestjs/common';
import type { UserId } from '#kernel';
import type { Point } from './domain/travel-time.js';

/** Where a visit would be, by what a client knows of it. */
export interface SlotPlaceSource {
  /** Null for a municipality that nobody knows. */
  ofPlace(placeId: string): Point | null;
  /** Null when there is no such address, or it is someone else's: the two are never told apart. */
  ofAddress(addressId: string, ownerId: UserId): Promise<Point | null>;
}

/** A port: availability knows points and no addresses, so the application tells it who does. Nothing is known before that. */
@Injectable()
export class SlotPlaces implements SlotPlaceSource {
  #source: SlotPlaceSource = { ofPlace: () => null, ofAddress: () => Promise.resolve(null) };

  /** Called once, at start. */
  register(source: SlotPlaceSource): void {
    this.#source = source;
  }

  ofPlace(placeId: string): Point | null {
    return this.#source.ofPlace(placeId);
  }

  ofAddress(addressId: string, ownerId: UserId): Promise<Point | null> {
    return this.#source.ofAddress(addressId, ownerId);
  }
}
