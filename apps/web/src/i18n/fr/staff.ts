const catalogue = {
  find: {
    title: 'Trouver une personne',
    by: 'Chercher par',
    EMAIL: 'Adresse e-mail entière',
    NAME: 'Nom public entier',
    ID: 'Numéro du compte',
    value: 'Que cherchez-vous ?',
    why: 'Pourquoi',
    submit: 'Chercher',
    nobody:
      'Personne ne correspond exactement. Les prénoms, noms et téléphones sont chiffrés : ils ne se cherchent pas.',
    open: 'Ouvrir',
    openOf: 'Ouvrir le compte de {{name}}, ouvert le {{day}}',
  },
  sessions: {
    title: 'Connexions',
    text_zero: 'Cette personne n’est connectée nulle part.',
    text_one: 'Cette personne est connectée à {{count}} endroit.',
    text_other: 'Cette personne est connectée à {{count}} endroits.',
    end: 'Fermer toutes ses sessions',
    endText: 'La personne devra se connecter à nouveau partout. Le motif est inscrit au journal.',
    ended: 'Toutes ses sessions sont fermées.',
  },
  bookings: 'Ses réservations',
  openBooking: 'Voir la réservation',
};
export default catalogue;
