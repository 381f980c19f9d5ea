const catalogue = {
  email: 'Adresse e-mail',
  password: 'Mot de passe',
  newPassword: 'Nouveau mot de passe',
  showPassword: 'Afficher ou masquer le mot de passe',
  passwordHint: 'Au moins {{count}} caractères. Une phrase que vous retenez vaut mieux que des signes bizarres.',
  publicName: 'Nom public',
  publicNameHint: 'Ce que les autres verront, par exemple « Camille M. ».',
  linkCut: 'Le lien est incomplet. Ouvrez-le depuis l’e-mail, ou demandez-en un nouveau.',
  signIn: {
    title: 'Se connecter',
    submit: 'Se connecter',
    forgotten: 'Mot de passe oublié',
    noAccount: 'Pas encore de compte ?',
  },
  secondFactor: {
    title: 'Encore un code',
    lead: 'Ce compte est protégé par un second facteur.',
    code: 'Code à six chiffres',
    recovery: 'De votre application d’authentification, ou l’un de vos codes de secours.',
  },
  signUp: {
    title: 'Créer un compte',
    intent: 'Vous voulez',
    customer: 'Réserver un ménage',
    provider: 'Proposer vos services',
    submit: 'Créer mon compte',
    haveAccount: 'Déjà un compte ?',
    sentTitle: 'Regardez vos e-mails',
  },
  verify: {
    doneTitle: 'Votre compte est ouvert',
    failedTitle: 'Ce lien ne fonctionne plus',
    again: 'Créer un compte',
  },
  forgotten: {
    title: 'Mot de passe oublié',
    lead: 'Donnez votre adresse : si elle a un compte, un lien y part aussitôt.',
    submit: 'Recevoir un lien',
  },
  reset: {
    title: 'Nouveau mot de passe',
    lead: 'Toutes vos sessions seront fermées.',
    submit: 'Changer mon mot de passe',
    doneTitle: 'Mot de passe changé',
  },
};

export default catalogue;
