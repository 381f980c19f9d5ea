import type Stripe from 'stripe';

import { LIST, listPage } from '../api/list.js';
import { boolean, currency, integer, metadata, required, text } from '../api/parameters.js';
import { ignoring, route, type Route } from '../api/route.js';
import { newIdentifier } from '../identifiers.js';
import { emit } from '../webhooks/emit.js';
import { mergeMetadata } from './merge.js';

/** Products and one-time prices: as much as a Checkout session can sell. */
export const productRoutes: Route[] = [
  route(
    'POST',
    '/v1/products',
    {
      name: required(text()),
      description: text(),
      metadata: metadata(),
      active: boolean(),
      ...ignoring('images', 'url', 'tax_code'),
    },
    ({ state }, given) => {
      const product = {
        id: newIdentifier('prod', 14),
        object: 'product',
        active: given.active ?? true,
        created: state.clock.seconds(),
        default_price: null,
        description: given.description ?? null,
        images: [],
        livemode: false,
        marketing_features: [],
        metadata: mergeMetadata({}, given.metadata),
        name: given.name,
        package_dimensions: null,
        shippable: null,
        tax_code: null,
        type: 'service',
        updated: state.clock.seconds(),
        url: null,
      } as unknown as Stripe.Product;
      state.objects.insert('product', product, { created: product.created });
      emit(state, 'product.created', product);
      return product;
    },
  ),

  route('GET', '/v1/products', LIST, ({ state }, query) => listPage(state, 'product', '/v1/products', query)),

  route('GET', '/v1/products/:id', {}, ({ state, path }) => state.get('product', path.id ?? '')),

  route(
    'POST',
    '/v1/prices',
    {
      product: required(text()),
      currency: required(currency()),
      unit_amount: required(integer(0)),
      nickname: text(),
      metadata: metadata(),
      ...ignoring('tax_behavior'),
    },
    ({ state }, given) => {
      const price = {
        id: newIdentifier('price'),
        object: 'price',
        active: true,
        billing_scheme: 'per_unit',
        created: state.clock.seconds(),
        currency: given.currency,
        livemode: false,
        metadata: mergeMetadata({}, given.metadata),
        nickname: given.nickname ?? null,
        product: state.get('product', given.product, 'product').id,
        recurring: null,
        type: 'one_time',
        unit_amount: given.unit_amount,
      } as unknown as Stripe.Price;
      state.objects.insert('price', price, { created: price.created });
      emit(state, 'price.created', price);
      return price;
    },
  ),

  route('GET', '/v1/prices', { ...LIST, product: text() }, ({ state }, { product, ...query }) =>
    listPage(state, 'price', '/v1/prices', { ...query, where: { product } }),
  ),

  route('GET', '/v1/prices/:id', {}, ({ state, path }) => state.get('price', path.id ?? '')),
];
