-- catalog: what the datamodel cannot say, and the reference data.
ALTER TABLE catalog_service
  ADD CONSTRAINT catalog_service_minutes CHECK (
    base_minutes >= 0 AND minutes_per_ten_square_metres >= 0 AND minutes_per_room >= 0 AND minutes_per_bathroom >= 0
    AND minimum_minutes > 0 AND maximum_minutes >= minimum_minutes AND maximum_minutes <= 720),
  ADD CONSTRAINT catalog_service_code CHECK (code ~ '^[a-z]+(-[a-z]+)*$');
ALTER TABLE catalog_extra
  ADD CONSTRAINT catalog_extra_amounts CHECK (minutes >= 0 AND flat_cents >= 0 AND minutes + flat_cents > 0),
  ADD CONSTRAINT catalog_extra_code CHECK (code ~ '^[a-z]+(-[a-z]+)*$');
ALTER TABLE catalog_price_bound
  ADD CONSTRAINT catalog_price_bound_order CHECK (minimum_cents > 0 AND maximum_cents >= minimum_cents);

-- Housekeeping is the upkeep of the home one lives in: an empty home made ready for an inventory and a let between two
-- guests are not.
INSERT INTO catalog_service (code, number, name_fr, name_en, description_fr, description_en, base_minutes,
  minutes_per_ten_square_metres, minutes_per_room, minutes_per_bathroom, minimum_minutes, maximum_minutes, position, housekeeping) VALUES
('regular-cleaning', 1, 'Ménage régulier', 'Regular cleaning',
 'Sols, poussières, cuisine et sanitaires : l’entretien courant du logement.',
 'Floors, dusting, kitchen and bathrooms: the everyday upkeep of a home.', 30, 10, 10, 15, 120, 480, 1, true),
('deep-cleaning', 2, 'Grand ménage', 'Deep cleaning',
 'Un nettoyage de fond, plinthes, portes, joints et dessus de meubles compris.',
 'A thorough clean, skirting boards, doors, joints and tops of furniture included.', 60, 20, 15, 30, 180, 720, 2, true),
('end-of-tenancy', 3, 'Ménage de fin de bail', 'End-of-tenancy cleaning',
 'Le logement vide remis au propre pour l’état des lieux de sortie.',
 'The empty home made ready for the check-out inventory.', 60, 22, 15, 35, 180, 720, 3, false),
('windows', 4, 'Nettoyage des vitres', 'Window cleaning',
 'Vitres et encadrements, des deux côtés quand ils sont accessibles sans danger.',
 'Panes and frames, on both sides where they can be reached safely.', 30, 6, 12, 0, 60, 480, 4, true),
('ironing', 5, 'Repassage à domicile', 'Ironing at home',
 'Le linge repassé et plié chez vous, avec votre matériel.',
 'Laundry ironed and folded at your home, with your own equipment.', 60, 0, 0, 0, 60, 300, 5, true),
('short-let-turnover', 6, 'Ménage de location saisonnière', 'Short-let turnover',
 'Entre deux voyageurs : ménage, lits refaits et vérification du logement.',
 'Between two guests: cleaning, beds made and the home checked.', 45, 9, 12, 20, 90, 480, 6, false);

INSERT INTO catalog_extra (code, name_fr, name_en, minutes, flat_cents, position) VALUES
('oven', 'Intérieur du four', 'Inside the oven', 30, 0, 1),
('fridge', 'Intérieur du réfrigérateur', 'Inside the fridge', 30, 0, 2),
('kitchen-cupboards', 'Intérieur des placards de cuisine', 'Inside kitchen cupboards', 45, 0, 3),
('inside-windows', 'Vitres, côté intérieur', 'Inside windows', 45, 0, 4),
('balcony', 'Balcon ou terrasse', 'Balcony or terrace', 30, 0, 5),
('ironing-basket', 'Une corbeille de repassage', 'One basket of ironing', 60, 0, 6),
('laundry', 'Une lessive, étendue ou séchée', 'One load of laundry, hung or dried', 30, 0, 7),
('linen-change', 'Lits refaits avec votre linge', 'Beds made with your linen', 20, 0, 8),
('supplies', 'Produits et petit matériel apportés', 'Products and small equipment brought along', 0, 600, 9);

INSERT INTO catalog_service_extra (service_code, extra_code)
SELECT s.code, e.code FROM catalog_service s JOIN catalog_extra e ON CASE s.code
  WHEN 'windows' THEN e.code IN ('balcony', 'supplies')
  WHEN 'ironing' THEN e.code IN ('ironing-basket', 'laundry', 'linen-change')
  WHEN 'end-of-tenancy' THEN e.code IN ('oven', 'fridge', 'kitchen-cupboards', 'inside-windows', 'balcony', 'supplies')
  ELSE true END;

INSERT INTO catalog_area (code, name_fr, name_en, departments) VALUES
('paris', 'Paris et petite couronne', 'Paris and inner suburbs', ARRAY['75', '92', '93', '94']),
('large-cities', 'Grande couronne et grandes métropoles', 'Outer Paris and large cities',
 ARRAY['77', '78', '91', '95', '69', '13', '06', '44', '33', '31', '59', '67', '34', '35']),
('elsewhere', 'Ailleurs en France', 'Elsewhere in France', ARRAY[]::text[]);

INSERT INTO catalog_price_bound (area_code, service_code, minimum_cents, maximum_cents)
SELECT a.code, s.code,
  CASE a.code WHEN 'paris' THEN 2200 WHEN 'large-cities' THEN 2000 ELSE 1900 END + s.more,
  CASE a.code WHEN 'paris' THEN 5000 WHEN 'large-cities' THEN 4600 ELSE 4200 END + 2 * s.more
FROM catalog_area a CROSS JOIN (VALUES ('regular-cleaning', 0), ('deep-cleaning', 300), ('end-of-tenancy', 400),
  ('windows', 300), ('ironing', 0), ('short-let-turnover', 200)) AS s (code, more);
