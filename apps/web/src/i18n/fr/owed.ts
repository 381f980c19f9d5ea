const owed = {
  title: 'Documents dus',
  text: 'Ce qui doit être émis et ne l’est pas encore, le plus ancien d’abord. Chaque document est retenté tout seul ; ici, on voit pourquoi il attend.',
  empty: 'Tout ce qui est dû est émis.',
  filter: 'Raison',
  all: 'Toutes',
  filters: { FAILURE: 'Échec', INVOICE: 'Attend un autre document', MANDATE: 'Attend un mandat' },
  why: {
    FAILURE: 'Le dernier essai a échoué. Si cela dure, le journal de l’application dit pourquoi.',
    INVOICE: 'Attend le document que celui-ci corrige.',
    MANDATE:
      '{{name}} n’a pas de mandat de facturation en cours : à cette personne de le donner, ou d’émettre elle-même.',
    DUE: 'Sera émis au prochain passage.',
  },
  since: '{{name}}, depuis le {{when}}',
  tries_one: '{{count}} essai',
  tries_other: '{{count}} essais',
  retry: 'Réessayer',
  retryOf: 'Réessayer : {{name}} {{reference}}',
  issued: 'Document émis.',
  still: {
    FAILURE: 'L’essai a échoué.',
    INVOICE: 'Le document à corriger n’est pas encore émis.',
    MANDATE: 'Le mandat manque toujours.',
    DUE: 'Un autre essai est en cours.',
  },
  more: 'Afficher la suite',
};

export default owed;
