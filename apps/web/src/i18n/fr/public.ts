const catalogue = {
  landing: {
    metaTitle: 'Le ménage à domicile, en toute clarté',
    title: 'Chez vous,\ntout est limpide.',
    lead: 'Des prestataires de ménage contrôlés un par un. Le prix complet avant de réserver. Votre adresse, seulement à la personne qui vient.',
    description:
      'Réservez un ménage à domicile auprès de prestataires vérifiés et assurés. Prix complet affiché avant de réserver, paiement après la visite.',
  },
  receipt: {
    title: 'Une visite, ligne par ligne',
    labour: '{{duration}} à {{rate}}',
    fee: 'Frais de service ({{fee}})',
    total: 'Vous payez',
    shares: 'À qui va cet argent',
    toProvider: 'Pour la personne qui vient',
    toPlatform: 'Pour Limpide',
  },
  services: {
    title: 'Ce qu’on peut faire pour vous',
    from: 'À partir de {{duration}}',
  },
  checked: {
    title: 'Personne n’apparaît ici avant d’avoir été vérifié',
    text: 'Six contrôles, tous obligatoires, chacun daté et visible sur le profil. Quand l’un d’eux expire, le profil disparaît de la recherche le jour même.',
    identity: { what: 'Identité', how: 'pièce examinée' },
    background: { what: 'Casier judiciaire', how: 'vu, jamais gardé' },
    insurance: { what: 'Assurance', how: 'contrat en cours' },
    skills: { what: 'Savoir-faire', how: 'prouvé par métier' },
    references: { what: 'Références', how: 'deux, interrogées' },
    business: { what: 'Entreprise', how: 'SIRET vérifié' },
  },
  address: {
    title: 'Votre adresse, à la bonne personne, au bon moment',
    text: 'Chaque fois que quelqu’un la regarde, c’est noté, et vous le voyez sur votre réservation.',
    search: { when: 'Pendant la recherche', what: 'La commune, et une distance arrondie.' },
    confirmed: { when: 'Réservation confirmée', what: 'La rue, pour une seule personne : celle qui vient.' },
    dayBefore: { when: '24 heures avant', what: 'L’étage, le code de la porte et vos consignes.' },
    after: { when: '7 jours après', what: 'Plus rien. En cas d’annulation, plus rien tout de suite.' },
  },
  forProviders: {
    title: 'Vous nettoyez, vous fixez votre prix',
    text: '{{kept}} du prix de la visite est pour vous, viré {{claimHours}} heures après. Vous choisissez vos communes, vos heures, vos demandes. Votre place dans la recherche ne s’achète pas, et son calcul vous est montré.',
    action: 'Devenir prestataire',
  },
  how: {
    title: 'Comment ça marche',
    lead: 'D’une recherche à un logement propre, sans rien qui se découvre après.',
    description:
      'De la recherche au paiement après la visite : comment se passe une réservation de ménage sur Limpide, pour les clients et les prestataires.',
    customers: 'Pour les clients',
    find: 'Trouver un prestataire',
    customer: {
      search: {
        title: 'Cherchez avec votre commune',
        text: 'Vous voyez qui est libre ce jour-là, avec le prix total de votre visite et ce qui a été vérifié, jusqu’à quelle date.',
      },
      quote: {
        title: 'Lisez le devis',
        text: 'Chaque ligne, les conditions d’annulation avec leurs heures et leurs montants, qui vend. Il est valable {{quoteMinutes}} minutes et ne change plus.',
      },
      pay: {
        title: 'Réservez',
        text: 'Le créneau est à vous pendant {{holdMinutes}} minutes, le temps de payer sur la page sécurisée de Stripe. L’argent est retenu, pas encore pris. Votre carte ne passe jamais par nos serveurs.',
      },
      visit: {
        title: 'Ouvrez votre porte',
        text: 'Vous donnez un code à quatre chiffres à la personne qui arrive : c’est la preuve qu’elle est venue, à l’heure dite.',
      },
      done: {
        title: 'Confirmez',
        text: 'Après la visite, l’argent est pris. Pendant {{claimHours}} heures, il n’est pas encore versé : si quelque chose ne va pas, dites-le.',
      },
      review: {
        title: 'Donnez votre avis',
        text: 'Seules les personnes d’une visite effectuée peuvent écrire, et les deux avis paraissent ensemble.',
      },
    },
    providers: 'Pour les prestataires',
    provider: {
      apply: {
        title: 'Présentez-vous',
        text: 'Votre nom public, ce que vous savez faire, d’où vous partez et jusqu’où vous allez.',
      },
      vetting: {
        title: 'Constituez votre passeport',
        text: 'Identité, casier judiciaire (montré, jamais copié), assurance, savoir-faire, deux références, entreprise. Une personne examine chaque pièce et motive chaque refus.',
      },
      price: {
        title: 'Fixez vos prix et vos heures',
        text: 'Vous voyez à chaque instant ce qui vous reste : le prix moins {{commission}}. Rien d’autre.',
      },
      work: {
        title: 'Acceptez, ou non',
        text: 'Vous répondez aux demandes, ou confirmez tout de suite si vous le préférez. Un refus ne vous est pas compté.',
      },
      paid: {
        title: 'Soyez payé',
        text: 'Le virement part {{claimHours}} heures après la visite, avec le détail de chaque réservation.',
      },
    },
    rankingTitle: 'Dans quel ordre les prestataires s’affichent',
    ranking:
      'Plusieurs facteurs se multiplient : la distance, la note des avis vérifiés et la part des visites tenues comptent le plus ; l’expérience de ce service et le prix, peu. Les nouveaux ont un petit coup de pouce, qui fond de jour en jour. Chaque prestataire voit ses propres chiffres. Aucune place ne s’achète.',
  },
  prices: {
    title: 'Prix et annulation',
    lead: 'Tout ce qu’une réservation peut coûter, avant, pendant et après.',
    description: 'Les frais, les majorations, le moment du paiement et le coût exact d’une annulation sur Limpide.',
    priceTitle: 'Le prix',
    price:
      'Chaque prestataire fixe son prix de l’heure, toutes taxes comprises. Les frais de service sont de {{fee}}. Sur le prix de la visite, nous gardons {{commission}} de commission ; le reste est pour la personne qui vient.',
    surchargesTitle: 'Les majorations',
    sunday: 'Dimanche',
    holiday: 'Jour férié',
    shortNotice: 'Réservé moins de {{shortNoticeHours}} heures avant',
    paymentTitle: 'Le paiement',
    payment:
      'Pour une visite dans les {{holdDays}} jours, le montant est retenu sur votre carte à la réservation. Plus tard, la carte est enregistrée et le montant retenu {{holdHours}} heures avant. Dans les deux cas il n’est pris qu’après la visite, et versé au prestataire {{claimHours}} heures plus tard.',
    cancellationTitle: 'L’annulation',
    cancellation:
      'Chaque prestataire choisit l’une de ces trois règles, affichée sur son profil. Les pourcentages portent sur le total. Avant que vous ne confirmiez une annulation, le montant exact s’affiche. Si le prestataire annule, vous ne payez rien.',
    until: 'Jusqu’à {{hours}} h avant',
    between: 'De {{from}} h à {{hours}} h avant',
    after: 'Ensuite',
    withdrawalTitle: '{{withdrawalDays}} jours pour changer d’avis',
    withdrawal:
      'La loi vous donne {{withdrawalDays}} jours pour vous rétracter d’un contrat conclu à distance. Si la visite a lieu avant la fin de ce délai, vous la demandez expressément au moment de réserver. Ce droit passe avant les règles d’annulation : tant qu’il court et que la visite n’a pas commencé, annuler ne coûte rien. Il prend fin une fois la visite entièrement effectuée.',
    guaranteeTitle: 'Si quelque chose ne va pas',
    guarantee:
      'Vous avez {{claimHours}} heures après la visite pour le dire. Pendant ce temps, l’argent n’est versé à personne.',
  },
  reference: {
    title: 'Recommandez-vous {{name}} ?',
    lead: 'Vous avez été cité comme référence : « {{relationship}} ». Une question, une réponse, sans compte.',
    question: 'Confieriez-vous de nouveau votre logement à {{name}} ?',
    yes: 'Oui, je recommande',
    no: 'Non',
    comment: 'Quelques mots, si vous voulez',
    commentHint: 'Pour la personne qui examine le dossier. Rien n’est publié.',
    chooseOne: 'Choisissez oui ou non.',
    send: 'Envoyer ma réponse',
    privacy: 'Votre réponse n’est lue que par les examinateurs de Limpide. Le prestataire n’en voit pas le contenu.',
    thanksTitle: 'Merci, c’est noté',
    thanksText: 'Votre réponse est enregistrée. Ce lien ne sert plus, vous pouvez fermer cette page.',
    overTitle: 'Ce lien ne sert plus',
    overText: 'Il a déjà été utilisé, ou il a expiré.',
  },
};

export default catalogue;
