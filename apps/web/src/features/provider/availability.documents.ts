import { Failure } from '../../lib/failure';
import { graphql } from '../../lib/graphql';

const AvailabilityFields = graphql(`
  fragment AvailabilityFields on MyAvailability @_unmask {
    timeZone
    weeklyHours {
      weekday
      startMinute
      endMinute
    }
    exceptions {
      date
      hours {
        startMinute
        endMinute
      }
    }
    timeOff {
      id
      start
      end
    }
    settings {
      bufferBeforeMinutes
      bufferAfterMinutes
      dailyCapMinutes
      minNoticeMinutes
      horizonDays
    }
  }
`);

export const AvailabilityQuery = graphql(
  `
    query MyAvailability {
      myAvailability {
        ...AvailabilityFields
      }
    }
  `,
  [AvailabilityFields],
);

export const SetWeeklyHoursMutation = graphql(
  `
    mutation SetWeeklyHours($input: WeeklyHoursInput!) {
      setWeeklyHours(input: $input) {
        __typename
        ... on MyAvailability {
          ...AvailabilityFields
        }
        ...Failure
      }
    }
  `,
  [AvailabilityFields, Failure],
);

export const SetExceptionMutation = graphql(
  `
    mutation SetDateException($input: DateExceptionInput!) {
      setDateException(input: $input) {
        __typename
        ... on MyAvailability {
          ...AvailabilityFields
        }
        ...Failure
      }
    }
  `,
  [AvailabilityFields, Failure],
);

export const RemoveExceptionMutation = graphql(
  `
    mutation RemoveDateException($date: LocalDate!) {
      removeDateException(date: $date) {
        __typename
        ...AvailabilityFields
      }
    }
  `,
  [AvailabilityFields],
);

export const AddTimeOffMutation = graphql(
  `
    mutation AddTimeOff($input: TimeOffInput!) {
      addTimeOff(input: $input) {
        __typename
        ... on MyAvailability {
          ...AvailabilityFields
        }
        ...Failure
      }
    }
  `,
  [AvailabilityFields, Failure],
);

export const RemoveTimeOffMutation = graphql(
  `
    mutation RemoveTimeOff($id: ID!) {
      removeTimeOff(id: $id) {
        __typename
        ... on MyAvailability {
          ...AvailabilityFields
        }
        ...Failure
      }
    }
  `,
  [AvailabilityFields, Failure],
);

export const UpdateSettingsMutation = graphql(
  `
    mutation UpdateAvailabilitySettings($input: AvailabilitySettingsInput!) {
      updateAvailabilitySettings(input: $input) {
        __typename
        ... on MyAvailability {
          ...AvailabilityFields
        }
        ...Failure
      }
    }
  `,
  [AvailabilityFields, Failure],
);
