const catalogue = {
  title: 'Vos cartes',
  lead: 'Elles sont chez Stripe, notre service de paiement. Limpide n’en connaît pas les numéros et ne les garde pas.',
  open: 'Mes cartes, chez Stripe',
  openHint: 'La page de Stripe s’ouvre ici, puis vous ramène à votre compte.',
  back: 'Vous revenez de la page de Stripe : vos changements y sont enregistrés.',
  rules: 'Quelle carte sert, et quand',
  kept: 'Une visite à venir garde la carte avec laquelle elle a été réservée.',
  removed:
    'Si vous retirez cette carte, votre carte par défaut prend sa place. Sans carte par défaut, nous vous écrivons aussitôt ; {{holdHours}} heures avant la visite, vous recevez un lien pour payer.',
  held: 'Un montant déjà réservé sur une carte le reste, même si vous la retirez.',
  never: 'Une carte que vous n’avez choisie ni pour une visite, ni par défaut, n’est jamais débitée.',
};

export default catalogue;
