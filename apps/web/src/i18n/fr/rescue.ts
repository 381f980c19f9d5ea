const catalogue = {
  customer: {
    title: '{{name}} ne peut plus venir',
    text: 'Cette personne ne remplit plus toutes les conditions que nous vérifions. Votre adresse lui est refermée. Choisissez quelqu’un d’autre à la même heure, ou annulez : tout vous est rendu.',
    until: 'À choisir avant le {{when}}. Ensuite nous annulons et vous rendons tout.',
    who: 'Libres à la même heure',
    nobody: 'Personne d’autre n’est libre à cette heure. Annulez sans frais, et choisissez un autre moment.',
    choose: 'Choisir',
    chooseName: 'Choisir {{name}}, {{price}}',
    instant: 'Confirmation immédiate',
    asked: 'Doit d’abord accepter',
    money: 'L’argent de cette visite est libéré dès que l’autre est confirmée : vous ne payez jamais deux fois.',
    underWay:
      'Vous avez choisi quelqu’un d’autre. Cette visite est annulée et remboursée dès que l’autre est confirmée.',
    toReplacement: 'Voir l’autre réservation',
    replaced: 'Quelqu’un d’autre vient à la même heure.',
  },
  order:
    'Cette visite en remplace une autre à la même heure. L’autre est annulée et remboursée en entier dès que celle-ci est confirmée.',
  provider: {
    title: 'Visite en attente',
    text: 'Votre dossier ne permet plus cette visite : une pièce n’est plus valable, ou votre annonce est suspendue ou fermée. Si tout est de nouveau en règle avant le {{when}} et que le client n’a rien décidé, elle vous revient.',
    file: 'Voir mon dossier',
  },
  staff: {
    title: 'Visites à sauver',
    lead: 'L’intervenant d’une visite confirmée ne peut plus venir. Le client choisit quelqu’un d’autre ou est remboursé ; chaque consultation est journalisée.',
    empty: 'Aucune visite en attente',
    emptyText: 'Une visite paraît ici dès que son intervenant ne peut plus venir.',
    decideBy: 'Choix du client avant le {{when}}',
    openedAt: 'En attente depuis le {{when}}',
    underWay: 'Le client réserve quelqu’un d’autre',
    reason: {
      SUSPENDED: 'Annonce suspendue',
      CLOSED: 'Annonce fermée',
      ACCOUNT_NOT_IN_GOOD_STANDING: 'Compte bloqué',
      CREDENTIAL: 'Une pièce obligatoire n’est plus valable',
    },
    again: 'Vérifier à nouveau',
    againDone: 'Vérifié à nouveau.',
    refund: 'Annuler et tout rendre',
    refundText:
      'La visite {{reference}} est annulée par la plateforme : le client récupère tout, avec un avoir. Le client et l’intervenant l’apprennent par e-mail.',
    refunded: 'Visite annulée, tout est rendu.',
    open: 'Voir la réservation',
  },
};
export default catalogue;
