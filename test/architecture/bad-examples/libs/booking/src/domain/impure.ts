import { Injectable } from '@nestjs/common';
import { config } from '#platform/config';
import { bookingStore } from '../store/booking.store.js';
export const impure = [Injectable, config, bookingStore];
