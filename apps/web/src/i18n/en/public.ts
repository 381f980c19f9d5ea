import type fr from '../fr/public';

const catalogue: typeof fr = {
  landing: {
    metaTitle: 'Home cleaning, with everything in the clear',
    title: 'Your home,\ncrystal clear.',
    lead: 'Cleaners who are vetted one by one. The full price before you book. Your address, for nobody but the person who comes.',
    description:
      'Book home cleaning with vetted and insured providers. The full price is shown before you book, you pay after the visit.',
  },
  receipt: {
    title: 'One visit, line by line',
    labour: '{{duration}} at {{rate}}',
    fee: 'Service fee ({{fee}})',
    total: 'You pay',
    shares: 'Where that money goes',
    toProvider: 'To the person who comes',
    toPlatform: 'To Limpide',
  },
  services: {
    title: 'What can be done for you',
    from: 'From {{duration}}',
  },
  checked: {
    title: 'Nobody appears here before they have been checked',
    text: 'Six checks, all mandatory, each dated and shown on the profile. When one expires, the profile leaves the search that very day.',
    identity: { what: 'Identity', how: 'document examined' },
    background: { what: 'Criminal record', how: 'seen, never kept' },
    insurance: { what: 'Insurance', how: 'policy in force' },
    skills: { what: 'Skill', how: 'proven for each service' },
    references: { what: 'References', how: 'two, asked by us' },
    business: { what: 'Business', how: 'SIRET checked' },
  },
  address: {
    title: 'Your address, for the right person, at the right time',
    text: 'Each time someone looks at it, it is written down, and you see it on your booking.',
    search: { when: 'During the search', what: 'The town, and a rounded distance.' },
    confirmed: { when: 'Booking confirmed', what: 'The street, for one person only: whoever comes.' },
    dayBefore: { when: '24 hours before', what: 'The floor, the door code and your notes.' },
    after: { when: '7 days after', what: 'Nothing any more. After a cancellation, nothing at once.' },
  },
  forProviders: {
    title: 'You clean, you set your price',
    text: '{{kept}} of the price of a visit is yours, transferred {{claimHours}} hours later. You choose your towns, your hours, your requests. Your place in the search cannot be bought, and you are shown how it is worked out.',
    action: 'Become a provider',
  },
  how: {
    title: 'How it works',
    lead: 'From a search to a clean home, with nothing to find out afterwards.',
    description:
      'From the search to the payment after the visit: how booking a cleaner on Limpide works, for customers and providers.',
    customers: 'For customers',
    find: 'Find a provider',
    customer: {
      search: {
        title: 'Search with your town',
        text: 'You see who is free that day, with the total price of your visit and what was checked, until what date.',
      },
      quote: {
        title: 'Read the quote',
        text: 'Each line, the cancellation terms with their times and amounts, who sells. It is valid for {{quoteMinutes}} minutes and never changes.',
      },
      pay: {
        title: 'Book',
        text: 'The slot is yours for {{holdMinutes}} minutes while you pay on Stripe’s secure page. The money is held, not taken yet. Your card never passes through our servers.',
      },
      visit: {
        title: 'Open your door',
        text: 'You give a four-digit code to the person who arrives: it proves that they came, and when.',
      },
      done: {
        title: 'Confirm',
        text: 'After the visit, the money is taken. For {{claimHours}} hours it is not paid out yet: if something is wrong, say so.',
      },
      review: {
        title: 'Leave a review',
        text: 'Only people of a visit that took place can write, and both reviews appear together.',
      },
    },
    providers: 'For providers',
    provider: {
      apply: {
        title: 'Introduce yourself',
        text: 'Your public name, what you can do, where you start from and how far you go.',
      },
      vetting: {
        title: 'Build your passport',
        text: 'Identity, criminal record (shown, never copied), insurance, skills, two references, business. A person examines each piece and gives a reason for each refusal.',
      },
      price: {
        title: 'Set your prices and hours',
        text: 'You always see what is left to you: the price minus {{commission}}. Nothing else.',
      },
      work: {
        title: 'Accept, or not',
        text: 'You answer requests, or confirm at once if you prefer. A refusal is not held against you.',
      },
      paid: {
        title: 'Get paid',
        text: 'The transfer leaves {{claimHours}} hours after the visit, with the details of each booking.',
      },
    },
    rankingTitle: 'In which order providers are shown',
    ranking:
      'Several factors multiply: distance, the rating from verified reviews and the share of visits kept count most; experience with this service and the price, little. Newcomers get a small push that melts day by day. Each provider sees their own figures. No place can be bought.',
  },
  prices: {
    title: 'Prices and cancellation',
    lead: 'All that a booking can cost, before, during and after.',
    description: 'Fees, surcharges, when you pay and the exact cost of cancelling on Limpide.',
    priceTitle: 'The price',
    price:
      'Each provider sets their price by the hour, all taxes included. The service fee is {{fee}}. Of the price of the visit we keep a commission of {{commission}}; the rest is for the person who comes.',
    surchargesTitle: 'Surcharges',
    sunday: 'Sunday',
    holiday: 'Public holiday',
    shortNotice: 'Booked less than {{shortNoticeHours}} hours before',
    paymentTitle: 'Payment',
    payment:
      'For a visit within {{holdDays}} days, the amount is held on your card when you book. Further ahead, the card is saved and the amount held {{holdHours}} hours before. Either way it is taken only after the visit, and paid to the provider {{claimHours}} hours later.',
    cancellationTitle: 'Cancellation',
    cancellation:
      'Each provider chooses one of these three rules, shown on their profile. The percentages are of the total. Before you confirm a cancellation, the exact amount is shown. If the provider cancels, you pay nothing.',
    until: 'Until {{hours}} h before',
    between: '{{from}} h to {{hours}} h before',
    after: 'After that',
    withdrawalTitle: '{{withdrawalDays}} days to change your mind',
    withdrawal:
      'The law gives you {{withdrawalDays}} days to withdraw from a contract made at a distance. If the visit takes place before they are over, you expressly ask for it when you book. This right comes before the cancellation rules: as long as it runs and the visit has not begun, cancelling is free. It ends once the visit is fully done.',
    guaranteeTitle: 'If something is wrong',
    guarantee:
      'You have {{claimHours}} hours after the visit to say so. During that time the money is paid out to nobody.',
  },
  reference: {
    title: 'Do you recommend {{name}}?',
    lead: 'You were named as a reference: “{{relationship}}”. One question, one answer, no account.',
    question: 'Would you trust {{name}} with your home again?',
    yes: 'Yes, I recommend them',
    no: 'No',
    comment: 'A few words, if you like',
    commentHint: 'For the person who examines the file. Nothing is published.',
    chooseOne: 'Choose yes or no.',
    send: 'Send my answer',
    privacy: 'Your answer is read by Limpide’s reviewers only. The provider does not see what it says.',
    thanksTitle: 'Thank you, noted',
    thanksText: 'Your answer is recorded. This link has done its work, you can close this page.',
    overTitle: 'This link has done its work',
    overText: 'It was used already, or it has expired.',
  },
};

export default catalogue;
