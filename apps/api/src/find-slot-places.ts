import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SlotPlaces } from '#availability';
import { Addresses, Places } from '#geo';

/** Tells availability where the places and addresses are that its clients name: it may not ask geo itself. */
@Injectable()
export class FindSlotPlaces implements OnModuleInit {
  constructor(
    private readonly slotPlaces: SlotPlaces,
    private readonly places: Places,
    private readonly addresses: Addresses,
  ) {}

  onModuleInit(): void {
    this.slotPlaces.register({
      ofPlace: (placeId) => this.places.get(placeId),
      ofAddress: async (addressId, ownerId) => (await this.addresses.find(addressId, ownerId))?.point ?? null,
    });
  }
}
