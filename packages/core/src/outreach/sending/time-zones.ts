/**
 * The time zones that Instantly's schedules accept: a closed list, from the types of its official SDK. The zones of large
 * cities may be missing (Europe/London, Europe/Berlin, America/New_York).
 */
// biome-ignore format: one zone a line is a hundred lines
export const SENDING_TIME_ZONES = [
  "Etc/GMT+12", "Etc/GMT+11", "Etc/GMT+10", "America/Anchorage", "America/Dawson", "America/Creston",
  "America/Chihuahua", "America/Boise", "America/Belize", "America/Chicago", "America/Bahia_Banderas",
  "America/Regina", "America/Bogota", "America/Detroit", "America/Indiana/Marengo", "America/Caracas",
  "America/Asuncion", "America/Glace_Bay", "America/Campo_Grande", "America/Anguilla", "America/Santiago",
  "America/St_Johns", "America/Sao_Paulo", "America/Argentina/La_Rioja", "America/Araguaina",
  "America/Godthab", "America/Montevideo", "America/Bahia", "America/Noronha", "America/Scoresbysund",
  "Atlantic/Cape_Verde", "Africa/Casablanca", "America/Danmarkshavn", "Europe/Isle_of_Man",
  "Atlantic/Canary", "Africa/Abidjan", "Arctic/Longyearbyen", "Europe/Belgrade", "Africa/Ceuta",
  "Europe/Sarajevo", "Africa/Algiers", "Africa/Windhoek", "Asia/Nicosia", "Asia/Beirut", "Africa/Cairo",
  "Asia/Damascus", "Europe/Bucharest", "Africa/Blantyre", "Europe/Helsinki", "Europe/Istanbul",
  "Asia/Jerusalem", "Africa/Tripoli", "Asia/Amman", "Asia/Baghdad", "Europe/Kaliningrad", "Asia/Aden",
  "Africa/Addis_Ababa", "Europe/Kirov", "Europe/Astrakhan", "Asia/Tehran", "Asia/Dubai", "Asia/Baku",
  "Indian/Mahe", "Asia/Tbilisi", "Asia/Yerevan", "Asia/Kabul", "Antarctica/Mawson", "Asia/Yekaterinburg",
  "Asia/Karachi", "Asia/Kolkata", "Asia/Colombo", "Asia/Kathmandu", "Antarctica/Vostok", "Asia/Dhaka",
  "Asia/Rangoon", "Antarctica/Davis", "Asia/Novokuznetsk", "Asia/Hong_Kong", "Asia/Krasnoyarsk",
  "Asia/Brunei", "Australia/Perth", "Asia/Taipei", "Asia/Choibalsan", "Asia/Irkutsk", "Asia/Dili",
  "Asia/Pyongyang", "Australia/Adelaide", "Australia/Darwin", "Australia/Brisbane", "Australia/Melbourne",
  "Antarctica/DumontDUrville", "Australia/Currie", "Asia/Chita", "Antarctica/Macquarie", "Asia/Sakhalin",
  "Pacific/Auckland", "Etc/GMT-12", "Pacific/Fiji", "Asia/Anadyr", "Asia/Kamchatka", "Etc/GMT-13",
  "Pacific/Apia",
] as const;

export type SendingTimeZone = (typeof SENDING_TIME_ZONES)[number];

/** Replacements with the same rules, for common zones that the list lacks. */
const STAND_INS: Readonly<Record<string, SendingTimeZone>> = {
  "Europe/London": "Europe/Isle_of_Man",
  "Europe/Dublin": "Europe/Isle_of_Man",
  "Europe/Lisbon": "Atlantic/Canary",
  "Europe/Berlin": "Europe/Belgrade",
  "Europe/Vienna": "Europe/Belgrade",
  "Europe/Zurich": "Europe/Belgrade",
  "Europe/Paris": "Europe/Belgrade",
  "Europe/Madrid": "Africa/Ceuta",
  "Europe/Rome": "Europe/Belgrade",
  "Europe/Amsterdam": "Europe/Belgrade",
  "Europe/Brussels": "Europe/Belgrade",
  "Europe/Copenhagen": "Europe/Belgrade",
  "Europe/Oslo": "Arctic/Longyearbyen",
  "Europe/Stockholm": "Europe/Belgrade",
  "Europe/Warsaw": "Europe/Sarajevo",
  "Europe/Prague": "Europe/Belgrade",
  "Europe/Athens": "Europe/Bucharest",
  "America/New_York": "America/Detroit",
  "America/Toronto": "America/Detroit",
  "America/Denver": "America/Boise",
};

/** The advice in the message that refuses a zone: which zone to use instead. */
export function zoneAdvice(zone: unknown): string {
  const stand = typeof zone === "string" && Object.hasOwn(STAND_INS, zone) ? STAND_INS[zone] : undefined;
  return stand === undefined
    ? "must be one of the time zones that Instantly takes, such as Europe/Belgrade, Europe/Isle_of_Man or America/Detroit"
    : `Instantly does not take this zone: ${stand} has the same hours`;
}
