import { registerMessages } from '#platform/i18n';

registerMessages('availability', {
  fr: {
    'InvalidHours.WEEKDAY': 'Les jours vont de 1 (lundi) à 7 (dimanche).',
    'InvalidHours.ORDER': 'Une plage commence avant sa fin, entre minuit et minuit.',
    'InvalidHours.QUARTER_HOUR': 'Les plages commencent et finissent à un quart d’heure.',
    'InvalidHours.OVERLAP': 'Deux plages du même jour se chevauchent.',
    'InvalidHours.TOO_MANY': 'Six plages par jour au plus.',
    InvalidHours: 'Ces horaires ne conviennent pas. {why}',
    InvalidExceptionDate: 'Choisissez un jour à partir d’aujourd’hui et dans les deux ans.',
    InvalidTimeOff:
      'L’absence doit finir après son début et après maintenant, durer un an au plus et commencer dans les deux ans.',
    TimeOffNotFound: 'Cette absence n’existe pas ou plus.',
    InvalidAvailabilitySettings: 'La valeur doit être comprise entre {minimum} et {maximum}.',
  },
  en: {
    'InvalidHours.WEEKDAY': 'Days go from 1 (Monday) to 7 (Sunday).',
    'InvalidHours.ORDER': 'A range begins before it ends, between midnight and midnight.',
    'InvalidHours.QUARTER_HOUR': 'Ranges begin and end on a quarter of an hour.',
    'InvalidHours.OVERLAP': 'Two ranges of the same day overlap.',
    'InvalidHours.TOO_MANY': 'At most six ranges a day.',
    InvalidHours: 'These hours can’t be. {why}',
    InvalidExceptionDate: 'Choose a day from today on and within two years.',
    InvalidTimeOff: 'Time off must end after it begins and after now, last a year at most and begin within two years.',
    TimeOffNotFound: 'This time off does not exist, or no longer.',
    InvalidAvailabilitySettings: 'The value must be between {minimum} and {maximum}.',
  },
});
