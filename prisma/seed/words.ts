/** French names and texts, with their accents, for people who do not exist. */
export const FIRST_NAMES = [
  'Aïcha', 'Amélie', 'Anaïs', 'André', 'Awa', 'Béatrice', 'Benoît', 'Camille', 'Cécile', 'Chloé', 'Clément', 'Corinne',
  'Daouda', 'Delphine', 'Désiré', 'Élodie', 'Émile', 'Emma', 'Étienne', 'Fatou', 'Fernanda', 'François', 'Françoise',
  'Gaëlle', 'Geneviève', 'Grâce', 'Grégory', 'Hélène', 'Inès', 'Irène', 'Jérôme', 'Joëlle', 'José', 'Joséphine', 'Karima',
  'Laëtitia', 'Léa', 'Léon', 'Loïc', 'Lucie', 'Lucía', 'Maël', 'Malika', 'Manon', 'Maria', 'Marie-Thérèse', 'Mathéo',
  'Mélanie', 'Michèle', 'Moussa', 'Nadège', 'Naïma', 'Noémie', 'Océane', 'Odile', 'Oumar', 'Pascal', 'Paulo', 'Raphaël',
  'Régine', 'Rémi', 'Rosa', 'Salomé', 'Sébastien', 'Séverine', 'Solène', 'Sophie', 'Stéphane', 'Thaïs', 'Théo', 'Thérèse',
  'Valérie', 'Véronique', 'Yaël', 'Yasmine', 'Zoé',
] as const;

export const LAST_NAMES = [
  'Allègre', 'Aubry', 'Bâ', 'Barthélemy', 'Béranger', 'Besançon', 'Bérénger', 'Blévin', 'Brémond', 'Camara', 'Cléret', 'Coste',
  'Da Silva', 'De Oliveira', 'Delaître', 'Démaret', 'Desprès', 'Diallo', 'Diarra', 'Dufaÿ', 'Dupré', 'Étienne', 'Faÿ',
  'Fernandes', 'Ferré', 'Fléchard', 'Fontès', 'Gagné', 'Gérard', 'Gonçalves', 'Guérin', 'Haddad', 'Hébert', 'Hervé', 'Jégou',
  'Kaboré', 'Keïta', 'Konaté', 'Lacôte', 'Laîné', 'Lefèvre', 'Lemaître', 'Lévêque', 'Maréchal', 'Martin', 'Ménard', 'Mérieux',
  'Nguyễn', 'Noël', 'Ouattara', 'Pâris', 'Périer', 'Pétrovic', 'Prévost', 'Quéré', 'Ramírez', 'Rivière', 'Rodríguez', 'Sánchez',
  'Sève', 'Sörensen', 'Tessier', 'Thébault', 'Touré', 'Traoré', 'Trépied', 'Vallée', 'Véron', 'Vidéau', 'Yıldız',
] as const;

export const STREETS = [
  'rue de l’Église', 'avenue de la République', 'rue des Écoles', 'boulevard Voltaire', 'rue du Faubourg-Saint-Antoine',
  'place de la Mairie', 'rue Victor-Hugo', 'allée des Tilleuls', 'impasse du Châtelet', 'quai de la Fosse', 'rue Mercière',
  'cours Lafayette', 'rue Crébillon', 'rue de la Gaîté', 'rue des Bégonias', 'chemin des Étangs',
] as const;

export const BIOS = [
  'Quinze ans d’expérience chez des particuliers. J’aime le travail bien fait et les clients qui reviennent.',
  'Ancienne gouvernante d’hôtel : lits tirés au cordeau, salles de bains étincelantes et discrétion assurée.',
  'Je viens avec mes produits écologiques, sans parfum. Idéal si vous avez de jeunes enfants ou des allergies.',
  'Organisée et ponctuelle, je m’adapte à vos priorités et vous laisse un mot après chaque visite.',
  'Spécialiste des grands ménages et des fins de bail : votre état des lieux se passera bien.',
  'Repassage impeccable, chemises comprises. Je parle français et portugais.',
  'Travail soigné, même dans les recoins. Références vérifiées de familles du quartier.',
  'Vitres hautes, baies vitrées, vérandas : j’ai le matériel et l’habitude.',
  'Nous sommes une petite équipe de deux, efficace et souriante. Un appartement de 80 m² en deux heures.',
  'Je m’occupe de locations saisonnières depuis 2018 : linge, clés, inventaire, tout est prêt pour les voyageurs.',
  'Aide-ménagère diplômée, habituée aux personnes âgées. Patience et gentillesse.',
  'Le ménage, c’est mon métier et ma fierté. À l’aise avec les animaux.',
] as const;

export const PRAISE = [
  'Travail impeccable, appartement étincelant. Ponctuelle et très agréable.',
  'Parfait de bout en bout, les vitres n’ont jamais été aussi propres !',
  'Très soigneux, a même pensé à aérer les pièces. Je recommande les yeux fermés.',
  'Arrivée à l’heure, repartie en laissant une cuisine comme neuve. Merci !',
  'Efficace, discrète et souriante. Nous avons déjà réservé la prochaine fois.',
  'Excellente prestation, le four était dans un état… maintenant on dirait un neuf.',
  'Ménage de fin de bail réussi : caution rendue en entier.',
  'Communication claire avant la visite, résultat à la hauteur.',
  'Une perle. Le repassage est digne d’un pressing.',
  'Everything was spotless, and she kindly wrote a note about the products we should buy.',
  'On time, careful and friendly. We will book again.',
] as const;

export const FAIR = [
  'Bon travail dans l’ensemble, quelques traces sur le miroir de la salle de bains.',
  'Correct, mais arrivée avec dix minutes de retard (prévenue à l’avance).',
  'Propre et poli. Il manquait un peu de temps pour finir le balcon.',
  'Satisfait, même si les plinthes ont été oubliées.',
  'Fine overall; the oven could have used another five minutes.',
] as const;

export const POOR = [
  'Déçue : la salle de bains n’était pas finie et il a fallu repasser derrière.',
  'Retard d’une demi-heure sans prévenir, le travail était ensuite bâclé.',
] as const;

export const OF_CUSTOMERS = [
  'Accueil chaleureux, logement bien rangé, consignes claires.',
  'Cliente très aimable, code d’entrée communiqué à temps.',
  'Tout était prêt, produits compris. Merci pour le café !',
  'Instructions précises et paiement sans souci.',
  'Logement conforme à l’annonce, je reviendrai avec plaisir.',
] as const;

export const REPLIES = ['Merci beaucoup, au plaisir de revenir !', 'Merci pour votre confiance.', 'Désolée pour ce retard, je vous présente mes excuses.'] as const;
